import { expect, test } from '@playwright/test'
import { closeDatabase, intentsOf, mails, orderByNumber, unitsOf } from './support/outside.ts'
import { completeThreeDSecure, fillCard } from './support/payment-element.ts'
import { placeOrder, REAL_TOO } from './support/real-stripe.ts'
import {
  buyer,
  CARD,
  chooseProduct,
  chooseTicketInEnglish,
  fillDetails,
  headline,
  openShow,
  payBy,
  payInEnglish,
} from './support/shop.ts'

test.afterAll(closeDatabase)

test('a viewer buys by card while the video plays on', REAL_TOO, async ({ page }) => {
  const before = await unitsOf('towel')
  await openShow(page)
  await chooseProduct(page, '灯りのマフラータオル', { quantity: 2 })
  await fillDetails(page)
  await payBy(page, { card: CARD.works })

  // The six items of the law stand on the page with the button (特定商取引法 第12条の6).
  for (const item of [
    'ご注文の内容と数量',
    '販売価格',
    'お支払いの時期と方法',
    'お届けの時期',
    'お申し込みの期間',
    '返品・キャンセル',
  ]) {
    await expect(page.getByText(item).last()).toBeVisible()
  }
  await expect(page.getByText('¥4,350').last()).toBeVisible()
  const playing = () =>
    page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)
  const then = await playing()
  await expect.poll(playing).toBeGreaterThan(then)

  await placeOrder(page)
  await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
  expect(await unitsOf('towel')).toEqual({
    free: before.free - 2,
    held: before.held,
    sold: before.sold + 2,
  })
  const number =
    (await page
      .getByText(/^[2-9A-Z]{8}$/)
      .first()
      .textContent()) ?? ''
  await expect
    .poll(async () => (await mails()).filter((mail) => mail.subject.includes(number)).length)
    .toBe(1)
})

test(
  'everything typed survives a declined card, and another card pays',
  REAL_TOO,
  async ({ page }) => {
    await openShow(page)
    await chooseProduct(page, '波止場トートバッグ')
    await fillDetails(page)
    await payBy(page, { card: CARD.noFunds })
    await placeOrder(page)
    await expect(page.getByRole('alert').filter({ hasText: 'ご利用枠' })).toBeVisible()

    const back = page.getByRole('button', { name: /連絡先を変更|お届け先を変更|戻る/ }).first()
    while (!(await page.getByLabel('メールアドレス').isVisible())) await back.click()
    await expect(page.getByLabel('メールアドレス')).toHaveValue(buyer.email)
    await expect(page.getByLabel('町名・番地')).toHaveValue(buyer.line1)
    await page.getByRole('button', { name: 'お支払い方法へ' }).click()

    await fillCard(page, { number: CARD.works })
    await page.getByRole('button', { name: '確認へ進む' }).click()
    await placeOrder(page)
    await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
    const number =
      (await page
        .getByText(/^[2-9A-Z]{8}$/)
        .first()
        .textContent()) ?? ''
    const order = await orderByNumber(number)
    expect(await intentsOf(order.id)).toBe(1)
  },
)

test('3-D Secure: refused by the bank, then agreed', REAL_TOO, async ({ page }) => {
  await openShow(page)
  await chooseProduct(page, 'ステッカー3枚セット')
  await fillDetails(page)
  await payBy(page, { card: CARD.threeDSecure })
  await placeOrder(page)
  await completeThreeDSecure(page, 'fail')
  await expect(page.getByRole('alert').filter({ hasText: '本人認証' })).toBeVisible()

  await page.getByRole('button', { name: '確認へ進む' }).click()
  await placeOrder(page)
  await completeThreeDSecure(page, 'complete')
  await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
})

test('the same purchase in English', async ({ page }) => {
  await chooseTicketInEnglish(page, 'kim@example.com')
  await fillCard(page, { number: CARD.works })
  await payInEnglish(page)
  await expect(headline(page, 'Payment received')).toBeVisible()
})

test('one too cheap for konbini is sold by card, and says why', async ({ page }) => {
  await openShow(page)
  await chooseProduct(page, 'アフタートーク視聴券')
  await fillDetails(page, { goods: false })
  await expect(page.getByText('コンビニ払いはご利用いただけません')).toBeVisible()
  await expect(page.getByText('あと¥300のご注文で', { exact: false })).toBeVisible()
})
