import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, control, mails, orderByNumber, unitsOf } from './support/outside.ts'
import {
  buy,
  CARD,
  chooseProduct,
  chooseVariant,
  fillDetails,
  headline,
  openShow,
  payButton,
  payBy,
} from './support/shop.ts'
import { openDesk } from './support/staff.ts'

test.afterAll(closeDatabase)

const numberOn = async (page: Page) =>
  (await page
    .getByText(/^[2-9A-Z]{8}$/)
    .first()
    .textContent()) ?? ''

test('a disputed payment calls staff, keeps the parcel back, and is settled once looked at', async ({
  page,
  browser,
}) => {
  const desk = await openDesk(browser, '/admin/alarms')
  await expect(desk.getByText('対応が必要なことはありません')).toBeVisible()

  await buy(page, '灯りのマフラータオル', { card: CARD.disputed })
  await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
  const number = await numberOn(page)

  // It comes by itself, in words, with the date until which evidence is taken.
  const alarm = desk.getByRole('listitem').filter({ hasText: '支払いへの異議申し立て' })
  await expect(alarm).toBeVisible()
  await expect(alarm).toContainText('¥2,450')
  await expect(alarm).toContainText(
    /\d+月\d+日\([日月火水木金土]\) \d\d:\d\dまでに、Stripeで証拠を/,
  )
  await expect(desk.getByRole('link', { name: '要対応 1' })).toBeVisible()

  await alarm.getByRole('link', { name: `注文 ${number}` }).click()
  await expect(desk.getByRole('heading', { name: '異議申し立て' })).toBeVisible()
  await expect(desk.getByRole('button', { name: '発送済みにする' })).toBeDisabled()
  await expect(desk.getByText('カード会社で支払いの確認中のため、発送できません。')).toBeVisible()

  await desk.getByRole('button', { name: '対応済みにする' }).click()
  await desk.getByRole('alertdialog').getByRole('button', { name: '対応済みにする' }).click()
  await expect(alarm).toBeHidden()
  // Somebody has looked; the bank has not decided.
  await expect(desk.getByRole('button', { name: '発送済みにする' })).toBeDisabled()

  await desk.getByRole('link', { name: '要対応', exact: true }).click()
  await expect(desk.getByText('対応が必要なことはありません')).toBeVisible()
  await desk.getByText('対応済み(1件)').click()
  await expect(alarm).toContainText(/さんが対応/)
})

test('all units are held: who asks is told by mail when a voucher lapses', async ({
  page,
  browser,
}) => {
  const XL = 3
  const before = await unitsOf('tour-tee', XL)
  await openShow(page)
  await chooseProduct(page, '夜更かしTシャツ', { variant: 'XL', quantity: before.free })
  await fillDetails(page, { email: 'minato_fill_never@example.jp' })
  await payBy(page, 'konbini')
  await payButton(page).click()
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  const order = await orderByNumber(await numberOn(page))
  expect(await unitsOf('tour-tee', XL)).toEqual({ ...before, free: 0, held: before.free })

  const other = await (await browser.newContext()).newPage()
  await openShow(other)
  await other.getByRole('button', { name: '商品一覧を開く' }).click()
  await other
    .getByRole('button', { name: /夜更かしTシャツ/ })
    .last()
    .click()
  await chooseVariant(other, 'XL')
  const ask = other.getByRole('button', { name: '知らせてもらう' })
  await other.getByLabel('メールアドレス').fill('nagisa@')
  await ask.click()
  await expect(other.getByText('メールアドレスの形をご確認ください')).toBeVisible()
  await other.getByLabel('メールアドレス').fill('nagisa@example.jp')
  await ask.click()
  await expect(other.getByText('空きが出たら、nagisa@example.jpにお知らせします')).toBeVisible()

  await control(`/payment_intents/${order.payment_intent_id}/expire`, {})
  await expect(headline(page, 'お支払い期限が過ぎました')).toBeVisible()
  const told = async () => (await mails()).filter((mail) => mail.to.includes('nagisa@example.jp'))
  await expect.poll(async () => (await told()).map((mail) => mail.subject)).toHaveLength(1)
  expect((await told())[0]?.text).toContain('/shows/live-tonight')
  // And in front of who is still looking, it can be bought again.
  await expect(other.getByRole('button', { name: '購入手続きへ' })).toBeVisible()
  expect(await unitsOf('tour-tee', XL)).toEqual(before)
  await other.context().close()
})

test('cash on its way back: an account is asked for, the transfer goes out, and the page says so', async ({
  page,
}) => {
  await buy(page, '灯りのマフラータオル', 'konbini')
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  const order = await orderByNumber(await numberOn(page))
  await control(`/payment_intents/${order.payment_intent_id}/pay`, { chain: 'lawson' })
  await expect(headline(page, 'お支払いを確認しました')).toBeVisible()

  const refundId = await refundAtStripe(order.payment_intent_id)
  await expect(headline(page, '返金先の口座をご登録ください')).toBeVisible()
  await expect(page.getByText('y***@example.jpに届くStripe(@stripe.com)からのメール')).toBeVisible()
  await control(`/refunds/${refundId}/submit_bank_account`, { account_number: '0001234' })
  await expect(headline(page, '返金を手続きしています')).toBeVisible()
  // A transfer takes Stripe's stand-in ten seconds.
  await expect(headline(page, '返金しました')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('返金(完了)')).toBeVisible()
})

/** Somebody refunds in Stripe's dashboard; the shop hears of it by webhook. */
async function refundAtStripe(paymentIntent: string): Promise<string> {
  const response = await fetch(`${process.env.E2E_EMULATOR_URL}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_dashboard' },
    body: new URLSearchParams({ payment_intent: paymentIntent }),
  })
  const refund = (await response.json()) as { id: string }
  expect(response.status).toBe(200)
  return refund.id
}
