/**
 * Adds what the Address and e-mail Elements hold: shipping address to `shipping`, billing address
 * and e-mail to the payment method. What the page passes itself comes before them.
 *
 * @param {object} params `confirmParams`, or a confirmation token's `params`
 * @param {{ shipping?: object, billing?: object, email?: string }} collected
 */
export function withCollected(params, { shipping, billing, email }) {
  const given = params.payment_method_data?.billing_details
  const details = {
    ...(email && { email }),
    ...(billing && pick(billing)),
    ...given,
  }
  const address = { ...billing?.address, ...given?.address }
  const added = {
    ...params,
    ...(shipping && !params.shipping && { shipping: pick(shipping) }),
  }
  if (!email && !billing) return added
  return {
    ...added,
    payment_method_data: {
      ...params.payment_method_data,
      billing_details: { ...details, ...(Object.keys(address).length > 0 && { address }) },
    },
  }
}

/** The API knows one name; first and last are the page's own interest. */
function pick({ name, phone, address }) {
  return { name, address, ...(phone && { phone }) }
}
