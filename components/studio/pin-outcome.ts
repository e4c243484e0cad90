/** What became of a pin; the reason is a key of `studio.outcome`. */
export type PinOutcome =
  | { ok: true }
  | { ok: false; reason: 'signed_out' | 'not_live' | 'no_such_show' | 'no_such_offer' | 'failed' }

export type PinAction = (input: { showSlug: string; offerId: string }) => Promise<PinOutcome>
export type UnpinAction = (input: { showSlug: string }) => Promise<PinOutcome>
