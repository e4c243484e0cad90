import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { closeDatabase } from './support/outside.ts'
import { buy, CARD, chooseVariant, openShow } from './support/shop.ts'
import { openDesk } from './support/staff.ts'

test.afterAll(closeDatabase)

test('home leads to the show on air, and the law’s links stand in the footer', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('LIVE').first()).toBeVisible()
  for (const name of ['特定商取引法', '利用規約', 'プライバシー', '外部送信']) {
    await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible()
  }
  await page
    .getByRole('link', { name: /配信を見る/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/shows\/live-tonight$/)
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0)
  await expect(page.getByRole('button', { name: '音声をオンにする' })).toBeVisible()
})

test('the host pins, and the card lies over every viewer’s picture', async ({ page, browser }) => {
  const studio = await openDesk(browser, '/studio/live-tonight')
  await openShow(page)
  const row = studio.getByRole('listitem').filter({ hasText: '波止場トートバッグ' })
  await row.getByRole('button', { name: 'ピン留め' }).click()
  const pinned = page.getByRole('button', { name: '買う', exact: true })
  await expect(page.getByText('波止場トートバッグ').first()).toBeVisible()
  await expect(pinned).toBeVisible()
  await row.getByRole('button', { name: 'ピンを外す' }).click()
  await expect(pinned).toBeHidden()
})

test('a sale elsewhere changes the true stock in front of a viewer', async ({ page, context }) => {
  await openShow(page)
  await page.getByRole('button', { name: '商品一覧を開く' }).click()
  await page
    .getByRole('button', { name: /メンバーアクリルスタンド/ })
    .last()
    .click()
  await chooseVariant(page, 'ソラ(ギター)')
  await expect(page.getByText('残り3点').last()).toBeVisible()
  const other = await context.newPage()
  // On a bad connection: no picture reaches the other buyer, and the purchase goes on all the same.
  await other.route(/\.(m3u8|m4s|mp4)$/, (route) => route.abort())
  await buy(other, 'メンバーアクリルスタンド', { card: CARD.works }, { variant: 'ソラ(ギター)' })
  await page.bringToFront()
  await expect(page.getByText('残り2点').last()).toBeVisible()
})

test('admin is behind a login, in pages and in streams', async ({ page, request }) => {
  await page.goto('/admin/orders')
  await expect(page).toHaveURL(/\/admin\/login/)
  await page.goto('/studio/live-tonight')
  await expect(page).toHaveURL(/\/admin\/login/)
  expect((await request.get('/api/admin/events')).status()).toBe(401)
})

for (const path of [
  '/',
  '/shows/live-tonight',
  '/legal',
  '/konbini-guide',
  '/en',
  '/admin/login',
]) {
  test(`nothing in the way of anybody on ${path} (WCAG 2.2 AA)`, async ({ page }) => {
    await page.goto(path)
    await page.waitForLoadState('load')
    expect(await violations(page)).toEqual([])
  })
}

async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    // Not ours to mend, and a transparent frame is measured against the wrong background.
    .exclude('iframe')
    .analyze()
  return result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(' | ')}`,
  )
}
