import { element } from '../shared/dom.js'
import { openElementFrame } from './element-frame.js'

/**
 * The inside of an element that is one form: address, e-mail.
 *
 * @param {HTMLElement} root
 * @param {(made: { locale: string, options: object }) => object} create a form of field.js, with
 *   `node`, and `describe()`: what `change` and `getValue()` tell of it
 */
export function runFormFrame(root, create) {
  let form = null
  let shape = ''

  const frame = openElementFrame(root, {
    configure: (settings) => {
      const locale = frame.dress(settings)
      draw({ locale, options: settings.element ?? {} })
      frame.settle()
      report()
    },
    submit: ({ focus } = {}) => {
      const error = form.validate(focus !== false)
      frame.reportHeight()
      return error ? { error: { type: 'validation_error', ...error } } : {}
    },
    /** As with Stripe, reading the value also shows what is wrong with it. */
    getValue: () => {
      if (!form.isComplete()) form.validate(false)
      const { empty: _, ...value } = form.describe()
      return value
    },
    focus: () => form?.firstField()?.focus(),
    blur: () => document.activeElement?.blur(),
    clear: () => form?.restore({}),
  })

  const report = () => frame.change(form.describe())
  root.addEventListener('input', report)
  // A select or a radio redraws the form on `change`, after its `input`.
  root.addEventListener('change', report)
  frame.listen()

  function draw(made) {
    const wanted = JSON.stringify(made)
    if (wanted === shape) return
    const before = form?.values() ?? null
    shape = wanted
    form = create(made)
    form.restore(before)
    root.replaceChildren(
      element(
        'form',
        { class: 'Element', novalidate: true, onsubmit: (event) => event.preventDefault() },
        form.node,
        element('p', { class: 'Ribbon' }, ribbons[made.locale]),
      ),
    )
  }
}

const ribbons = {
  ja: 'テスト環境 — Stripe ではありません',
  en: 'Test mode — not Stripe',
}
