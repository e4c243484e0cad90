import { randomInt } from 'node:crypto'

/** Crockford's alphabet without I, L, O, U and 0, 1: nothing is misheard on the phone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight characters, 6.5 × 10¹¹ possibilities: not a counter, so it tells nobody our sales. */
export function orderNumber(): string {
  return Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
