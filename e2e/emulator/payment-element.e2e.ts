import type { Page } from '@playwright/test'
import { chooseMethod, fillCard } from '../support/payment-element.ts'
import {
  expect,
  flaws,
  newIntent,
  openShop,
  PAYMENT,
  paymentFrame,
  payWith,
  pressPay,
  resultOf,
  test,
} from './bench.ts'

const GOOD = '4242424242424242'

const eventsOf = (page: Page, name: string) =>
  page.evaluate((wanted) => window.shop.events.filter((event) => event.name === wanted), name)

test('a card pays from tabs; a declined one can be replaced', async ({ page, bench }) => {
  const intent = await newIntent(bench)
  await openShop(page, bench)
  await payWith(page, { clientSecret: intent.client_secret })
  await expect(paymentFrame(page).getByRole('tab')).toHaveText(['カード', 'コンビニ払い'])
  await fillCard(page, { number: '4000000000009995' })
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('error: card_declined')
  await fillCard(page, { number: GOOD })
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('succeeded')
  const paid = await bench.stripe.paymentIntents.retrieve(intent.id)
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 3300 })
})

test('an accordion starts closed when asked, and opens one method at a time', async ({
  page,
  bench,
}) => {
  const layout = { type: 'accordion', defaultCollapsed: true, spacedAccordionItems: true }
  await openShop(page, bench, { parts: [{ type: 'payment', options: { layout } }] })
  const card = paymentFrame(page).getByRole('button', { name: 'カード' })
  const konbini = paymentFrame(page).getByRole('button', { name: 'コンビニ払い' })
  await expect(card).toHaveAttribute('aria-expanded', 'false')
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('error: incomplete_payment_method')
  await chooseMethod(page, 'konbini')
  await expect(konbini).toHaveAttribute('aria-expanded', 'true')
  await expect(paymentFrame(page).getByLabel('氏名')).toBeVisible()
  await card.click()
  await expect(konbini).toHaveAttribute('aria-expanded', 'false')
  expect((await eventsOf(page, 'change')).at(-1)).toMatchObject({ value: { type: 'card' } })
  expect(await flaws(page)).toEqual([])
})

test('what is wrong stands at its field, is announced, and has the focus', async ({
  page,
  bench,
}) => {
  await openShop(page, bench)
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('error: incomplete_number')
  const frame = paymentFrame(page)
  const number = frame.getByLabel('カード番号')
  await expect(number).toBeFocused()
  await expect(number).toHaveAccessibleDescription('カード番号に不備があります。')
  await expect(frame.getByRole('alert')).toHaveText([
    'カード番号に不備があります。',
    'カードの有効期限に不備があります。',
    'カードのセキュリティコードに不備があります。',
  ])
  await number.pressSequentially('4242424242424241')
  await expect(number).toHaveAccessibleDescription('カード番号が無効です。')
  await number.press('Backspace')
  await number.press('2')
  await expect(number).toHaveAttribute('aria-invalid', 'false')
  expect(await flaws(page)).toEqual([])
})

test('by keyboard alone, from the first tab to a paid order', async ({ page, bench }) => {
  const intent = await newIntent(bench)
  await openShop(page, bench)
  await payWith(page, { clientSecret: intent.client_secret })
  const { keyboard } = page
  const frame = paymentFrame(page)
  await keyboard.press('Tab')
  await expect(frame.getByRole('tab', { name: 'カード' })).toBeFocused()
  for (const [key, name] of [
    ['ArrowRight', 'コンビニ払い'],
    ['ArrowRight', 'カード'],
    ['End', 'コンビニ払い'],
    ['Home', 'カード'],
  ] as const) {
    await keyboard.press(key)
    await expect(frame.getByRole('tab', { name, selected: true })).toBeFocused()
  }
  // One stop for all tabs: the next one is the first field.
  await keyboard.press('Tab')
  await keyboard.type(GOOD)
  await keyboard.press('Tab')
  await keyboard.type('1234')
  await keyboard.press('Tab')
  await keyboard.type('123')
  await keyboard.press('Escape')
  expect(await eventsOf(page, 'escape')).toHaveLength(1)
  await keyboard.press('Tab')
  await expect(frame.getByLabel('国または地域')).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('a card number never reaches the page', async ({ page, bench }) => {
  const intent = await newIntent(bench)
  const carriers: string[] = []
  page.on('request', (request) => {
    const text = `${request.url()} ${decodeURIComponent(request.postData() ?? '')}`
    if (text.includes(GOOD)) {
      carriers.push(`${new URL(request.frame().url()).origin} → ${new URL(request.url()).origin}`)
    }
  })
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    window.addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)), true)
  })
  await openShop(page, bench)
  await payWith(page, { clientSecret: intent.client_secret })
  await fillCard(page, { number: GOOD })
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('succeeded')

  expect(carriers).toEqual([`${bench.url} → ${bench.url}`])
  const seen = await page.evaluate(() =>
    [
      ...(window as unknown as { heard: string[] }).heard,
      JSON.stringify(window.shop.events),
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ].map((text) => text.replaceAll(/[^\da-z]/gi, '')),
  )
  expect(seen.length).toBeGreaterThan(10)
  expect([...seen, ...said].filter((text) => text.includes(GOOD))).toEqual([])
  expect(said.join()).toContain('This is not Stripe')
})

