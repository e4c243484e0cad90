import { randomBytes } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A new id in Stripe's style: the prefix, an underscore, random letters and digits.
 * Random, never counted, so that a test cannot come to depend on a value.
 */
export function newId(prefix: string, length = 24): string {
  return `${prefix}_${randomText(length)}`
}

/** `length` random letters and digits: client secrets, opaque voucher links, signing secrets. */
export function randomText(length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += ALPHABET[byte % ALPHABET.length]
  return text
}

/** `length` random decimal digits, never all zeros (Stripe refuses an all-zero konbini number). */
export function randomDigits(length: number): string {
  let digits = ''
  for (const byte of randomBytes(length)) digits += String(byte % 10)
  return /^0+$/.test(digits) ? randomDigits(length) : digits
}
