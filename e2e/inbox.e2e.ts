import { expect, test } from '@playwright/test'
import { closeDatabase, control, orderByNumber } from './support/outside.ts'
import { buy, headline } from './support/shop.ts'
import { openDesk } from './support/staff.ts'

test.afterAll(closeDatabase)

test('staff find a payment’s event, are told that a replay changes nothing, and it changes nothing', async ({
  page,
  browser,
}) => {
  await buy(page, '灯りのマフラータオル', 'konbini')
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  const shown = page.getByText(/^[2-9A-Z]{8}$/).first()
  const order = await orderByNumber((await shown.textContent()) ?? '')
  await control(`/payment_intents/${order.payment_intent_id}/pay`, { chain: 'lawson' })
  await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
  // The charge comes after the intent and names the chain; then all is said.
  await expect(page.getByText('ローソンでのお支払いを確認しました')).toBeVisible()
  const paid = await orderByNumber(order.number)

  const desk = await openDesk(browser, '/admin/events')
  await desk.getByRole('searchbox').fill(order.number)
  await desk.getByRole('button', { name: '絞り込む' }).click()
  await expect(desk).toHaveURL((url) => url.searchParams.get('q') === order.number)
  const row = desk
    .getByRole('row')
    .filter({ hasText: 'payment_intent.succeeded' })
    .filter({ has: desk.getByRole('link', { name: order.number }) })
  await row.getByRole('link', { name: 'payment_intent.succeeded' }).click()
  await expect(
    desk.getByRole('heading', { name: 'payment_intent.succeeded', exact: true }),
  ).toBeVisible()
  await expect(desk.getByText(`"order_number": "${order.number}"`)).toBeVisible()

  await desk.getByRole('button', { name: '再処理する' }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByText('何も変わりません')).toBeVisible()
  await dialog.getByRole('button', { name: '再処理する' }).click()
  await expect(desk.getByText('1件を再処理しました。')).toBeVisible({ timeout: 20_000 })
  await expect(desk.getByText('最後の再処理')).toBeVisible()
  expect(await orderByNumber(order.number)).toEqual(paid)
})
