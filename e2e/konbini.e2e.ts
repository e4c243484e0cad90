import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, control, mails, orderByNumber, unitsOf } from './support/outside.ts'
import { chooseMethod } from './support/payment-element.ts'
import { buy, chooseTicketInEnglish, headline, payInEnglish } from './support/shop.ts'
import { openDesk } from './support/staff.ts'

test.afterAll(closeDatabase)

const numberOn = async (page: Page) =>
  (await page
    .getByText(/^[2-9A-Z]{8}$/)
    .first()
    .textContent()) ?? ''

/** The card of an intent in Stripe's panel, where a person makes things happen by hand. */
async function openPanel(page: Page, intentId: string) {
  const panel = await page.context().newPage()
  await panel.goto(`${process.env.E2E_EMULATOR_URL}/?lang=ja`)
  return panel.getByRole('article', { name: intentId })
}

test('from voucher to paid at Lawson to shipped, and every page changes by itself', async ({
  page,
  browser,
}) => {
  const desk = await openDesk(browser)
  const address = await buy(page, '夜更かしTシャツ', 'konbini', { variant: 'M' })
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  await expect(
    page.getByText(/\d+月\d+日\([日月火水木金土]\) 23:59まで\(日本時間\)/).first(),
  ).toBeVisible()
  await expect(page.getByText('¥4,050').first()).toBeVisible()
  await expect(page.getByText('セブン-イレブンではお支払いいただけません').first()).toBeVisible()

  const order = await orderByNumber(await numberOn(page))
  const intent = await control<{ payment_intents: { id: string; voucher: Voucher }[] }>('/state')
  const voucher = intent.payment_intents.find(({ id }) => id === order.payment_intent_id)?.voucher
  for (const [chain, name] of [
    ['lawson', 'ローソン'],
    ['familymart', 'ファミリーマート'],
    ['seicomart', 'セイコーマート'],
    ['ministop', 'ミニストップ'],
  ] as const) {
    await page.getByRole('tab', { name }).click()
    const shown = (await page.getByRole('tabpanel').textContent()) ?? ''
    expect(shown.replace(/\D/g, '')).toContain(voucher?.stores[chain]?.payment_code)
  }

  // The board fills without a reload, and what is unpaid cannot be shipped, with the reason.
  await expect(desk.getByText(order.number)).toBeVisible()
  await desk.getByRole('link', { name: order.number }).click()
  await expect(desk.getByRole('button', { name: '発送済みにする' })).toBeDisabled()
  await expect(desk.getByText('まだ入金がないため、発送できません。')).toBeVisible()

  const card = await openPanel(page, order.payment_intent_id)
  await card.getByRole('button', { name: 'ローソンで支払う' }).click()
  await page.bringToFront()
  await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
  await expect(page.getByText('ローソンでのお支払いを確認しました')).toBeVisible()

  const ship = desk.getByRole('button', { name: '発送済みにする' })
  await expect(ship).toBeEnabled()
  await desk.getByLabel('追跡番号').fill('4501-2345-6789')
  await ship.click()
  await expect(headline(page, '発送しました')).toBeVisible()
  await expect(page.getByText('4501-2345-6789').first()).toBeVisible()

  await expect
    .poll(async () => {
      const about = (await mails()).filter((mail) => mail.subject.includes(order.number))
      return about.map((mail) => mail.subject.replace(/^【.*?】/, '').slice(0, 4)).sort()
    })
    .toEqual(['お支払い', 'コンビニ', '商品を発'])
  const [first] = (await mails()).filter((mail) => mail.subject.includes('コンビニ'))
  expect(first?.text).toContain(new URL(address).pathname.split('/').at(-1))
})

type Voucher = { stores: Record<string, { payment_code: string }> }

test('closing the tab loses nothing: the mail leads back to the codes', async ({
  page,
  context,
}) => {
  await buy(page, 'アルバム『午前二時の灯台』LP', 'konbini')
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  const number = await numberOn(page)
  await page.close()
  const link = async () => {
    const mail = (await mails()).find(({ subject }) => subject.includes(number))
    return mail?.text.match(/https?:\/\/\S+\/orders\/\S+/)?.[0] ?? ''
  }
  await expect.poll(link).not.toBe('')
  const again = await context.newPage()
  await again.goto(await link())
  await expect(headline(again, 'お支払い待ち')).toBeVisible()
  await expect(again.getByRole('button', { name: 'お支払い番号をコピー' })).toBeVisible()
})

test('a voucher left to expire: the page says so and the units are back on sale', async ({
  page,
}) => {
  const before = await unitsOf('vinyl')
  await buy(page, 'アルバム『午前二時の灯台』LP', 'konbini')
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  expect((await unitsOf('vinyl')).held).toBe(before.held + 1)
  const order = await orderByNumber(await numberOn(page))
  const card = await openPanel(page, order.payment_intent_id)
  await card.getByRole('button', { name: '期限切れにする' }).click()
  await page.bringToFront()
  await expect(headline(page, 'お支払い期限が過ぎました')).toBeVisible()
  expect(await unitsOf('vinyl')).toEqual(before)
})

test('staff cancel a voucher on the board: the customer sees it, the units return', async ({
  page,
  browser,
}) => {
  const desk = await openDesk(browser)
  const before = await unitsOf('tote')
  await buy(page, '波止場トートバッグ', 'konbini')
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  const number = await numberOn(page)
  await desk.getByRole('link', { name: number }).click()
  await desk.getByRole('button', { name: '注文を取り消す' }).click()
  await desk.getByRole('alertdialog').getByRole('button', { name: '取り消す', exact: true }).click()
  await expect(headline(page, 'ご注文は取り消されました')).toBeVisible()
  expect(await unitsOf('tote')).toEqual(before)
})

test('every webhook twice and in reverse order: the same end', async ({ page }) => {
  await control('/faults', { webhooks: { duplicate: 1, twin: 1, reorder: true } })
  try {
    const before = await unitsOf('towel')
    await buy(page, '灯りのマフラータオル', 'konbini')
    await expect(headline(page, 'お支払い待ち')).toBeVisible()
    const order = await orderByNumber(await numberOn(page))
    await control(`/payment_intents/${order.payment_intent_id}/pay`, { chain: 'ministop' })
    await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
    expect(await unitsOf('towel')).toEqual({
      free: before.free - 1,
      held: before.held,
      sold: before.sold + 1,
    })
    await expect
      .poll(
        async () => (await mails()).filter((mail) => mail.subject.includes(order.number)).length,
      )
      .toBe(2)
  } finally {
    await control('/faults', {})
  }
})

test('the voucher in English says when, how much, where and where not', async ({ page }) => {
  await chooseTicketInEnglish(page, 'kim_fill_never@example.com')
  await chooseMethod(page, 'konbini')
  await payInEnglish(page)
  await expect(headline(page, 'Waiting for your payment')).toBeVisible()
  await expect(page.getByText(/[A-Z][a-z]{2}, [A-Z][a-z]{2} \d+, 23:59 JST/).first()).toBeVisible()
  await expect(page.getByText('¥2,500').first()).toBeVisible()
  await expect(page.getByText(/7-Eleven/).first()).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Lawson' })).toBeVisible()
})
