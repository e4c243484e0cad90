/** The chains that take a konbini payment of Stripe's, in the order of their number of stores. */
export const chains = [
  { id: 'familymart', ja: 'ファミリーマート', en: 'FamilyMart' },
  { id: 'lawson', ja: 'ローソン', en: 'Lawson' },
  { id: 'ministop', ja: 'ミニストップ', en: 'Ministop' },
  { id: 'seicomart', ja: 'セイコーマート', en: 'Seicomart' },
]
