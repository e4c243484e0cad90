import { element } from '../shared/dom.js'

/**
 * One labelled input with its error message underneath.
 *
 * @param {object} options
 * @param {string} options.name as in Stripe's own frame: `number`, `expiry`, `cvc`, `country` …
 * @param {string} [options.prefix] of the input's id
 * @param {string} options.label
 * @param {HTMLElement} options.control the input or select
 * @param {HTMLElement} [options.inside] drawn over the end of the input, e.g. a brand
 * @param {string} [options.hint] read with the field
 * @param {() => { code: string, message: string } | null} options.check what is wrong right now
 */
export function createField({ name, prefix = 'payment', label, control, inside, hint, check }) {
  const id = `${prefix}-${name}Input`
  const error = element('p', { class: 'Error', id: `Field-${name}Error`, role: 'alert' })
  const hintNode = hint && element('p', { class: 'Hint', id: `${id}-hint` }, hint)
  control.id = id
  control.name = name
  if (hintNode) control.setAttribute('aria-describedby', hintNode.id)

  const show = (problem) => {
    error.textContent = problem?.message ?? ''
    error.hidden = !problem
    control.setAttribute('aria-invalid', problem ? 'true' : 'false')
    control.classList.toggle('Input--invalid', Boolean(problem))
    const described = [problem && error.id, hintNode?.id].filter(Boolean).join(' ')
    if (described) control.setAttribute('aria-describedby', described)
    else control.removeAttribute('aria-describedby')
  }
  show(null)

  // While someone types, a message only ever goes away; it appears when they have left the field.
  control.addEventListener('input', () => !check() && show(null))
  control.addEventListener('blur', () => setTimeout(judge, CLICK_MS))
  const judge = () => {
    const isBack = document.hasFocus() && document.activeElement === control
    if (control.value !== '' && !isBack) show(check())
  }

  const node = element(
    'div',
    { class: `Field Field--${name}` },
    element('label', { class: 'Label', for: id }, label),
    element('div', { class: 'Control' }, control, inside),
    hintNode,
    error,
  )
  return { node, control, check, show }
}

/**
 * A press of the page's button takes the focus on its way down. A message that appeared then would
 * move the button from under the finger before it is up, and the click would be lost.
 */
const CLICK_MS = 200

/** A text input; `mode` is the on-screen keyboard. */
export function textInput({
  autocomplete,
  mode = 'text',
  // One space: style sheets tell an empty input by its placeholder (floating labels).
  placeholder = ' ',
  type = 'text',
  maxlength,
}) {
  return element('input', {
    class: 'Input',
    type,
    inputmode: mode,
    autocomplete,
    placeholder,
    maxlength,
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
  })
}

/**
 * What every form does with its fields.
 * @param {ReturnType<typeof createField>[]} fields
 */
export function createFieldSet(fields) {
  const typed = fields.filter(({ control }) => control.tagName === 'INPUT')
  return {
    firstField: () => fields[0]?.control,
    isEmpty: () => typed.every(({ control }) => control.value === ''),
    isComplete: () => fields.every(({ check }) => check() === null),
    /** Shows every message, moves to the first wrong field, returns its problem or null. */
    validate: (focus = true) => {
      const problems = fields.map((field) => ({ field, problem: field.check() }))
      for (const { field, problem } of problems) field.show(problem)
      const first = problems.find(({ problem }) => problem)
      if (focus) first?.field.control.focus()
      return first?.problem ?? null
    },
    values: () => Object.fromEntries(fields.map(({ control }) => [control.name, control.value])),
    /** null leaves the defaults, `{}` empties the fields that are typed. */
    restore: (values) => {
      if (values === null) return
      for (const { control } of fields) {
        if (control.name in values) control.value = values[control.name]
        else if (control.tagName === 'INPUT') control.value = ''
        control.dispatchEvent(new Event('input', { bubbles: true }))
      }
    },
  }
}
