import { describe, expect, it } from 'vitest'
import { type Bench, errorOf, startBench } from './spec-harness.ts'

async function disputed(bench: Bench, payment_method: string): Promise<string> {
  await bench.stripe.paymentIntents.create({
    amount: 3300,
    currency: 'jpy',
    confirm: true,
    payment_method,
  })
  await bench.emulator.advance(3)
  const { data } = await bench.stripe.disputes.list()
  return data[0]?.id ?? ''
}

describe('a dispute', () => {
  it.each([
    ['pm_card_createDispute', 'fraudulent', 'needs_response', -3300 - 1300],
    ['pm_card_createDisputeProductNotReceived', 'product_not_received', 'needs_response', -4600],
    ['pm_card_createDisputeInquiry', 'product_not_received', 'warning_needs_response', 0],
  ])('of %s takes the money unless it only asks', async (method, reason, status, net) => {
    const bench = await startBench()
    const dispute = await bench.stripe.disputes.retrieve(await disputed(bench, method), {
      expand: ['charge'],
    })
    expect(dispute).toMatchObject({ reason, status, amount: 3300, charge: { disputed: true } })
    const taken = dispute.balance_transactions.reduce((sum, one) => sum + one.net, 0)
    expect(taken).toBe(net)
    const { data } = await bench.stripe.events.list({ types: ['charge.dispute.*'] })
    const types = data.map(({ type }) => type).reverse()
    expect(types).toEqual(
      net === 0
        ? ['charge.dispute.created']
        : ['charge.dispute.created', 'charge.dispute.funds_withdrawn'],
    )
  })

  it.each([
    ['winning_evidence', 'won', [-3300, 3300]],
    ['losing_evidence', 'lost', [-3300]],
    ['a letter', 'under_review', [-3300]],
  ])('answered with %s is %s', async (uncategorized_text, status, amounts) => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const id = await disputed(bench, 'pm_card_createDispute')
    const kept = await stripe.disputes.update(id, {
      evidence: { uncategorized_text: 'draft' },
      submit: false,
    })
    expect(kept.status).toBe('needs_response')
    const sent = await stripe.disputes.update(id, { evidence: { uncategorized_text } })
    expect(sent).toMatchObject({
      status: 'under_review',
      evidence_details: { submission_count: 1 },
    })
    await emulator.advance(11)
    const decided = await stripe.disputes.retrieve(id)
    expect(decided.status).toBe(status)
    expect(decided.balance_transactions.map(({ amount }) => amount)).toEqual(amounts)
  })

  it('is lost when it is closed or left alone; a charged back charge is not refunded', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const id = await disputed(bench, 'pm_card_createDispute')
    const { charge } = await stripe.disputes.retrieve(id)
    const refund = stripe.refunds.create({ charge: String(charge) })
    expect(await errorOf(refund)).toMatchObject({ code: 'charge_disputed' })
    expect((await stripe.disputes.close(id)).status).toBe('lost')
    const other = await disputed(bench, 'pm_card_createDispute')
    await emulator.advance(10 * 86_400)
    expect(await stripe.disputes.retrieve(other)).toMatchObject({
      status: 'lost',
      evidence_details: { past_due: true },
    })
  })

  it('can be foreseen: an issuer warns of fraud', async () => {
    const bench = await startBench()
    await disputed(bench, 'pm_card_createIssuerFraudRecord')
    const { data } = await bench.stripe.radar.earlyFraudWarnings.list()
    expect(data).toMatchObject([{ actionable: true, fraud_type: 'unauthorized_use_of_card' }])
    const events = await bench.stripe.events.list({ type: 'radar.early_fraud_warning.created' })
    expect(events.data).toHaveLength(1)
  })
})
