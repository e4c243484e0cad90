/** Money is integer yen everywhere (DESIGN.md decision 7); yen has no decimals, nor does Stripe's JPY. */
export type Yen = number

/** `1980` → `¥1,980`. The sign is U+00A5, as Japanese shops print it; the same in every language. */
export function formatYen(amountYen: Yen): string {
  return `¥${yenFormat.format(amountYen)}`
}

/** Throws unless the amount is a whole number of yen, not negative and safe to add up. */
export function assertYen(amountYen: number): asserts amountYen is Yen {
  if (!Number.isSafeInteger(amountYen) || amountYen < 0) {
    throw new RangeError(`Not an amount in yen: ${amountYen}`)
  }
}

const yenFormat = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 0 })
