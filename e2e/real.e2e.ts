import { expect, test } from '@playwright/test'
import { closeDatabase } from './support/outside.ts'
import { placeOrder, REAL_TOO } from './support/real-stripe.ts'
import { chooseProduct, fillDetails, headline, openShow, payBy } from './support/shop.ts'

test.afterAll(closeDatabase)

/** Stripe's test e-mail: cash is in the till as soon as the numbers are out. */
const PAYS_AT_ONCE = 'yuki+succeed_immediately@example.jp'

test(
  'a konbini purchase that is paid at once, at Stripe or its stand-in',
  REAL_TOO,
  async ({ page }) => {
    await openShow(page)
    await chooseProduct(page, '灯りのマフラータオル')
    await fillDetails(page, { email: PAYS_AT_ONCE })
    await payBy(page, 'konbini')
    await placeOrder(page)
    await expect(headline(page, 'お支払いを確認しました')).toBeVisible()
  },
)
