import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, flaws, newIntent, newVoucher, test } from './bench.ts'

const cardOf = (page: Page, id: string) => page.getByRole('article', { name: id })
const press = (page: Page, id: string, name: string) =>
  cardOf(page, id).getByRole('button', { name, exact: true }).click()

test('a customer pays at Seicomart, another lets it expire: one click each', async ({
  page,
  bench,
}) => {
  await page.goto(`${bench.url}/?lang=ja`)
  await expect(page.getByText('テスト環境 — Stripe ではありません')).toBeVisible()
  await expect(page.getByText('まだ支払いはありません', { exact: false })).toBeVisible()

  // Both appear while somebody looks.
  const paid = await newVoucher(bench)
  const expired = await newVoucher(bench)
  await press(page, paid.id, 'セイコーマートで支払う')
  await expect(cardOf(page, paid.id)).toContainText('セイコーマートで支払い済み')
  await press(page, expired.id, '期限切れにする')
  await expect(cardOf(page, expired.id)).toContainText('期限切れ')
  expect(await bench.stripe.paymentIntents.retrieve(paid.id)).toMatchObject({ status: 'succeeded' })
  const after = await bench.stripe.paymentIntents.retrieve(expired.id)
  expect(after.last_payment_error?.code).toBe('payment_intent_payment_attempt_expired')
  expect(await flaws(page)).toEqual([])
})

test('one minute before the deadline, then past it, and a slip still pays', async ({
  page,
  bench,
}) => {
  const intent = await newVoucher(bench)
  const deadline = intent.next_action?.konbini_display_details?.expires_at ?? 0
  await page.goto(`${bench.url}/?lang=en`)
  await press(page, intent.id, 'To 1 min before the deadline')
  await expect(page.getByText(/\d d .*ahead of the real time/)).toBeVisible()
  const { now } = await bench.control<{ now: number }>('/clock')
  expect(deadline - now).toBeGreaterThan(50)
  expect(deadline - now).toBeLessThanOrEqual(60)

  await press(page, intent.id, 'Start paying')
  // Twice: the deadline's own second still belongs to it.
  await page.getByRole('button', { name: '+1 min' }).click()
  await page.getByRole('button', { name: '+1 min' }).click()
  await expect(cardOf(page, intent.id)).toContainText('a slip that was printed before')
  await press(page, intent.id, 'Pay at Lawson')
  await expect(cardOf(page, intent.id)).toContainText('Paid at Lawson')
})

test('faults are switched on and off, by click, and hit what they say', async ({ page, bench }) => {
  await page.goto(`${bench.url}/?lang=en`)
  const twice = page.getByRole('switch', { name: 'Send every event twice' })
  await twice.check()
  await page.getByLabel('Answer with an error').selectOption('500')
  await page.getByLabel('Only for').selectOption('Create refund')
  await expect
    .poll(() => bench.control('/faults'))
    .toMatchObject({ webhooks: { duplicate: 1 }, api: { status: 500, route: 'POST /v1/refunds' } })
  await newVoucher(bench)

  await page.getByRole('button', { name: 'Everything back to normal' }).click()
  await expect(twice).not.toBeChecked()
  await expect
    .poll(() => bench.control('/faults'))
    .toMatchObject({ webhooks: { duplicate: 0 }, api: { status: null, route: null } })
})

test('events arrive with what became of them, and are sent again by click', async ({
  page,
  bench,
}) => {
  const received: string[] = []
  const shop = createServer((request, response) => {
    received.push(String(request.headers['stripe-signature']))
    response.writeHead(received.length === 1 ? 500 : 200).end()
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const { port } = shop.address() as AddressInfo
  await bench.stripe.webhookEndpoints.create({
    url: `http://127.0.0.1:${port}/hook`,
    enabled_events: ['payment_intent.created'],
  })
  await page.goto(`${bench.url}/?lang=en`)
  const { id } = await newIntent(bench)
  const event = page.getByRole('article').filter({ hasText: 'payment_intent.created' })
  await expect(event).toContainText('500')
  await expect(event).toContainText('next at')
  await event.getByRole('button', { name: 'Send again' }).click()
  await expect(event).toContainText('Delivered')
  await event.getByText('Content').click()
  await expect(event.getByLabel(/^evt_/).locator('visible=true')).toContainText(id)
  expect(received.length).toBe(2)
  shop.closeAllConnections()
  shop.close()
})

test('a refund by bank account: asked for, wrong account, right account', async ({
  page,
  bench,
}) => {
  const intent = await newVoucher(bench)
  await page.goto(`${bench.url}/?lang=ja`)
  await press(page, intent.id, 'ファミリーマートで支払う')
  await press(page, intent.id, '返金する')
  const refund = page.getByRole('article', { name: /^(re|pyr)_/ })
  await expect(refund).toContainText('口座の登録待ち')
  await refund.getByRole('button', { name: '使えない口座を登録する' }).click()
  await expect(refund).toContainText('振込中')
  await page.getByRole('button', { name: '+1分' }).click()
  await expect(refund).toContainText('口座の登録待ち')
  await refund.getByRole('button', { name: '返金口座を登録する' }).click()
  await page.getByRole('button', { name: '+1分' }).click()
  await expect(refund).toContainText('返金済み')
  expect(await flaws(page)).toEqual([])
})

test('the language is one click away, starting over asks first', async ({ page, bench }) => {
  const intent = await newVoucher(bench)
  await page.goto(`${bench.url}/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('決済エミュレーター')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payment emulator')
  await expect(cardOf(page, intent.id)).toContainText('Waiting for cash')
  await page.getByRole('button', { name: 'Start over…' }).click()
  await page.getByRole('button', { name: 'Keep everything' }).click()
  await expect(cardOf(page, intent.id)).toBeVisible()
  await page.getByRole('button', { name: 'Start over…' }).click()
  await page.getByRole('button', { name: 'Start over', exact: true }).click()
  await expect(page.getByText('No payments yet', { exact: false })).toBeVisible()
})
