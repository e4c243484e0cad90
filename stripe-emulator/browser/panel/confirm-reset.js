import { element } from '../shared/dom.js'
import { text } from './locale.js'

/** Asks before everything is thrown away. The first focus is on staying. */
export function confirmReset(reset) {
  const dialog = element(
    'dialog',
    { class: 'Confirm', 'aria-labelledby': 'confirm-heading', onclose: () => dialog.remove() },
    element('h2', { id: 'confirm-heading' }, text.resetQuestion),
    element('p', {}, text.resetMeans),
    element(
      'div',
      { class: 'Buttons' },
      element('button', { type: 'button', onclick: () => dialog.close() }, text.keep),
      element(
        'button',
        {
          type: 'button',
          class: 'Danger',
          onclick: () => {
            dialog.close()
            reset()
          },
        },
        text.resetNow,
      ),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
}
