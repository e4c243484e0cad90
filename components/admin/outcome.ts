/** What became of something staff asked for; the reason is a key of `admin.outcome`. */
export type Outcome = { ok: true } | { ok: false; reason: OutcomeReason }

export type OutcomeReason =
  | 'signed_out'
  | 'invalid'
  | 'not_found'
  | 'unpaid'
  | 'already_shipped'
  | 'already_paid'
  | 'ended'
  | 'nothing_to_ship'
  | 'disputed'
  | 'being_paid'
  | 'at_the_till'
  | 'unknown'
  | 'failed'

export type CancelAction = (input: { number: string }) => Promise<Outcome>

export type ShipAction = (input: {
  number: string
  carrier: string
  trackingNumber: string
}) => Promise<Outcome>

/** What became of settling an alarm; the reason is a key of `admin.alarm.outcome`. */
export type SettleOutcome =
  | { ok: true }
  | {
      ok: false
      reason: 'signed_out' | 'invalid' | 'not_found' | 'already_settled' | 'failed'
    }

export type SettleAction = (input: { alarmId: number }) => Promise<SettleOutcome>
