import { expect, type Page } from '@playwright/test'
import { chooseMethod, fillCard } from './payment-element.ts'

/** What a person does in the shop, in the shop's own words. Pages are told by role and label. */

export const CARD = {
  works: '4242424242424242',
  declined: '4000000000000002',
  noFunds: '4000000000009995',
  threeDSecure: '4000000000003220',
  /** Paid, and disputed by its bank at once. */
  disputed: '4000000000000259',
} as const

export const buyer = {
  email: 'yuki_fill_never@example.jp',
  phone: '090-1234-5678',
  name: '灯 ゆき',
  postalCode: '238-0001',
  prefecture: '神奈川県',
  city: '横須賀市',
  line1: '灯台町1-2-3',
} as const

export async function openShow(page: Page, slug = 'live-tonight'): Promise<void> {
  await page.goto(`/shows/${slug}`)
  await expect(page.getByRole('button', { name: '商品一覧を開く' })).toBeVisible()
}

/** From the room to the first step of the checkout. */
export async function chooseProduct(
  page: Page,
  name: string,
  options: { variant?: string; quantity?: number } = {},
): Promise<void> {
  await page.getByRole('button', { name: '商品一覧を開く' }).click()
  await page
    .getByRole('button', { name: new RegExp(name) })
    .last()
    .click()
  if (options.variant) await chooseVariant(page, options.variant)
  for (let i = 1; i < (options.quantity ?? 1); i++) {
    await page.getByRole('button', { name: '1つ増やす' }).click()
  }
  await page.getByRole('button', { name: '購入手続きへ' }).click()
  await expect(page.getByLabel('メールアドレス')).toBeVisible()
}

/** The radio itself is for keyboards and screen readers; fingers touch its label. */
export async function chooseVariant(page: Page, name: string): Promise<void> {
  await page
    .locator('label')
    .filter({ has: page.getByRole('radio', { name }) })
    .click()
  await expect(page.getByRole('radio', { name })).toBeChecked()
}

export async function fillDetails(
  page: Page,
  details: Partial<Record<keyof typeof buyer, string>> & { goods?: boolean } = {},
): Promise<void> {
  const person = { ...buyer, ...details }
  await page.getByLabel('メールアドレス').fill(person.email)
  await page.getByLabel('電話番号').fill(person.phone)
  await page.getByLabel('お名前').fill(person.name)
  if (details.goods !== false) {
    await page.getByLabel('郵便番号').fill(person.postalCode)
    await page.getByLabel('都道府県').selectOption(person.prefecture)
    await page.getByLabel('市区町村').fill(person.city)
    await page.getByLabel('町名・番地').fill(person.line1)
  }
  await page.getByRole('button', { name: 'お支払い方法へ' }).click()
}

export async function payBy(page: Page, method: { card: string } | 'konbini'): Promise<void> {
  if (method === 'konbini') await chooseMethod(page, 'konbini')
  else await fillCard(page, { number: method.card })
  await page.getByRole('button', { name: '確認へ進む' }).click()
}

/** The English way from the room to the payment step, for a ticket: nothing to deliver. */
export async function chooseTicketInEnglish(page: Page, email: string): Promise<void> {
  await page.goto('/en/shows/live-tonight')
  await page.getByRole('button', { name: 'Open product list' }).click()
  await page
    .getByRole('button', { name: /Concert Stream Ticket/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Go to checkout' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Phone').fill('090 1234 5678')
  await page.getByLabel('Name').fill('Kim Lee')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
}

/** From the payment step to the order's page, once the method is chosen and filled in. */
export async function payInEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review order' }).click()
  await page.getByRole('button', { name: 'Place order and pay' }).click()
  await page.waitForURL(/\/en\/orders\//)
}

export const payButton = (page: Page) => page.getByRole('button', { name: /注文を確定する/ })

/** All of a purchase up to the order's own page; answers its address. */
export async function buy(
  page: Page,
  name: string,
  method: { card: string } | 'konbini',
  options: { variant?: string; quantity?: number; goods?: boolean } = {},
): Promise<string> {
  await openShow(page)
  await chooseProduct(page, name, options)
  await fillDetails(page, { goods: options.goods })
  await payBy(page, method)
  await payButton(page).click()
  await page.waitForURL(/\/orders\//)
  return page.url()
}

export const headline = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true })
