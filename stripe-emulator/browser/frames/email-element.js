import { element } from '../shared/dom.js'
import { createEmailField } from './email-field.js'
import { createFieldSet } from './field.js'
import { runFormFrame } from './form-frame.js'
import { texts } from './text.js'

// The inside of the Link Authentication and the Contact Details Element: an e-mail address. There
// is no wallet behind it that would recognise the customer.

runFormFrame(document.getElementById('element'), ({ locale, options }) => {
  const email = createEmailField(texts[locale], 'email')
  email.control.value = options.defaultValues?.email ?? ''
  const fields = createFieldSet([email])
  return {
    ...fields,
    node: element('div', { class: 'Fields' }, email.node),
    describe: () => ({
      empty: fields.isEmpty(),
      complete: fields.isComplete(),
      value: { email: email.control.value.trim() },
    }),
  }
})
