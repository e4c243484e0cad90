import { digitsOf } from './card-number.js'

/**
 * Keeps an input's digits grouped while they are typed, pasted or filled in, with the caret behind
 * the same digit as before.
 *
 * @param {HTMLInputElement} input
 * @param {(digits: string, isDeleting: boolean) => string} group
 */
export function keepGrouped(input, group) {
  const regroup = (event) => {
    // An input method shows its own half-finished text; touching it would double digits.
    if (event.isComposing) return
    const isDeleting = event.inputType?.startsWith('delete') ?? false
    const caret = input.selectionStart ?? input.value.length
    const atEnd = caret === input.value.length
    const digitsBefore = digitsOf(input.value.slice(0, caret)).length
    const grouped = group(digitsOf(input.value), isDeleting)
    if (grouped === input.value) return
    input.value = grouped
    if (document.activeElement !== input) return
    const position = atEnd ? grouped.length : positionAfter(grouped, digitsBefore)
    input.setSelectionRange(position, position)
  }
  input.addEventListener('input', regroup)
  input.addEventListener('compositionend', () => {
    regroup({})
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function positionAfter(text, digitCount) {
  let seen = 0
  for (const [index, character] of [...text].entries()) {
    if (seen === digitCount) return index
    if (/\d/.test(character)) seen += 1
  }
  return text.length
}
