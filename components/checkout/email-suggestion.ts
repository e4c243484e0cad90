/**
 * Domains that most buyers in Japan have: carriers first, because a mistyped one loses the
 * payment numbers and the reminder with them.
 */
const DOMAINS = [
  'gmail.com',
  'icloud.com',
  'yahoo.co.jp',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'softbank.ne.jp',
  'i.softbank.jp',
  'outlook.jp',
  'outlook.com',
  'hotmail.com',
] as const

/** `yuki@gmial.com` → `yuki@gmail.com`; null when the domain is not one slip away from a known one. */
export function emailSuggestion(typed: string): string | null {
  const email = typed.normalize('NFKC').trim()
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  // Short names (au.com) are one letter away from too many real ones.
  if (at < 1 || domain.length < 8 || DOMAINS.some((known) => known === domain)) return null
  const meant = DOMAINS.find((known) => known.length > 7 && isOneSlip(domain, known))
  return meant ? email.slice(0, at + 1) + meant : null
}

/** One letter too many, missing, wrong, or two neighbours swapped. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0
  while (start < typed.length && typed[start] === meant[start]) start++
  let end = 0
  const most = Math.min(typed.length, meant.length) - start
  while (end < most && typed.at(-1 - end) === meant.at(-1 - end)) end++
  const left = typed.slice(start, typed.length - end)
  const right = meant.slice(start, meant.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
