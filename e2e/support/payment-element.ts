import type { FrameLocator, Page } from '@playwright/test'

/** Any date in the future and any code pass with test cards. */
const anyExpiry = '12 / 34'
const anyCvc = '123'

/**
 * Fills in the card fields of the Payment Element, choosing the card first.
 *
 * Works on the emulator's frame and on Stripe's own: both use the same names. Keys are pressed one
 * by one, because Stripe's fields format while one types and lose characters that arrive at once.
 */
export async function fillCard(
  page: Page,
  card: { number: string; expiry?: string; cvc?: string },
): Promise<void> {
  await chooseMethod(page, 'card')
  const frame = paymentFrame(page)
  const values = {
    number: card.number,
    expiry: (card.expiry ?? anyExpiry).replace(/\D/g, ''),
    cvc: card.cvc ?? anyCvc,
  }
  for (const [name, value] of Object.entries(values)) {
    const input = frame.locator(`input[name="${name}"]`)
    await input.click()
    await input.clear()
    await input.pressSequentially(value)
  }
}

/**
 * Chooses how to pay. Tabs and accordion are both understood; where one method is all there is, the
 * element shows no choice and there is nothing to do.
 */
export async function chooseMethod(page: Page, method: 'card' | 'konbini'): Promise<void> {
  const frame = paymentFrame(page)
  await frame.locator('form, [role="tablist"], [data-value]').first().waitFor()
  const choices = frame.locator('[data-testid], [data-value]').locator('visible=true')
  const choice = frame.locator(`[data-testid="${method}"], [data-value="${method}"]`).first()
  if ((await choices.count()) === 0) return
  if (await isChosen(choice)) return
  await choice.click()
}

/** Answers the test page of a 3-D Secure challenge, and waits until the challenge is gone. */
export async function completeThreeDSecure(
  page: Page,
  outcome: 'complete' | 'fail',
): Promise<void> {
  const outer = 'iframe[src*="three-ds-2-challenge"]'
  const issuer = page
    .frameLocator(outer)
    .frameLocator('iframe[name="stripe-challenge-frame"], iframe[name="challengeFrame"]')
  const id = outcome === 'complete' ? '#test-source-authorize-3ds' : '#test-source-fail-3ds'
  await issuer.locator(id).click()
  await page.locator(outer).waitFor({ state: 'detached' })
}

type Address = {
  name: string
  country?: string
  postalCode: string
  administrativeArea: string
  locality: string
  addressLine1: string
  addressLine2?: string
  phone?: string
}

/** Fills the Address Element; the country first, because it decides which fields there are. */
export async function fillAddress(page: Page, { country, ...rest }: Address): Promise<void> {
  const frame = page
    .frameLocator(
      'iframe[src*="elements-inner-address"], iframe[title="Secure address input frame"]',
    )
    .first()
  if (country) await frame.locator('select[name="country"]').selectOption(country)
  for (const [name, value] of Object.entries(rest)) {
    const field = frame.locator(`input[name="${name}"], select[name="${name}"]`)
    const isSelect = (await field.evaluate((node) => node.tagName)) === 'SELECT'
    if (isSelect) await field.selectOption(value)
    else await field.fill(value)
  }
}

/** Fills the e-mail field of the Link Authentication or the Contact Details Element. */
export async function fillEmail(page: Page, email: string): Promise<void> {
  await page
    .frameLocator(
      'iframe[src*="elements-inner-link-authentication"], iframe[title="Secure email input frame"]',
    )
    .first()
    .locator('input[name="email"]')
    .fill(email)
}

/** By address: the frame's title is translated by Stripe, and several frames share it. */
function paymentFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[src*="elements-inner-payment"]').first()
}

async function isChosen(choice: ReturnType<FrameLocator['locator']>): Promise<boolean> {
  const [selected, expanded] = await Promise.all([
    choice.getAttribute('aria-selected'),
    choice.getAttribute('aria-expanded'),
  ])
  return selected === 'true' || expanded === 'true'
}
