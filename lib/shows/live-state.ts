import type { Localized } from '#lib/i18n/locales.ts'
import type { Yen } from '#lib/money.ts'

export type ShowStatus = 'scheduled' | 'live' | 'ended'

/** A show as a list shows it. Moments are ISO 8601 strings: these shapes travel as JSON. */
export type ShowSummary = {
  slug: string
  status: ShowStatus
  title: Localized
  performer: Localized
  posterUrl: string
  cardUrl: string
  startsAt: string
  endedAt: string | null
}

export type LiveVariant = { id: string; label: Localized; free: number; held: number; sold: number }

export type LiveOffer = {
  id: string
  productSlug: string
  kind: 'goods' | 'ticket'
  name: Localized
  description: Localized
  imageUrl: string
  /** What one unit costs now, tax included. */
  priceYen: Yen
  /** The product's own price, where the show's is lower. */
  listPriceYen: Yen | null
  maxPerOrder: number
  konbiniAllowed: boolean
  variants: LiveVariant[]
}

/**
 * All of a show that changes while people watch. It is always sent whole, with a version that
 * rises with every change: a client keeps the newest one it has seen, and so converges whatever
 * was lost or came twice.
 */
export type LiveState = {
  version: number
  status: ShowStatus
  pinnedOfferId: string | null
  offers: LiveOffer[]
}

/** What a checkout needs to know of the shop. */
export type SaleTerms = {
  shopName: Localized
  shippingYen: Yen
  shipsWithinDays: number
  konbiniDays: number
  konbiniLeastKeptBp: number
  supportEmail: string
  supportPhone: string
  supportHours: string
}

/** A show's own page. */
export type ShowPage = ShowSummary & {
  description: Localized
  streamUrl: string | null
  replayUrl: string | null
  live: LiveState
  terms: SaleTerms
}

/** The newer of two states; the one in hand when they are equal. */
export function newerState<T extends { version: number }>(inHand: T, arrived: T): T {
  return arrived.version > inHand.version ? arrived : inHand
}