test('events tell what a page needs to know', async ({ page, bench }) => {
  await openShop(page, bench)
  for (const name of ['loaderstart', 'ready']) {
    expect(await eventsOf(page, name)).toMatchObject([{ elementType: 'payment' }])
  }
  const last = async () => (await eventsOf(page, 'change')).at(-1)
  expect(await last()).toMatchObject({ empty: true, complete: false, collapsed: false })
  await fillCard(page, { number: GOOD })
  expect(await last()).toMatchObject({ empty: false, complete: true, value: { type: 'card' } })
  expect(await eventsOf(page, 'focus')).toHaveLength(1)
  await page.getByRole('button', { name: 'Pay', exact: true }).focus()
  await expect.poll(async () => (await eventsOf(page, 'blur')).length).toBe(1)
})

test('an amount that konbini cannot take leaves the card, and keeps what was typed', async ({
  page,
  bench,
}) => {
  await openShop(page, bench)
  await fillCard(page, { number: GOOD })
  await page.evaluate(() => window.shop.elements.update?.({ amount: 100 }))
  const frame = paymentFrame(page)
  await expect(frame.getByRole('tab')).toHaveCount(0)
  await expect(frame.getByLabel('カード番号')).toHaveValue('4242 4242 4242 4242')
  await page.evaluate(() => window.shop.elements.update?.({ amount: 120 }))
  await expect(frame.getByRole('tab')).toHaveCount(2)
  await expect(frame.getByLabel('カード番号')).toHaveValue('4242 4242 4242 4242')
  const offered = await eventsOf(page, 'availablepaymentmethodschange')
  expect(offered.map(({ paymentMethods }) => Object.keys(paymentMethods as object))).toEqual([
    ['card', 'konbini'],
    ['card'],
    ['card', 'konbini'],
  ])
})

test('an intent over another amount is a mistake of the page, and says so', async ({
  page,
  bench,
}) => {
  const intent = await newIntent(bench, { amount: 3400 })
  await openShop(page, bench)
  await payWith(page, { clientSecret: intent.client_secret })
  await fillCard(page, { number: GOOD })
  await pressPay(page)
  await expect(resultOf(page)).toContainText(
    "IntegrationError: The PaymentIntent's amount (3400) does not match the Elements group's (3300)",
  )
  await page.evaluate(() => window.shop.elements.update?.({ amount: 3400 }))
  await pressPay(page)
  await expect(resultOf(page)).toHaveText('succeeded')
})

test('an intent from the start: updates are fetched, an end is a loaderror', async ({
  page,
  bench,
}) => {
  const intent = await newIntent(bench)
  await openShop(page, bench, { options: { clientSecret: intent.client_secret, locale: 'en' } })
  const frame = paymentFrame(page)
  await expect(frame.getByRole('tab')).toHaveText(['Card', 'Konbini'])
  await bench.stripe.paymentIntents.update(intent.id, { amount: 100 })
  const fetched = await page.evaluate(() => window.shop.elements.fetchUpdates?.())
  expect(fetched).toEqual({})
  await expect(frame.getByRole('tab')).toHaveCount(0)
  await expect(frame.getByLabel('Card number')).toBeVisible()

  await openShop(page, bench, { options: { clientSecret: 'pi_gone_secret_gone' } })
  expect(await eventsOf(page, 'loaderror')).toMatchObject([
    { elementType: 'payment', error: { code: 'resource_missing' } },
  ])
})

for (const appearance of [
  { theme: 'stripe' },
  { theme: 'flat', labels: 'floating' },
  { theme: 'night', variables: { colorPrimary: '#ffb703', borderRadius: '0px' } },
]) {
  test(`appearance ${JSON.stringify(appearance)} is taken on and stays readable`, async ({
    page,
    bench,
  }) => {
    await openShop(page, bench, { options: { appearance, locale: 'en' }, parts: [PAYMENT] })
    const input = paymentFrame(page).getByLabel('Card number')
    await expect(input).toHaveCSS(
      'border-radius',
      { stripe: '8px', flat: '4px', night: '0px' }[appearance.theme] as string,
    )
    await page.evaluate((theme) => {
      document.body.style.background = theme === 'night' ? '#14161b' : '#ffffff'
      document.body.style.color = theme === 'night' ? '#ffffff' : '#000000'
    }, appearance.theme)
    await fillCard(page, { number: GOOD })
    // A transparent frame over a dark page: axe measures against white, which is not there.
    if (appearance.theme !== 'night') expect(await flaws(page)).toEqual([])
  })
}
