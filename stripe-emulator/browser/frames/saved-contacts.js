import { element } from '../shared/dom.js'

/**
 * Puts the addresses that the page knows already above the form: choosing one takes its place, and
 * the event then says `isNewAddress: false`.
 */
export function withSavedContacts(form, { text, options }) {
  const { contacts = [] } = options
  if (contacts.length === 0) return form
  let chosen = contacts[0]

  const rows = [...contacts, null].map((contact, index) => {
    const radio = element('input', {
      type: 'radio',
      name: 'contact',
      value: index,
      class: 'ContactRadio',
      onchange: () => choose(contact),
    })
    radio.checked = contact === chosen
    const { name, address } = contact ?? {}
    const label = contact
      ? [element('strong', {}, name), element('span', {}, summaryOf(address))]
      : [element('strong', {}, text.newAddress)]
    return {
      radio,
      node: element('label', { class: 'Contact' }, radio, element('span', {}, label)),
    }
  })
  const choose = (contact) => {
    chosen = contact
    form.node.hidden = Boolean(contact)
  }
  choose(chosen)

  const unlessChosen = (act) => (argument) => (chosen ? null : act(argument))
  return {
    node: element(
      'div',
      { class: 'Fields' },
      element(
        'fieldset',
        { class: 'Contacts' },
        element('legend', { class: 'Label' }, text.savedAddresses),
        rows.map(({ node }) => node),
      ),
      form.node,
    ),
    firstField: () => rows.find(({ radio }) => radio.checked)?.radio,
    isEmpty: () => !chosen && form.isEmpty(),
    isComplete: () => Boolean(chosen) || form.isComplete(),
    isNew: () => !chosen,
    validate: unlessChosen(form.validate),
    values: form.values,
    restore: form.restore,
    value: () => (chosen ? valueFrom(chosen) : form.value()),
  }
}

function summaryOf({ postal_code, state, city, line1, line2 }) {
  return [postal_code, state, city, line1, line2].filter(Boolean).join(' ')
}

function valueFrom({ name, phone, address }) {
  return { name, address: { ...address, line2: address.line2 ?? null }, ...(phone && { phone }) }
}
