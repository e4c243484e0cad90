import { element } from '../shared/dom.js'
import { digitsOf } from './card-number.js'
import { createEmailField } from './email-field.js'
import { createField, createFieldSet, textInput } from './field.js'
import { isHidden } from './hidden-fields.js'

/**
 * What paying at a konbini means, where, and the fields that the page has not asked for itself.
 * Stripe needs a name and an e-mail; the phone number, if given, is what the customer types at the
 * kiosk instead of a random confirmation number.
 */
export function createKonbiniForm({ text, options }) {
  const defaults = options.defaultValues?.billingDetails ?? {}
  const make = (name, create) => (isHidden(options, 'konbini', name) ? null : create())

  const name = make('name', () =>
    createField({
      name: 'name',
      label: text.name,
      control: textInput({ autocomplete: 'name' }),
      check: () =>
        name.control.value.trim() ? null : { code: 'incomplete_name', message: text.missingName },
    }),
  )
  const email = make('email', () => createEmailField(text))
  const phone = make('phone', () =>
    createField({
      name: 'phone',
      label: text.phone,
      hint: text.phoneHint,
      control: textInput({ autocomplete: 'tel-national', type: 'tel', mode: 'tel' }),
      check: () => checkPhone(digitsOf(phone.control.value), text),
    }),
  )
  const shown = [name, email, phone].filter(Boolean)
  for (const { control } of shown) control.value = defaults[control.name] ?? ''
  const phoneDigits = () => digitsOf(phone?.control.value ?? '')

  return {
    ...createFieldSet(shown),
    node: element(
      'div',
      { class: 'Fields' },
      element(
        'div',
        { class: 'Explanation' },
        element('p', {}, text.konbiniExplanation),
        element(
          'ul',
          { class: 'Chains', 'aria-label': text.chainsLabel },
          text.chains.map((chain) => element('li', {}, chain)),
        ),
        element('p', { class: 'Hint' }, text.konbiniNote),
      ),
      shown.map((field) => field.node),
    ),
    methodData: () => ({
      type: 'konbini',
      billing_details: {
        ...(name && { name: name.control.value.trim() }),
        ...(email && { email: email.control.value.trim() }),
        ...(phoneDigits() && { phone: phoneDigits() }),
      },
    }),
    methodOptions: () =>
      phoneDigits() ? { konbini: { confirmation_number: phoneDigits() } } : undefined,
  }
}

/** Optional; as a confirmation number it has 10 or 11 digits, not all of them zero. */
function checkPhone(digits, text) {
  if (digits === '' || (/^\d{10,11}$/.test(digits) && /[1-9]/.test(digits))) return null
  return { code: 'invalid_phone', message: text.invalidPhone }
}
