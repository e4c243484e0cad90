import { element } from '../shared/dom.js'

/**
 * Brings a list up to date and leaves alone what did not change, so that a button does not vanish
 * under the pointer, or the focus from under the fingers, because something else happened.
 *
 * @param {HTMLElement} list
 * @param {{ id: string }[]} items
 * @param {string} emptyText
 * @param {(item: any) => HTMLElement} draw
 */
export function fillList(list, items, emptyText, draw) {
  const before = new Map([...list.children].map((node) => [node.dataset.key, node]))
  const nodes = items.map((item) => {
    const version = JSON.stringify(item)
    const old = before.get(item.id)
    if (old && versions.get(old) === version) return old
    const node = draw(item)
    node.dataset.key = item.id
    versions.set(node, version)
    if (old) moveFocus(old, node)
    return node
  })
  if (nodes.length === 0) nodes.push(element('p', { class: 'Empty' }, emptyText))
  for (const [index, node] of nodes.entries()) {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null)
  }
  while (list.children.length > nodes.length) list.lastElementChild.remove()
}

const versions = new WeakMap()

/** To the button of the same name; to the card itself when that button is gone. */
function moveFocus(from, to) {
  const name = from.contains(document.activeElement) && document.activeElement.textContent
  if (!name) return
  const same = [...to.querySelectorAll('button:not(:disabled)')].find(
    (button) => button.textContent === name,
  )
  to.tabIndex = -1
  requestAnimationFrame(() => (same ?? to).focus())
}
