import { completeThreeDSecure, fillCard } from '../support/payment-element.ts'
import { expect, flaws, newIntent, openShop, payWith, pressPay, resultOf, test } from './bench.ts'

const ASKS = '4000002760003184'

test('complete: paid', async ({ page, bench }) => {
  const intent = await newIntent(bench)
  await openShop(page, bench)
  await payWith(page, { clientSecret: intent.client_secret })
  await fillCard(page, { number: ASKS })
  await pressPay(page)
  const dialog = page.getByRole('dialog', { name: '3D Secure' })
  await expect(dialog).toBeVisible()
  await expect(
    page
      .frameLocator('iframe[src*="three-ds-2-challenge"]')
      .getByText('テスト環境 — Stripe ではありません'),
  ).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await completeThreeDSecure(page, 'complete')
  await expect(dialog).toBeHidden()
  await expect(resultOf(page)).toHaveText('succeeded')
  await expect(page.getByRole('button', { name: 'Pay', exact: true })).toBeFocused()
})

test('fail, cancel, escape: not paid, and another try may succeed', async ({ page, bench }) => {
  const intent = await newIntent(bench)
  await openShop(page, bench)
  await payWith(page, { clientSecret: intent.client_secret })
  await fillCard(page, { number: ASKS })
  const challenge = page.frameLocator('iframe[src*="three-ds-2-challenge"]')
  const question = challenge
    .frameLocator('iframe[name="stripe-challenge-frame"]')
    .getByRole('heading')
  for (const refuse of [
    () => completeThreeDSecure(page, 'fail'),
    async () => {
      await expect(question).toBeFocused()
      await challenge.getByRole('button', { name: 'キャンセル' }).click()
    },
    async () => {
      await expect(question).toBeFocused()
      await page.keyboard.press('Escape')
    },
  ]) {
    await pressPay(page)
    await refuse()
    await expect(resultOf(page)).toHaveText('error: payment_intent_authentication_failure')
    const { status } = await bench.stripe.paymentIntents.retrieve(intent.id)
    expect(status).toBe('requires_payment_method')
  }
  await pressPay(page)
  await completeThreeDSecure(page, 'complete')
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('handleNextAction carries out what the server’s confirm asked for', async ({
  page,
  bench,
}) => {
  await openShop(page, bench)
  await payWith(page, { amount: 3300 })
  await fillCard(page, { number: ASKS })
  await pressPay(page)
  await completeThreeDSecure(page, 'complete')
  await expect(resultOf(page)).toHaveText('succeeded')
  const again = await page.evaluate(() =>
    window.shop.stripe.retrievePaymentIntent?.(window.shop.order.clientSecret),
  )
  expect(again).toMatchObject({ paymentIntent: { status: 'succeeded', amount: 3300 } })
  expect(JSON.stringify(again)).not.toContain('latest_charge')
})
