/**
 * Moves the focus inside this frame as soon as the frame has it: it may have been given before the
 * frame had loaded, and then no event tells.
 */
export function takeFocus(focus) {
  if (document.hasFocus()) focus()
  else window.addEventListener('focus', focus, { once: true })
}
