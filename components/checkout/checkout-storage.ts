import { STEPS, type Step } from './checkout-machine.ts'
import type { DetailsInput } from './details-form.ts'
import { EMPTY_DETAILS } from './details-form.ts'

/** What one purchase is. Another variant or quantity is another purchase with another key. */
export type PurchaseId = { offerId: string; variantId: string; quantity: number }

export type SavedPurchase = { checkoutKey: string; submitted: boolean; step: Step }

/**
 * Kept in the tab's own storage: a reload in the middle of a purchase finds its key and what was
 * typed; another tab is another purchase, and closing the tab forgets the person. Storage may be
 * full or forbidden (private windows): then nothing is kept, and nothing breaks.
 */
export function loadPurchase(storage: Storage, id: PurchaseId): SavedPurchase | null {
  const value = read(storage, purchaseName(id))
  if (typeof value.checkoutKey !== 'string') return null
  return {
    checkoutKey: value.checkoutKey,
    submitted: value.submitted === true,
    step: STEPS.find((step) => step === value.step) ?? 'details',
  }
}

export function savePurchase(storage: Storage, id: PurchaseId, purchase: SavedPurchase): void {
  write(storage, purchaseName(id), purchase)
}

/** After the order's page has it: the next purchase of the same thing is a new one. */
export function forgetPurchase(storage: Storage, id: PurchaseId): void {
  try {
    storage.removeItem(purchaseName(id))
  } catch {
    // Forbidden storage holds nothing to forget.
  }
}

export function loadDetails(storage: Storage): DetailsInput {
  const value = read(storage, DETAILS_NAME)
  const entries = Object.entries(EMPTY_DETAILS).map(([field, empty]) => {
    const saved = value[field]
    return [field, typeof saved === 'string' ? saved : empty]
  })
  return Object.fromEntries(entries) as DetailsInput
}

export function saveDetails(storage: Storage, details: DetailsInput): void {
  write(storage, DETAILS_NAME, details)
}

const DETAILS_NAME = 'checkout:details'

const purchaseName = ({ offerId, variantId, quantity }: PurchaseId) =>
  `checkout:${offerId}:${variantId}:${quantity}`

function read(storage: Storage, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(name) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function write(storage: Storage, name: string, value: object): void {
  try {
    storage.setItem(name, JSON.stringify(value))
  } catch {
    // The purchase goes on; only a reload would start it afresh.
  }
}
