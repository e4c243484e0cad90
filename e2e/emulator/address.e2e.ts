import type { Page } from '@playwright/test'
import { chooseMethod, fillAddress, fillCard, fillEmail } from '../support/payment-element.ts'
import {
  expect,
  flaws,
  frameOf,
  openShop,
  PAYMENT,
  paymentFrame,
  payWith,
  pressPay,
  resultOf,
  test,
} from './bench.ts'

const EMAIL = { type: 'linkAuthentication' }
const SHIPPING = {
  type: 'address',
  options: { mode: 'shipping', fields: { phone: 'always' }, allowedCountries: ['US', 'JP'] },
}
const addressFrame = (page: Page) => frameOf(page, 'Secure address input frame')
const emailFrame = (page: Page) => frameOf(page, 'Secure email input frame')

const typed = {
  name: '灯 ゆき',
  postalCode: '238-0001',
  administrativeArea: '神奈川県',
  locality: '横須賀市',
  addressLine1: '灯台町1-2-3',
}

const address = {
  city: '横須賀市',
  country: 'JP',
  line1: '灯台町1-2-3',
  line2: null,
  postal_code: '238-0001',
  state: '神奈川県',
}

test('e-mail and address travel with the token, and konbini asks for the rest', async ({
  page,
  bench,
}) => {
  await openShop(page, bench, { parts: [EMAIL, SHIPPING, PAYMENT] })
  await payWith(page, { amount: 3300, isCash: true })
  await chooseMethod(page, 'konbini')
  await expect(paymentFrame(page).getByLabel('メールアドレス')).toHaveCount(0)
  await paymentFrame(page).getByLabel('氏名').fill('灯 ゆき')

  // All three show what is missing; the first on the page has the focus.
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('error: incomplete_email')
  await expect(emailFrame(page).getByLabel('メールアドレス')).toBeFocused()
  await expect(addressFrame(page).getByText('郵便番号を入力してください。')).toBeVisible()
  expect(await flaws(page)).toEqual([])

  await fillEmail(page, 'yuki_fill_never@example.jp')
  await fillAddress(page, { ...typed, phone: '090-1234-5678' })
  const changes = await page.evaluate(() =>
    window.shop.events.filter(({ name }) => name === 'change'),
  )
  expect(changes.findLast(({ elementType }) => elementType === 'address')).toMatchObject({
    elementMode: 'shipping',
    complete: true,
    isNewAddress: true,
    value: { name: '灯 ゆき', address, phone: '+819012345678' },
  })
  expect(changes.findLast(({ elementType }) => elementType === 'linkAuthentication')).toMatchObject(
    { complete: true, value: { email: 'yuki_fill_never@example.jp' } },
  )
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('requires_action')
  const token = await page.evaluate(() => window.shop.token)
  expect(token.shipping).toMatchObject({ name: '灯 ゆき', address, phone: '+819012345678' })
  expect(token.payment_method_preview?.billing_details).toMatchObject({
    name: '灯 ゆき',
    email: 'yuki_fill_never@example.jp',
  })
  const { id } = await page.evaluate(() => window.shop.order)
  const intent = await bench.stripe.paymentIntents.retrieve(id)
  expect(intent.shipping).toMatchObject({ name: '灯 ゆき', address })
})

test('a billing address goes to the payment method, and the card asks for no country', async ({
  page,
  bench,
}) => {
  const billing = {
    type: 'address',
    options: {
      mode: 'billing',
      defaultValues: { name: 'Kim Lee', address: { country: 'US' } },
    },
  }
  await openShop(page, bench, {
    options: { locale: 'en', paymentMethodCreation: 'manual' },
    parts: [PAYMENT, billing],
  })
  const frame = addressFrame(page)
  await frame.getByLabel('Address line 1').fill('1 Lighthouse Rd')
  await frame.getByLabel('City').fill('Portland')
  await frame.getByLabel('State').fill('ME')
  await frame.getByLabel('ZIP code').fill('0410')
  await fillCard(page, { number: '4242424242424242' })
  await expect(paymentFrame(page).getByLabel('Country or region')).toHaveCount(0)
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('error: invalid_zip')
  await frame.getByLabel('ZIP code').fill('04101')
  const { paymentMethod } = (await page.evaluate(async () => {
    await window.shop.elements.submit?.()
    return window.shop.stripe.createPaymentMethod?.({ elements: window.shop.elements })
  })) as { paymentMethod: { billing_details: object } }
  expect(paymentMethod.billing_details).toMatchObject({
    name: 'Kim Lee',
    address: { line1: '1 Lighthouse Rd', city: 'Portland', state: 'ME', country: 'US' },
  })
})

test('the country decides the fields, a known address saves typing them', async ({
  page,
  bench,
}) => {
  const contacts = [{ name: '灯 ゆき', address: { ...address, line2: '灯台荘 2F' } }]
  await openShop(page, bench, {
    parts: [{ type: 'address', options: { mode: 'shipping', contacts } }],
  })
  const frame = addressFrame(page)
  const value = () =>
    page.evaluate(async () => {
      const element = window.shop.elements.getElement?.('address') as {
        getValue: () => Promise<object>
      }
      return element.getValue()
    })
  expect(await value()).toMatchObject({ complete: true, isNewAddress: false, value: contacts[0] })
  await frame.getByLabel('新しい住所を入力する').check()
  expect(await value()).toMatchObject({ complete: false, isNewAddress: true })
  const names = () =>
    frame
      .locator('input:not([type="radio"]), select')
      .evaluateAll((fields) => fields.map((field) => field.getAttribute('name')))
  expect(await names()).toEqual([
    'name',
    'country',
    'postalCode',
    'administrativeArea',
    'locality',
    'addressLine1',
    'addressLine2',
  ])
  await frame.getByLabel('氏名').fill('Kim Lee')
  await frame.getByLabel('国または地域').selectOption('US')
  expect((await names()).slice(2, 4)).toEqual(['addressLine1', 'addressLine2'])
  await expect(frame.getByLabel('氏名')).toHaveValue('Kim Lee')
  expect(await flaws(page)).toEqual([])
})

test('the React package, in strict mode, uses it as it is', async ({ page, bench }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${bench.shop.url}/react?key=pk_test_bench`)
  await expect(paymentFrame(page).getByLabel('カード番号')).toBeFocused()
  await page.getByRole('button', { name: 'Night' }).click()
  await expect(paymentFrame(page).locator('html')).toHaveCSS('color-scheme', 'dark')
  await fillEmail(page, 'yuki@example.jp')
  await fillAddress(page, { ...typed, country: 'JP' })
  await fillCard(page, { number: '3530111333300000' })
  await page.getByRole('button', { name: 'Order' }).click()
  await expect(page.locator('#ordered')).toContainText('succeeded')
  const id = (await page.locator('#ordered').textContent())?.split(' ')[1] ?? ''
  const intent = await bench.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
  expect(intent).toMatchObject({
    amount: 4400,
    shipping: { address },
    latest_charge: {
      billing_details: { email: 'yuki@example.jp' },
      payment_method_details: { card: { brand: 'jcb' } },
    },
  })
  expect(complaints).toEqual([])
})
