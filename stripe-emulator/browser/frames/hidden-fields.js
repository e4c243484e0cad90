/**
 * Whether the page hides a field: `fields.billingDetails.name: 'never'`, the same below one
 * method's name, or `'never'` for all of them.
 *
 * @param {object} options of the Payment Element
 * @param {'card' | 'konbini'} method
 * @param {'name' | 'email' | 'phone' | 'country'} field
 */
export function isHidden(options, method, field) {
  const rules = [options.fields?.billingDetails, options.fields?.[method]?.billingDetails]
  return rules.some((rule) => {
    if (rule === 'never') return true
    if (field !== 'country') return rule?.[field] === 'never'
    return rule?.address === 'never' || rule?.address?.country === 'never'
  })
}
