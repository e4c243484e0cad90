import { describe, expect, it } from 'vitest'
import { startBench } from './spec-harness.ts'

describe('an API version', () => {
  const create = 'amount=3300&currency=jpy&payment_method_types[]=konbini'

  async function answer(version: string | null, body: string) {
    const { raw } = await startBench()
    const headers = version ? { 'stripe-version': version } : undefined
    const response = await raw('POST', '/v1/payment_intents', { body, headers })
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

  it.each(['2026-10-28.endive', '2026-09-30.endive'])(
    '%s takes no payment_method_types any more',
    async (version) => {
      expect(await answer(version, create)).toMatchObject({
        status: 400,
        body: { error: { code: 'payment_method_types_no_longer_supported' } },
      })
    },
  )

  it.each(['2026-08-26.dahlia', '2025-03-31.basil', '2020-08-27', null])(
    '%s still does, and none means an older account',
    async (version) => {
      expect(await answer(version, create)).toMatchObject({
        status: 200,
        body: { payment_method_types: ['konbini'] },
      })
    },
  )

  it('from before refuses what does not fit, where allowed types are dropped silently', async () => {
    const cheap = 'amount=100&currency=jpy'
    const old = `${cheap}&payment_method_types[]=card&payment_method_types[]=konbini`
    expect(await answer('2020-08-27', old)).toMatchObject({
      status: 400,
      body: { error: { code: 'amount_too_small' } },
    })
    const allowed = `${cheap}&allowed_payment_method_types[]=card&allowed_payment_method_types[]=konbini`
    expect(await answer(null, allowed)).toMatchObject({
      status: 200,
      body: { payment_method_types: ['card'] },
    })
  })

  it('that is none is refused', async () => {
    expect(await answer('tomorrow', create)).toMatchObject({
      status: 400,
      body: { error: { message: 'Invalid Stripe API version: tomorrow' } },
    })
  })
})
