import { digitsOf } from './card-number.js'
import { createField, textInput } from './field.js'
import { keepGrouped } from './keep-grouped.js'
import { prefectureSelect } from './prefectures.js'

/**
 * One field of an address, as its country writes it.
 *
 * @param {keyof fields} name of the table below; the input is named as in Stripe's own frame
 */
export function createAddressField(name, { text, locale, prefix, country }) {
  const { as = name, autocomplete, optional, mode, type } = fields[name]
  const isPrefecture = name === 'administrativeArea' && country === 'JP'
  const isJapanesePostcode = name === 'postalCode' && country === 'JP'
  const mayBeEmpty = optional || (name === 'postalCode' && !postcodes[country])
  const field = createField({
    name: as,
    prefix,
    label: text.labels[`${name}.${country}`] ?? text.labels[name],
    control: isPrefecture
      ? prefectureSelect(locale, text.choosePrefecture)
      : textInput({
          autocomplete,
          type,
          mode: isJapanesePostcode ? 'numeric' : mode,
          placeholder: isJapanesePostcode ? '100-0001' : undefined,
        }),
    check: () => {
      const value = field.control.value.trim()
      if (value === '') return mayBeEmpty ? null : problem(text, 'incomplete', name)
      return isWrong(name, value, country) ? problem(text, 'invalid', name) : null
    },
  })
  if (isPrefecture) field.control.setAttribute('autocomplete', autocomplete)
  if (isJapanesePostcode) keepGrouped(field.control, groupPostcode)
  if (!mayBeEmpty) field.control.setAttribute('aria-required', 'true')
  return field
}

const fields = {
  name: { autocomplete: 'name' },
  organization: { as: 'name', autocomplete: 'organization' },
  firstName: { autocomplete: 'given-name' },
  lastName: { autocomplete: 'family-name' },
  postalCode: { autocomplete: 'postal-code' },
  administrativeArea: { autocomplete: 'address-level1' },
  locality: { autocomplete: 'address-level2' },
  addressLine1: { autocomplete: 'address-line1' },
  addressLine2: { autocomplete: 'address-line2', optional: true },
  phone: { autocomplete: 'tel', mode: 'tel', type: 'tel' },
  phoneOptional: { as: 'phone', autocomplete: 'tel', mode: 'tel', type: 'tel', optional: true },
}

/** Elsewhere a postcode is neither asked for nor judged: many countries have none. */
const postcodes = {
  JP: /^\d{3}-?\d{4}$/,
  US: /^\d{5}(-\d{4})?$/,
  DE: /^\d{5}$/,
  FR: /^\d{5}$/,
  KR: /^\d{5}$/,
  TW: /^\d{3,6}$/,
  CN: /^\d{6}$/,
  GB: /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i,
  CA: /^[a-z]\d[a-z] ?\d[a-z]\d$/i,
  AU: /^\d{4}$/,
}

function isWrong(name, value, country) {
  if (name === 'postalCode') return !(postcodes[country]?.test(value) ?? true)
  if (name.startsWith('phone')) return !/^\d{8,15}$/.test(digitsOf(value))
  return false
}

function problem(text, kind, name) {
  return {
    code: `${kind}_${codes[name] ?? 'name'}`,
    message: text[kind][name] ?? text.missingName,
  }
}

const codes = {
  postalCode: 'zip',
  administrativeArea: 'state',
  locality: 'city',
  addressLine1: 'address_line1',
  phone: 'phone',
  phoneOptional: 'phone',
}

function groupPostcode(digits) {
  return digits.length > 3 ? `${digits.slice(0, 3)}-${digits.slice(3, 7)}` : digits
}
