import { createField, textInput } from './field.js'

/** The one e-mail field, alone or among others. */
export function createEmailField(text, prefix) {
  const field = createField({
    name: 'email',
    prefix,
    label: text.email,
    control: textInput({ autocomplete: 'email', type: 'email', mode: 'email' }),
    check: () => checkEmail(field.control.value.trim(), text),
  })
  field.control.setAttribute('aria-required', 'true')
  return field
}

function checkEmail(value, text) {
  if (value === '') return { code: 'incomplete_email', message: text.missingEmail }
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
    ? null
    : { code: 'invalid_email', message: text.invalidEmail }
}
