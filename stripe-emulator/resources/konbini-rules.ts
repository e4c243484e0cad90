import { invalid } from '../http/errors.ts'

/** Per payment, docs.stripe.com/payments/konbini (yen). */
export const KONBINI_LIMITS = { minimum: 120, maximum: 300_000 } as const
/** docs.stripe.com/currencies (yen); the maximum is eight digits. */
export const CARD_LIMITS = { minimum: 50, maximum: 99_999_999 } as const

/** Not the deadline itself: a slip printed before it can still be paid, so the failure comes later. */
export const BUFFER_AFTER_EXPIRY_SECONDS = 3600
/** How long a slip from the kiosk stays payable at the till. */
export const SLIP_SECONDS = 30 * 60

const SHORTEST_SECONDS = 30 * 60
const LONGEST_SECONDS = 60 * 86_400
const LONGEST_DAYS = 60

export interface KonbiniOptions {
  confirmation_number?: string
  expires_after_days?: number | ''
  expires_at?: number | ''
  product_description?: string
  setup_future_usage?: string
}

/**
 * Checks `payment_method_options[konbini]` as given on create, update and confirm.
 * `now` in unix seconds. Throws ApiError 400 naming the field.
 */
export function checkKonbiniOptions(options: KonbiniOptions, now: number): void {
  if (options.confirmation_number) checkConfirmationNumber(options.confirmation_number)
  if (options.expires_at && options.expires_after_days) {
    throw invalid(
      'You may only specify one of these parameters: expires_at, expires_after_days.',
      field('expires_at'),
    )
  }
  if (options.expires_at) checkDeadline(options.expires_at, now)
  const days = options.expires_after_days
  if (days !== undefined && days !== '' && (days < 1 || days > LONGEST_DAYS)) {
    throw invalid(
      `expires_after_days must be between 1 and ${LONGEST_DAYS}.`,
      field('expires_after_days'),
    )
  }
  if (options.product_description) checkProductDescription(options.product_description)
  if (options.setup_future_usage && options.setup_future_usage !== 'none') {
    throw invalid('konbini cannot be used with setup_future_usage.', field('setup_future_usage'))
  }
}

/** More than 30 minutes and less than 60 days ahead, both when it is set and at the confirm. */
export function checkDeadline(expiresAt: number, now: number): void {
  if (expiresAt <= now + SHORTEST_SECONDS || expiresAt >= now + LONGEST_SECONDS) {
    throw invalid(
      'expires_at must be more than 30 minutes and less than 60 days in the future.',
      field('expires_at'),
      'parameter_invalid_integer',
    )
  }
}

export function checkConfirmationNumber(number: string): void {
  if (!/^\d{10,11}$/.test(number)) {
    throw invalid('confirmation_number must be 10 to 11 digits.', field('confirmation_number'))
  }
  if (/^0+$/.test(number)) {
    throw invalid('confirmation_number must not be all zeros.', field('confirmation_number'))
  }
}

/** Longest product description, in characters. */
const LONGEST_DESCRIPTION = 22

export function checkProductDescription(text: string): void {
  if ([...text].length > LONGEST_DESCRIPTION) {
    throw invalid(
      `product_description must be at most ${LONGEST_DESCRIPTION} characters.`,
      field('product_description'),
    )
  }
  const stranger = [...text].find((character) => !isPrintableAtTheKiosk(character))
  if (stranger) {
    throw invalid(
      `product_description contains a character that is not part of Shift-JIS (JIS X 0208:1997): ${stranger}`,
      field('product_description'),
    )
  }
}

function isPrintableAtTheKiosk(character: string): boolean {
  return /^[\x20-\x7e]$/.test(character) || JIS_X_0208.has(character)
}

/**
 * JIS X 0208:1997: rows 1 to 8 and 16 to 84. Row 13 (①, ㈱) is NEC's, half-width kana belong to
 * another standard. Node's decoder knows the table, in EUC-JP one byte pair per row and column.
 */
const JIS_X_0208 = new Set(decodeRows())

function* decodeRows(): Generator<string> {
  const decoder = new TextDecoder('euc-jp')
  for (let row = 1; row <= 84; row++) {
    if (row > 8 && row < 16) continue
    for (let column = 1; column <= 94; column++) {
      const character = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + column))
      if (character.length === 1 && character !== '\uFFFD') yield character
    }
  }
  // The same signs as other systems write them: wave dash, minus, double bar, cent, pound, not.
  yield* '〜−‖¢£¬'
}

function field(name: string): string {
  return `payment_method_options[konbini][${name}]`
}

/** Seconds until something happens to a voucher in test mode, or null for never. */
export interface KonbiniScript {
  pays_after: number | null
  lapses_after: number | null
  /** Replaces the merchant's deadline: seconds from the confirm. */
  expires_after: number | null
  rejects_number: boolean
}

const DEFAULT_SCRIPT: KonbiniScript = {
  pays_after: 180,
  lapses_after: null,
  expires_after: null,
  rejects_number: false,
}

/** docs.stripe.com/payments/konbini/accept-a-payment, "Test your integration". */
const SCRIPTS: { keyword: string | null; number: string; script: Partial<KonbiniScript> }[] = [
  { keyword: null, number: '11111111110', script: {} },
  { keyword: 'succeed_immediately', number: '22222222220', script: { pays_after: 0 } },
  {
    keyword: 'expire_immediately',
    number: '33333333330',
    script: { pays_after: null, lapses_after: 0, expires_after: 0 },
  },
  {
    keyword: 'expire_with_delay',
    number: '44444444440',
    script: { pays_after: null, lapses_after: 180, expires_after: 180 },
  },
  { keyword: 'fill_never', number: '55555555550', script: { pays_after: null } },
  { keyword: null, number: '01234567890', script: { rejects_number: true } },
]

/** What test mode does with this voucher; a special number wins over a special e-mail address. */
export function scriptFor(email: string, confirmationNumber: string | null): KonbiniScript {
  const localPart = email.split('@')[0] ?? ''
  const row =
    SCRIPTS.find(({ number }) => number === confirmationNumber) ??
    SCRIPTS.find(({ keyword }) => keyword && localPart.endsWith(keyword))
  return { ...DEFAULT_SCRIPT, ...row?.script }
}
