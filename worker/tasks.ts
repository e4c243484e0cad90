import type { Task } from 'graphile-worker'
import { applyStripeEvent } from '#lib/flows/apply-stripe-event.ts'
import { closeIntent } from '#lib/flows/close-intent.ts'
import { endHold } from '#lib/flows/end-hold.ts'
import { reconcile } from '#lib/flows/reconcile.ts'
import { refundLate } from '#lib/flows/refund-late.ts'
import { prune } from '#lib/flows/retention.ts'
import { sendMail } from '#lib/flows/send-mail.ts'
import { sendWaitlistMail } from '#lib/flows/send-waitlist-mail.ts'
import { resumePayment } from '#lib/flows/start-payment.ts'
import { tellWaitlist } from '#lib/flows/tell-waitlist.ts'
import { JOBS, type JobName } from '#lib/jobs/jobs.ts'

/** Which flow answers which job. A task parses and calls; what happens is the flow's business. */
export const tasks: Record<JobName, Task> = {
  apply_stripe_event: (payload) => {
    const { eventId, again } = JOBS.apply_stripe_event.parse(payload)
    return applyStripeEvent(eventId, new Date(), again ? 'again' : 'once')
  },
  resume_payment: (payload) =>
    resumePayment(JOBS.resume_payment.parse(payload).orderId, new Date()),
  end_hold: (payload) => endHold(JOBS.end_hold.parse(payload).orderId, new Date()),
  close_intent: (payload) => closeIntent(JOBS.close_intent.parse(payload).orderId),
  send_mail: (payload) => {
    const { orderId, kind } = JOBS.send_mail.parse(payload)
    return sendMail(orderId, kind, new Date())
  },
  refund_late: (payload) => refundLate(JOBS.refund_late.parse(payload).orderId, new Date()),
  tell_waitlist: (payload) => tellWaitlist(JOBS.tell_waitlist.parse(payload).variantId, new Date()),
  send_waitlist_mail: (payload) =>
    sendWaitlistMail(JOBS.send_waitlist_mail.parse(payload).waitlistId),
  reconcile: async () => void (await reconcile(new Date())),
  prune: async () => void (await prune(new Date())),
}

/**
 * UTC. Reconcile every ten minutes, prune at 04:20 in Japan, when nobody buys. A run that was missed
 * while no worker lived is made up for once.
 */
export const crontab = `
*/10 * * * * reconcile ?fill=10m&max=1
20 19 * * * prune ?fill=1d&max=3
`
