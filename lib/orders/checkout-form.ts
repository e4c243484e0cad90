import { z } from 'zod'
import { METHODS } from '#lib/fees/policy.ts'
import { LOCALES } from '#lib/i18n/locales.ts'

/*
 * What a browser may say when it buys. The same schema checks each field while it is typed and
 * the whole request at the door. Issues carry a key of `checkout.errors`, not a sentence.
 */

const toHalfWidth = (value: string) => value.normalize('NFKC').trim()
const digits = (value: string) => toHalfWidth(value).replace(/[^\d]/g, '')
const text = (max: number, required = 'required') =>
  z.string().transform(toHalfWidth).pipe(z.string().min(1, required).max(max, 'too_long'))

export const contactSchema = z.object({
  name: text(60),
  email: z
    .string()
    .transform(toHalfWidth)
    .pipe(z.string().min(1, 'required').max(254, 'too_long').pipe(z.email('email'))),
  /** Ten or eleven digits: it is the konbini confirmation number too. `+81` becomes `0`. */
  phone: z
    .string()
    .transform((value) => digits(toHalfWidth(value).replace(/^\+81/, '0')))
    .pipe(
      z
        .string()
        .min(1, 'required')
        .regex(/^0\d{9,10}$/, 'phone'),
    ),
})

export const addressSchema = z.object({
  postalCode: z
    .string()
    .transform(digits)
    .pipe(
      z
        .string()
        .min(1, 'required')
        .regex(/^\d{7}$/, 'postal_code'),
    ),
  prefecture: text(10),
  city: text(60),
  line1: text(100),
  line2: z.string().transform(toHalfWidth).pipe(z.string().max(100, 'too_long')).default(''),
})

export type Contact = z.output<typeof contactSchema>
export type Address = z.output<typeof addressSchema>

export const checkoutRequestSchema = z.object({
  /** Made by the browser once for one purchase; the same key always means the same order. */
  checkoutKey: z.uuid(),
  locale: z.enum(LOCALES),
  offerId: z.uuid(),
  variantId: z.uuid(),
  quantity: z.int().min(1).max(99),
  method: z.enum(METHODS),
  /** The total the customer saw. It is compared, never used. */
  seenTotalYen: z.int().min(0).max(100_000_000),
  confirmationToken: z.string().regex(/^ctoken_\w{1,200}$/),
  contact: contactSchema,
  address: addressSchema.nullable(),
})

export type CheckoutRequest = z.output<typeof checkoutRequestSchema>

/** What a purchase cannot be, and what to say about it: keys of `checkout.refusal`. */
export type CheckoutRefusal =
  | 'sold_out'
  | 'all_held'
  | 'price_changed'
  | 'method_unavailable'
  | 'not_on_sale'
  | 'over_limit'
  | 'address_missing'
  /** This buyer has as many of it as one person may have. */
  | 'buyer_limit'
  /** This buyer has as many unpaid vouchers as one person may have. */
  | 'voucher_limit'
  /** As many units as may be in unpaid vouchers are in them. */
  | 'voucher_cap'
  | 'order_changed'
  | 'order_ended'
  | 'declined'
  | 'payment_unavailable'
  | 'too_many_attempts'
  | 'invalid'

/** `POST /api/checkout` and `GET /api/checkout/[key]` answer this. */
export type CheckoutAnswer =
  | { ok: true; next: 'paid' | 'voucher'; orderToken: string }
  /** 3-D Secure: `stripe.handleNextAction({ clientSecret })`, then the order's page. */
  | { ok: true; next: 'authenticate'; orderToken: string; clientSecret: string }
  /** Another click's payment is still under way: follow the order's page or ask again. */
  | { ok: true; next: 'wait'; orderToken: string }
  | {
      ok: false
      reason: CheckoutRefusal
      /** The order that was placed before the refusal, if one was: a decline keeps its units. */
      orderToken?: string
      /** Stripe's decline code, for a sentence that helps. */
      declineCode?: string
      /** The true total, with `price_changed`. */
      totalYen?: number
      /** Paths of fields that are wrong, with `invalid`: `contact.email` → `email`. */
      fields?: Record<string, string>
    }

/** 47 prefectures in JIS order, for the address form. */
export const PREFECTURES = [
  '北海道',
  '青森県',
  '岩手県',
  '宮城県',
  '秋田県',
  '山形県',
  '福島県',
  '茨城県',
  '栃木県',
  '群馬県',
  '埼玉県',
  '千葉県',
  '東京都',
  '神奈川県',
  '新潟県',
  '富山県',
  '石川県',
  '福井県',
  '山梨県',
  '長野県',
  '岐阜県',
  '静岡県',
  '愛知県',
  '三重県',
  '滋賀県',
  '京都府',
  '大阪府',
  '兵庫県',
  '奈良県',
  '和歌山県',
  '鳥取県',
  '島根県',
  '岡山県',
  '広島県',
  '山口県',
  '徳島県',
  '香川県',
  '愛媛県',
  '高知県',
  '福岡県',
  '佐賀県',
  '長崎県',
  '熊本県',
  '大分県',
  '宮崎県',
  '鹿児島県',
  '沖縄県',
] as const
