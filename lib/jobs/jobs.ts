import { z } from 'zod'
import { MAIL_KINDS } from '#lib/orders/mail-kinds.ts'

/**
 * Every job and what it carries. A payload may come from last week's code, so it is parsed when
 * it is taken, not trusted because it was once well-typed.
 */
export const JOBS = {
  /** Make a stored Stripe event count. */
  apply_stripe_event: z.object({
    eventId: z.string(),
    /** Also when it has been dealt with: somebody asked for a replay. */
    again: z.boolean().optional(),
  }),
  /** Finish a payment call whose outcome is unknown. */
  resume_payment: z.object({ orderId: z.uuid() }),
  /** The time of an order's hold is over: let it go, if Stripe agrees. */
  end_hold: z.object({ orderId: z.uuid() }),
  /** Close the intent of an order that has ended, so that nothing can pay it any more. */
  close_intent: z.object({ orderId: z.uuid() }),
  send_mail: z.object({
    orderId: z.uuid(),
    kind: z.enum(MAIL_KINDS),
  }),
  /** Give back money that came for an order whose units are gone. */
  refund_late: z.object({ orderId: z.uuid() }),
  /** Units came back on sale: tell who waits for them. */
  tell_waitlist: z.object({ variantId: z.uuid() }),
  send_waitlist_mail: z.object({ waitlistId: z.number().int() }),
  reconcile: z.object({}).passthrough(),
  /** Make the partitions to come, drop those past their time, forget old events. */
  prune: z.object({}).passthrough(),
} as const

export type JobName = keyof typeof JOBS
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]>
