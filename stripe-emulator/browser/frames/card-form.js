import { element } from '../shared/dom.js'
import { brandOf, digitsOf, groupExpiry, groupNumber, hasValidCheckDigit } from './card-number.js'
import { countrySelect } from './countries.js'
import { createField, createFieldSet, textInput } from './field.js'
import { isHidden } from './hidden-fields.js'
import { keepGrouped } from './keep-grouped.js'

/** The card's fields, and what the API calls their values. */
export function createCardForm({ text, locale, options }) {
  const brand = element('span', { class: 'Brand', 'aria-hidden': 'true' })
  const number = createField({
    name: 'number',
    label: text.number,
    control: textInput({
      autocomplete: 'cc-number',
      mode: 'numeric',
      placeholder: '1234 1234 1234 1234',
    }),
    inside: brand,
    check: () => checkNumber(digitsOf(number.control.value), text),
  })
  const expiry = createField({
    name: 'expiry',
    label: text.expiry,
    control: textInput({ autocomplete: 'cc-exp', mode: 'numeric', placeholder: text.expiryShape }),
    check: () => checkExpiry(digitsOf(expiry.control.value), text),
  })
  const cvc = createField({
    name: 'cvc',
    label: text.cvc,
    control: textInput({
      autocomplete: 'cc-csc',
      mode: 'numeric',
      placeholder: 'CVC',
      maxlength: 4,
    }),
    check: () => checkCvc(digitsOf(cvc.control.value), digitsOf(number.control.value), text),
  })
  const address = options.defaultValues?.billingDetails?.address
  const country = isHidden(options, 'card', 'country')
    ? null
    : createField({
        name: 'country',
        label: text.country,
        control: countrySelect(locale, address?.country ?? 'JP'),
        check: () => null,
      })

  keepGrouped(number.control, (digits) => groupNumber(digits))
  keepGrouped(expiry.control, groupExpiry)
  keepGrouped(cvc.control, (digits) => digits.slice(0, 4))
  number.control.addEventListener('input', () => {
    const digits = digitsOf(number.control.value)
    const found = brandOf(digits)
    brand.textContent = found.name
    brand.dataset.brand = found.id
    // A full number is judged at once: nobody goes back to a field that they have left.
    if (found.lengths.includes(digits.length)) number.show(number.check())
  })
  for (const control of [number.control, expiry.control, cvc.control]) {
    control.setAttribute('aria-required', 'true')
  }

  const fields = createFieldSet([number, expiry, cvc, ...(country ? [country] : [])])
  return {
    ...fields,
    node: element(
      'div',
      { class: 'Fields' },
      number.node,
      element('div', { class: 'Row' }, expiry.node, cvc.node),
      country?.node,
    ),
    methodData: () => {
      const [month, year] = [0, 2].map((at) => digitsOf(expiry.control.value).slice(at, at + 2))
      return {
        type: 'card',
        card: {
          number: digitsOf(number.control.value),
          exp_month: Number(month),
          exp_year: 2000 + Number(year),
          cvc: digitsOf(cvc.control.value),
        },
        billing_details: country ? { address: { country: country.control.value } } : {},
      }
    },
    /** A refusal that is about one field is shown there as well. */
    showApiError: (error) => {
      const field = { incorrect_number: number, incorrect_cvc: cvc, expired_card: expiry }[
        error?.code
      ]
      field?.show({ message: error.message })
    },
  }
}

function checkNumber(digits, text) {
  if (!brandOf(digits).lengths.includes(digits.length)) {
    return { code: 'incomplete_number', message: text.incompleteNumber }
  }
  return hasValidCheckDigit(digits) ? null : { code: 'invalid_number', message: text.invalidNumber }
}

/** A card is good to the end of the month that is written on it. */
function checkExpiry(digits, text) {
  if (digits.length < 4) return { code: 'incomplete_expiry', message: text.incompleteExpiry }
  const month = Number(digits.slice(0, 2))
  const year = 2000 + Number(digits.slice(2))
  const now = new Date()
  if (month < 1 || month > 12) return { code: 'invalid_expiry_month', message: text.invalidExpiry }
  if (year < now.getFullYear()) {
    return { code: 'invalid_expiry_year_past', message: text.expiryYearPast }
  }
  if (year > now.getFullYear() + 50) {
    return { code: 'invalid_expiry_year', message: text.invalidExpiry }
  }
  const isPast = year === now.getFullYear() && month < now.getMonth() + 1
  return isPast ? { code: 'invalid_expiry_month_past', message: text.expiryMonthPast } : null
}

function checkCvc(digits, number, text) {
  const { cvc } = brandOf(number)
  return cvc.includes(digits.length)
    ? null
    : { code: 'incomplete_cvc', message: text.incompleteCvc }
}
