import { type Browser, expect, type Page } from '@playwright/test'

/** The demonstration's own login (README). */
const LOGIN = { email: 'staff@todai.example', password: 'konbini-demo' }

/** A member of staff at a desk: a second browser with its own cookies. */
export async function openDesk(
  browser: Browser,
  path = '/admin/vouchers',
  options: { video?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    isMobile: false,
    hasTouch: false,
    deviceScaleFactor: 1,
  })
  const page = await context.newPage()
  // A second picture beside the viewer's costs a small machine more than all the rest.
  if (!options.video) await page.route(/\.(m3u8|m4s|mp4)$/, (route) => route.abort())
  await page.goto(path)
  await page.getByLabel('メールアドレス').fill(LOGIN.email)
  await page.getByLabel('パスワード').fill(LOGIN.password)
  await page.getByRole('button', { name: 'ログイン', exact: true }).click()
  await expect(page).toHaveURL((url) => url.pathname === path)
  return page
}
