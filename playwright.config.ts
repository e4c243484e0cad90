import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0
/** Stripe's own sandbox: only what needs nothing of the stand-in, and with time for a network. */
const isRealStripe = process.env.E2E_STRIPE === 'real'

/**
 * Started by `npm test -- e2e`, which brings up the stack and names its addresses in E2E_…_URL.
 *
 * Most of the audience holds a phone, so a test runs there once. A test about a wide screen (admin,
 * studio) carries the tag @desktop and runs there instead.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  // One: the tests share a shop, its stock and its clock, as people do.
  workers: 1,
  // A test that passes at the second try has found something.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A bound for what hangs, not a promise of speed: the longest takes 15 s on a quiet machine with two
  // cores and has been seen to take a minute on a busy one.
  timeout: isRealStripe ? 240_000 : 150_000,
  expect: { timeout: isRealStripe ? 60_000 : 10_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    baseURL: process.env.E2E_WEB_URL,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH,
      // Chromium's sandbox does not work for root, as which containers run.
      args: ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
  projects: [
    {
      name: 'phone',
      grep: isRealStripe ? /@real/ : undefined,
      grepInvert: /@desktop/,
      use: {
        browserName: 'chromium',
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
    {
      name: 'desktop',
      grep: isRealStripe ? /@desktop.*@real/ : /@desktop/,
      use: { browserName: 'chromium', viewport: { width: 1280, height: 800 } },
    },
  ],
})
