import { createAddressForm } from './address-form.js'
import { runFormFrame } from './form-frame.js'
import { withSavedContacts } from './saved-contacts.js'
import { addressTexts } from './text-address.js'

// The inside of the Address Element, for shipping or for billing.

runFormFrame(document.getElementById('element'), ({ locale, options }) => {
  const text = addressTexts[locale]
  const form = withSavedContacts(createAddressForm({ text, locale, options }), { text, options })
  return {
    ...form,
    describe: () => ({
      elementMode: options.mode,
      empty: form.isEmpty(),
      complete: form.isComplete(),
      isNewAddress: form.isNew(),
      value: form.value(),
    }),
  }
})
