import { resolveLocale } from '../shared/locale.js'
import { openParentChannel } from '../shared/parent-channel.js'
import { applyAppearance } from './appearance.js'
import { reportHeightOf, watchHeightOf } from './report-height.js'

/**
 * What the inside of every element does: listens to the page, tells it height, focus and changes,
 * and takes on its language and appearance.
 *
 * @param {HTMLElement} root
 * @param {Record<string, (args: any) => any>} methods what the page may call
 */
export function openElementFrame(root, methods) {
  const channel = openParentChannel({ methods })
  let lastChange = ''
  let isReady = false
  watchHeightOf(root, channel)
  root.addEventListener('keydown', (event) => event.key === 'Escape' && channel.emit('escape'))
  root.addEventListener('focusin', (event) => {
    if (!root.contains(event.relatedTarget)) channel.emit('focus')
  })
  root.addEventListener('focusout', (event) => {
    if (!root.contains(event.relatedTarget)) channel.emit('blur')
  })

  return {
    emit: channel.emit,
    /** Once everything listens; the page answers with the options. */
    listen: () => channel.emit('loaded'),
    isReady: () => isReady,
    reportHeight: () => reportHeightOf(root, channel),
    /** Takes on language and looks; answers the language. */
    dress: ({ elements }) => {
      const locale = resolveLocale(elements.locale)
      document.documentElement.lang = locale
      channel.emit('scheme', applyAppearance(elements.appearance))
      return locale
    },
    /** Tells the height, and the first time that the element can be used. */
    settle: () => {
      reportHeightOf(root, channel)
      if (!isReady) channel.emit('ready')
      isReady = true
    },
    /** A `change` event, unless nothing changed. */
    change: (event) => {
      const text = JSON.stringify(event)
      if (!isReady || text === lastChange) return
      lastChange = text
      channel.emit('change', event)
    },
  }
}
