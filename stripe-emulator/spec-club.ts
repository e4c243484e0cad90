import type { Bench } from './spec-harness.ts'

/** A monthly membership and somebody who wants it. */
export async function club(bench: Bench, card = 'pm_card_visa', amount = 980) {
  const { stripe } = bench
  const customer = await stripe.customers.create({
    email: 'member@example.com',
    payment_method: card,
    invoice_settings: { default_payment_method: card },
  })
  const product = await stripe.products.create({
    name: 'Membership',
    default_price_data: { currency: 'jpy', unit_amount: amount, recurring: { interval: 'month' } },
  })
  return { customer: customer.id, price: String(product.default_price), product: product.id }
}
