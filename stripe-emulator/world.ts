import type Stripe from 'stripe'
import type { Clock } from './clock.ts'
import type { Faults } from './control/faults.ts'
import type { FeeTable } from './fees.ts'
import type { Data } from './store.ts'
import type { Timers } from './timers.ts'

/** What every part of the emulator is handed. One per running emulator; nothing is global. */
export interface World {
  data: Data
  clock: Clock
  timers: Timers
  faults: Faults
  fees: FeeTable
  /** Where browsers and servers reach the emulator, without a trailing slash. */
  baseUrl: string
  /** The API call being answered, copied into the events it causes; null for what time causes. */
  request: { id: string; idempotency_key: string | null } | null
  /** Parts that must know what becomes of an intent: invoices and Checkout Sessions. */
  followers: ((intent: Stripe.PaymentIntent, outcome: IntentOutcome) => void)[]
  /** Told of every answer and every event; for checks of their shape. */
  watch?(seen: Seen): void
  /** Call after every change: writes the state file and tells the panel, both coalesced. */
  changed(): void
}

export type IntentOutcome = 'succeeded' | 'failed' | 'requires_action'

/** Something that the emulator said to the outside. */
export interface Seen {
  /** `POST /v1/refunds`, or the type of an event. */
  what: string
  /** Browsers are shown less. */
  view: 'server' | 'browser'
  value: { object?: string; [field: string]: unknown }
}

export const API_VERSION = '2026-10-28.endive'

/** The id of a field that Stripe types as "id or expanded object". The store keeps ids only. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null
  return typeof reference === 'string' ? reference : reference.id
}
