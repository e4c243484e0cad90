/**
 * Builds an element: `element('p', { class: 'Error', role: 'alert' }, 'text', child)`.
 * Attributes with false, null or undefined are left out; `on…` functions become listeners. Text is
 * always text, never markup. Children that are false, null or empty are left out as well.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children.flat(2).filter((child) => !nothing.has(child)))
  return node
}

/** What a condition leaves behind when it does not hold. */
const nothing = new Set([null, undefined, false, ''])

/** Builds an icon from markup that stands in our own source. */
export function icon(markup, className) {
  const holder = element('span', { class: className, 'aria-hidden': 'true' })
  holder.innerHTML = markup
  return holder
}
