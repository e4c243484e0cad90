import { expect, type Page, test } from '@playwright/test'
import { closeDatabase } from './support/outside.ts'
import { buy, CARD, headline, openShow } from './support/shop.ts'
import { openDesk } from './support/staff.ts'

test.afterAll(closeDatabase)

const save = (page: Page, name: string) =>
  page.screenshot({ path: `docs/screenshots/${name}.png`, scale: 'css', animations: 'disabled' })

test('room, product, voucher, admin, studio', async ({ page, browser }) => {
  await page.goto('/')
  await expect(page.getByText('LIVE').first()).toBeVisible()
  await save(page, 'home')

  await openShow(page)
  const time = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)
  const began = await time()
  await expect.poll(time).toBeGreaterThan(began + 2)
  await save(page, 'room')

  await buy(page, 'アルバム『午前二時の灯台』LP', 'konbini')
  await buy(page, '灯りのマフラータオル', { card: CARD.works })
  await buy(page, '夜更かしTシャツ', 'konbini', { variant: 'M' })
  await expect(headline(page, 'お支払い待ち')).toBeVisible()
  await page.getByRole('tab', { name: 'ローソン' }).click()
  await save(page, 'voucher')

  const desk = await openDesk(browser, '/admin/vouchers', { video: true })
  await expect(desk.getByRole('link', { name: /^[2-9A-Z]{8}$/ }).first()).toBeVisible()
  await save(desk, 'admin')
  await desk.goto('/studio/live-tonight')
  await expect(desk.getByRole('button', { name: 'ピンを外す' })).toBeVisible()
  await expect(desk.getByText('映像に接続しています')).toBeHidden()
  await save(desk, 'studio')
})
