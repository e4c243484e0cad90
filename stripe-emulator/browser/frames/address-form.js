import { element } from '../shared/dom.js'
import { createAddressField } from './address-fields.js'
import { countrySelect, isCountry } from './countries.js'
import { createField, createFieldSet } from './field.js'
import { prefectureFrom } from './prefectures.js'

/**
 * Name and address in the order of the chosen country; in Japan from the large to the small, as
 * people there write it.
 */
export function createAddressForm({ text, locale, options }) {
  const prefix = options.mode
  const make = (name) => createAddressField(name, { text, locale, prefix, country: chosen() })
  const country = createField({
    name: 'country',
    prefix,
    label: text.country,
    control: countrySelect(locale, firstCountry(options), options.allowedCountries),
    check: () => null,
  })
  const chosen = () => country.control.value
  const names = nameFields(options, locale).map(make)
  const phone = wantsPhone(options) ? make(phoneNeeded(options) ? 'phone' : 'phoneOptional') : null
  const place = element('div', { class: 'Fields' })
  let placed = []
  let fields = createFieldSet([])

  const drawPlace = () => {
    const before = fields.values()
    placed = (orders[chosen()] ?? orders.other).map(make)
    for (const { control } of placed) control.value = before[control.name] ?? ''
    place.replaceChildren(...placed.map(({ node }) => node))
    fields = createFieldSet([...names, country, ...placed, ...(phone ? [phone] : [])])
  }
  drawPlace()
  country.control.addEventListener('change', drawPlace)
  for (const { control } of [...names, ...placed, ...(phone ? [phone] : [])]) {
    control.value = defaultsFrom(options)[control.name] ?? ''
  }

  const typedIn = (name) => fields.values()[name]?.trim() ?? ''
  return {
    node: element(
      'div',
      { class: 'Fields' },
      names.length === 2
        ? element(
            'div',
            { class: 'Row' },
            names.map(({ node }) => node),
          )
        : names.map(({ node }) => node),
      country.node,
      place,
      phone?.node,
    ),
    firstField: () => fields.firstField(),
    isEmpty: () => fields.isEmpty(),
    isComplete: () => fields.isComplete(),
    validate: (focus) => fields.validate(focus),
    values: () => fields.values(),
    restore: (values) => {
      if (values === null) return
      if (values.country) {
        country.control.value = values.country
        drawPlace()
      }
      fields.restore(values)
    },
    isNew: () => true,
    value: () => ({
      ...nameFrom(typedIn, locale),
      address: {
        line1: typedIn('addressLine1'),
        line2: typedIn('addressLine2') || null,
        city: typedIn('locality'),
        state: typedIn('administrativeArea'),
        postal_code: typedIn('postalCode'),
        country: chosen(),
      },
      ...(phone && { phone: internationalPhone(typedIn('phone'), chosen()) }),
    }),
  }
}

const orders = {
  JP: ['postalCode', 'administrativeArea', 'locality', 'addressLine1', 'addressLine2'],
  other: ['addressLine1', 'addressLine2', 'locality', 'administrativeArea', 'postalCode'],
}

function firstCountry({ defaultValues, allowedCountries }) {
  const wanted = defaultValues?.address?.country ?? 'JP'
  const allowed = (allowedCountries ?? []).filter(isCountry)
  return allowed.length === 0 || allowed.includes(wanted) ? wanted : allowed[0]
}

function nameFields({ fields, display }, locale) {
  if (fields?.name === 'never') return []
  if (display?.name === 'organization') return ['organization']
  if (display?.name !== 'split') return ['name']
  return locale === 'ja' ? ['lastName', 'firstName'] : ['firstName', 'lastName']
}

function nameFrom(typedIn, locale) {
  const firstName = typedIn('firstName')
  const lastName = typedIn('lastName')
  if (!firstName && !lastName) return { name: typedIn('name') }
  const inOrder = locale === 'ja' ? [lastName, firstName] : [firstName, lastName]
  return { name: inOrder.filter(Boolean).join(' '), firstName, lastName }
}

/** `auto` shows no phone: no country of ours needs one to find a house. */
function wantsPhone({ fields }) {
  return fields?.phone === 'always'
}

function phoneNeeded({ validation }) {
  return validation?.phone?.required !== 'never'
}

function defaultsFrom({ defaultValues = {} }) {
  const { address = {} } = defaultValues
  const isJapan = (address.country ?? 'JP') === 'JP'
  return {
    name: defaultValues.name,
    firstName: defaultValues.firstName,
    lastName: defaultValues.lastName,
    phone: defaultValues.phone,
    postalCode: address.postal_code,
    administrativeArea: isJapan ? prefectureFrom(address.state) : address.state,
    locality: address.city,
    addressLine1: address.line1,
    addressLine2: address.line2,
  }
}

/** Stripe's element tells telephone numbers in E.164; a Japanese one is typed with its first 0. */
function internationalPhone(typed, country) {
  const digits = typed.normalize('NFKC').replaceAll(/[^\d+]/g, '')
  return country === 'JP' && digits.startsWith('0') ? `+81${digits.slice(1)}` : digits
}
