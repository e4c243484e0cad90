import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { konbiniMethod, startBench } from './spec-harness.ts'
import { findWrongShapes } from './spec-shapes.ts'
import { API_VERSION, type Seen } from './world.ts'

/**
 * Every spec file ends with this check of all that its emulators said (spec-harness.ts). Here it
 * is shown that the check can fail: one field too few, one too many, one of the wrong kind.
 */
describe('the check against the declarations of the stripe package', () => {
  const spoil = (seen: Seen, change: (value: Seen['value']) => void): Seen => {
    const copy = structuredClone(seen)
    change(copy.value)
    return copy
  }

  it('is about the version that the package speaks', () => {
    expect(API_VERSION).toBe(Stripe.API_VERSION)
  })

  it('finds what is missing, what is too much and what is wrong, in answers and events', async () => {
    const seen: Seen[] = []
    const { stripe } = await startBench({ watch: (one) => seen.push(one) })
    await stripe.paymentIntents.create({
      amount: 3300,
      currency: 'jpy',
      confirm: true,
      payment_method_data: konbiniMethod('buyer+fill_never@example.com'),
      expand: ['payment_method'],
    })
    await stripe.paymentIntents.list()
    expect(await findWrongShapes(seen)).toEqual([])

    const answer = seen.find(({ value }) => value.object === 'payment_intent') as Seen
    const list = seen.find(({ value }) => value.object === 'list') as Seen
    const event = seen.find(({ what }) => what === 'payment_intent.requires_action') as Seen
    const wrong = await findWrongShapes([
      spoil(answer, (intent) => delete intent.canceled_at),
      spoil(answer, ({ payment_method }) => Object.assign(payment_method as object, { konbi: {} })),
      spoil(answer, (intent) => Object.assign(intent, { amount: '3300' })),
      spoil(list, ({ data }) => delete (data as Seen['value'][])[0]?.status),
      spoil(event, ({ data }) => delete (data as { object: Seen['value'] }).object.processing),
      spoil(event, (value) => Object.assign(value, { type: 'payment_intent.unheard_of' })),
      { what: 'GET /v1/unheard', view: 'server', value: { object: 'unheard_of' } },
      { what: 'GET /v1/nothing', view: 'server', value: {} },
    ])
    const expected: [string, string][] = [
      ['POST /v1/payment_intents is no Stripe.PaymentIntent', "'canceled_at' is missing"],
      ['POST /v1/payment_intents is no Stripe.PaymentIntent', '"konbi"\' does not exist'],
      ['POST /v1/payment_intents is no Stripe.PaymentIntent', "'string' is not assignable"],
      ['GET /v1/payment_intents is no Stripe.ApiList<Stripe.PaymentIntent>', "'status' is missing"],
      ['payment_intent.requires_action is no Extract<Stripe.Event', "'processing' is missing"],
      ['payment_intent.requires_action is no Extract<Stripe.Event', "'never'"],
      ['GET /v1/unheard is no Stripe.UnheardOf', 'UnheardOf'],
      ['GET /v1/nothing', 'no type'],
    ]
    for (const [what, message] of expected) {
      expect(wrong).toContainEqual(expect.stringMatching(quote(what, message)))
    }
    expect(wrong).toHaveLength(expected.length)
  })
})

function quote(what: string, message: string): RegExp {
  const plain = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${plain(what)}[\\s\\S]*${plain(message)}`)
}
