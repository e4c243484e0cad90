/** Chains that take Stripe's konbini vouchers, in the order of their number of shops in Japan. */
export const CHAINS = ['familymart', 'lawson', 'ministop', 'seicomart'] as const
export type Chain = (typeof CHAINS)[number]

/** What a customer types into the machine of one chain. Stripe may leave the second one out. */
export type StoreCodes = { paymentCode: string; confirmationNumber: string | null }

export type VoucherStores = Partial<Record<Chain, StoreCodes>>

/** `1234567890` → `1234 567 890`: groups of three or four are read and typed without slips. */
export function groupDigits(digits: string): string {
  if (digits.length <= 4) return digits
  const groups = Math.ceil(digits.length / 4)
  const size = Math.ceil(digits.length / groups)
  const result: string[] = []
  for (let i = 0; i < digits.length; i += size) result.push(digits.slice(i, i + size))
  return result.join(' ')
}
