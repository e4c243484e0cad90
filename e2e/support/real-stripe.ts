import { type Page, test } from '@playwright/test'
import { payButton } from './shop.ts'

/** Whether the purchases are made at Stripe's sandbox: `STRIPE_E2E=real npm test -- e2e`. */
export const isRealStripe = process.env.E2E_STRIPE === 'real'

/** A test that may run there: it asks nothing of the stand-in's control plane. */
export const REAL_TOO = { tag: '@real' }

const ANSWER_MS = 45_000

/**
 * Presses the button that orders. Stripe's sandbox may then ask whether a person is there, which no
 * program should answer: the test is skipped.
 */
export async function placeOrder(page: Page): Promise<void> {
  await payButton(page).click()
  if (!isRealStripe) return
  const challenge = page.locator('iframe[src*="hcaptcha"][src*="challenge"]:visible').first()
  const answers = [
    challenge,
    page.getByRole('alert').filter({ hasText: /./ }).first(),
    page.locator('iframe[src*="three-ds-2-challenge"]').first(),
  ].map((locator) => locator.waitFor({ timeout: ANSWER_MS }))
  await Promise.any([page.waitForURL(/\/orders\//, { timeout: ANSWER_MS }), ...answers])
  test.skip(await challenge.isVisible(), 'Stripe asked whether a person is there.')
}
