/** What the first digits say about a card, and how its number is written. */
export function brandOf(digits) {
  return brands.find(({ start }) => start.test(digits)) ?? unknownBrand
}

/** The check digit of ISO/IEC 7812-1 (Luhn): catches a mistyped digit and most swaps. */
export function hasValidCheckDigit(digits) {
  const sum = [...digits].reverse().reduce((total, character, index) => {
    const digit = Number(character)
    if (index % 2 === 0) return total + digit
    return total + (digit > 4 ? digit * 2 - 9 : digit * 2)
  }, 0)
  return sum % 10 === 0
}

export function groupNumber(digits) {
  const { groups } = brandOf(digits)
  const parts = []
  let from = 0
  for (const size of groups) {
    if (from >= digits.length) break
    parts.push(digits.slice(from, from + size))
    from += size
  }
  return parts.join(' ')
}

/** `4` becomes `04 / `, `1230` becomes `12 / 30`, an autofilled `122030` as well. */
export function groupExpiry(typed, isDeleting) {
  let digits = /^[2-9]/.test(typed) ? `0${typed}` : typed
  if (digits.length === 6) digits = digits.slice(0, 2) + digits.slice(4)
  digits = digits.slice(0, 4)
  if (digits.length < 2 || (digits.length === 2 && isDeleting)) return digits
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`
}

/** Half-width digits alone: Japanese keyboards happily send full-width ones. */
export function digitsOf(value) {
  return value.normalize('NFKC').replace(/\D/g, '')
}

const byFour = [4, 4, 4, 4]

const unknownBrand = {
  id: 'unknown',
  name: '',
  groups: [4, 4, 4, 4, 3],
  lengths: [16],
  cvc: [3, 4],
}

const brands = [
  { id: 'amex', name: 'AMEX', start: /^3[47]/, groups: [4, 6, 5], lengths: [15], cvc: [4] },
  { id: 'diners', name: 'Diners', start: /^3[0689]/, groups: [4, 6, 4], lengths: [14], cvc: [3] },
  { id: 'jcb', name: 'JCB', start: /^35(2[89]|[3-8])/, groups: byFour, lengths: [16], cvc: [3] },
  { id: 'visa', name: 'VISA', start: /^4/, groups: byFour, lengths: [16], cvc: [3] },
  {
    id: 'mastercard',
    name: 'Mastercard',
    start: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    groups: byFour,
    lengths: [16],
    cvc: [3],
  },
  {
    id: 'discover',
    name: 'Discover',
    start: /^(6011|65|64[4-9])/,
    groups: byFour,
    lengths: [16],
    cvc: [3],
  },
  {
    id: 'unionpay',
    name: 'UnionPay',
    start: /^62/,
    groups: [4, 4, 4, 4, 3],
    lengths: [16, 17, 18, 19],
    cvc: [3],
  },
]
