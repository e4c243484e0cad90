import { expect, type Page, test } from '@playwright/test'
import {
  closeDatabase,
  control,
  intentsOf,
  isStored,
  ordersSince,
  unitsOf,
} from './support/outside.ts'
import {
  CARD,
  chooseProduct,
  fillDetails,
  headline,
  openShow,
  payButton,
  payBy,
} from './support/shop.ts'

test.afterAll(closeDatabase)

async function upToPay(page: Page, product: string, options: { variant?: string } = {}) {
  await openShow(page)
  await chooseProduct(page, product, options)
  await fillDetails(page)
  await payBy(page, { card: CARD.works })
  await expect(payButton(page)).toBeVisible()
}

test('Pay clicked twice quickly and the page reloaded in the middle: one order, one intent', async ({
  page,
}) => {
  const began = new Date()
  await upToPay(page, '灯りのマフラータオル')
  // Stripe takes its time, so that the clicks and the reload fall into the middle of the payment.
  await control('/faults', {
    api: { delay_ms: 2_000, times: 1, route: 'POST /v1/payment_intents' },
  })
  try {
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/checkout'))
    await payButton(page).evaluate((button: HTMLButtonElement) => {
      button.click()
      button.click()
    })
    await sent
    await page.reload()
    // The room is back; what was under way is found again, not begun anew.
    if (!/\/orders\//.test(page.url())) {
      await chooseProductAgain(page)
    }
    await page.waitForURL(/\/orders\//)
    await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
  } finally {
    await control('/faults', {})
  }
  const orders = await ordersSince(began)
  expect(orders).toHaveLength(1)
  expect(await intentsOf(orders[0]?.id ?? '')).toBe(1)
})

async function chooseProductAgain(page: Page) {
  await page.getByRole('button', { name: '商品一覧を開く' }).click()
  await page
    .getByRole('button', { name: /灯りのマフラータオル/ })
    .last()
    .click()
  await page.getByRole('button', { name: '購入手続きへ' }).click()
}

test('the last unit and two buyers at once: one is sold, the other is told kindly', async ({
  browser,
}) => {
  expect(await unitsOf('penlight')).toEqual({ free: 1, held: 0, sold: 0 })
  const began = new Date()
  const pages = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()))
  for (const page of pages) await upToPay(page, '灯台ペンライト')
  await Promise.all(pages.map((page) => payButton(page).click()))

  const ends = await Promise.all(
    pages.map(async (page) => {
      const paid = headline(page, 'お支払いを確認しました')
      const gone = page
        .getByText(/売り切れました。代金はかかっていません|現在すべて確保中です/)
        .first()
      await expect(paid.or(gone).first()).toBeVisible()
      return (await paid.isVisible()) ? 'sold' : 'refused'
    }),
  )
  expect(ends.sort()).toEqual(['refused', 'sold'])
  expect(await unitsOf('penlight')).toEqual({ free: 0, held: 0, sold: 1 })
  expect(await ordersSince(began)).toHaveLength(1)
  for (const page of pages) await page.context().close()
})

test('a bad signature: 400, and nothing is stored', async ({ request }) => {
  const response = await request.post('/api/stripe/webhook', {
    data: { id: 'evt_forged', object: 'event', type: 'payment_intent.succeeded' },
    headers: { 'stripe-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` },
  })
  expect(response.status()).toBe(400)
  expect(await isStored('evt_forged')).toBe(false)
})
