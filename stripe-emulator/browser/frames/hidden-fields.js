/**
 * Whether the page hides a field: `fields.billingDetails.name: 'never'`, the same below one
 * method's name, or `'never'` for all of them.
 *
 * The same holds for what another element of the group asks for: e-mail, or the billing address.
 *
 * @param {object} options of the Payment Element, with `collected` of the group
 * @param {'card' | 'konbini'} method
 * @param {'name' | 'email' | 'phone' | 'country'} field
 */
export function isHidden(options, method, field) {
  const { email, billing } = options.collected ?? {}
  if ((field === 'email' && email) || (billing && ['name', 'country'].includes(field))) {
    return true
  }
  const rules = [options.fields?.billingDetails, options.fields?.[method]?.billingDetails]
  return rules.some((rule) => {
    if (rule === 'never') return true
    if (field !== 'country') return rule?.[field] === 'never'
    return rule?.address === 'never' || rule?.address?.country === 'never'
  })
}
