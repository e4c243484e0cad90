import { chooseMethod } from '../support/payment-element.ts'
import {
  expect,
  flaws,
  newIntent,
  newVoucher,
  openShop,
  paymentFrame,
  payWith,
  pressPay,
  resultOf,
  test,
} from './bench.ts'

test('from the element to the numbers to cash in the till', async ({ page, bench, context }) => {
  const intent = await newIntent(bench)
  await openShop(page, bench)
  await payWith(page, { clientSecret: intent.client_secret })
  await chooseMethod(page, 'konbini')
  const frame = paymentFrame(page)
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('error: incomplete_name')
  await frame.getByLabel('氏名').fill('灯 ゆき')
  await frame.getByLabel('メールアドレス').fill('yuki_fill_never@example.jp')
  expect(await flaws(page)).toEqual([])
  await pressPay(page)

  // As with Stripe, the instructions open and the promise waits until they are closed.
  const instructions = page.frameLocator('iframe[src*="konbini-instructions"]')
  await expect(instructions.getByText('3,300円')).toBeVisible()
  expect(await flaws(page)).toEqual([])
  const opened = context.waitForEvent('page')
  await instructions.getByRole('link', { name: 'お支払い番号を見る' }).click()
  const voucher = await opened
  await instructions.getByRole('button', { name: '閉じる' }).click()
  await expect(resultOf(page)).toHaveText('requires_action')

  await expect(voucher.getByText('Stripe ではありません')).toBeVisible()
  expect(await flaws(voucher)).toEqual([])
  await voucher.getByRole('tab', { name: 'ミニストップ' }).click()
  await voucher.getByRole('button', { name: 'このお店で支払う' }).click()
  await expect(voucher.getByRole('status')).toContainText('ミニストップでのお支払いを確認しました')
  expect(await flaws(voucher)).toEqual([])
  const paid = await bench.stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
  expect(paid.latest_charge).toMatchObject({
    payment_method_details: { konbini: { store: { chain: 'ministop' } } },
  })
})

test('the voucher page tells every state, by itself', async ({ page, bench }) => {
  const intent = await newVoucher(bench)
  await page.goto(intent.next_action?.konbini_display_details?.hosted_voucher_url ?? '')
  const status = page.getByRole('status')
  await expect(status).toContainText('お支払い待ち')
  await expect(page.getByText('灯りのマフラータオル')).toBeVisible()
  await bench.control(`/payment_intents/${intent.id}/start_paying`, { chain: 'lawson' })
  await expect(status).toContainText('お支払い手続き中')
  await page.getByRole('button', { name: 'やめる' }).click()
  await expect(status).toContainText('お支払い待ち')
  await bench.stripe.paymentIntents.cancel(intent.id)
  await expect(status).toContainText('取り消されました')
  await expect(page.getByRole('tab')).toHaveCount(0)
})
