import type { Harm } from './chaos.ts'
import type { Stand } from './stand.ts'
import type { Truth } from './truth.ts'

/** What one round, or all of them, amounted to. */
export type Tally = Record<
  | 'customers'
  | 'orders'
  | 'intents'
  | 'paid'
  | 'refunds'
  | 'eventsSent'
  | 'deliveries'
  | 'duplicates'
  | 'refusedDeliveries'
  | 'mails'
  | 'mailsTwice'
  | 'kills'
  | 'restarts'
  | 'endedByThemselves'
  | 'sessionsEnded'
  | 'postgresRestarts'
  | 'clockMoves'
  | 'faults'
  | 'cutAnswers'
  | 'settleRounds',
  number
>

export function tallyOf(truth: Truth, harm: Harm | null, stand: Stand): Tally {
  const { stripe, shop, arrived, customers, settled } = truth
  const attempts = stripe.events.flatMap(({ deliveries }) =>
    deliveries.flatMap((delivery) => delivery.attempts),
  )
  const accepted = attempts.filter(({ status }) => status === 200).length
  return {
    customers: customers.length,
    orders: shop.orders.length,
    intents: stripe.intents.length,
    paid: stripe.intents.filter(({ status }) => status === 'succeeded').length,
    refunds: stripe.refunds.length,
    eventsSent: stripe.events.length,
    deliveries: attempts.length,
    duplicates: Math.max(0, accepted - stripe.events.length),
    refusedDeliveries: attempts.length - accepted,
    mails: arrived.length,
    mailsTwice: arrived.length - new Set(arrived.map(({ id }) => id)).size,
    kills: harm?.kills ?? 0,
    restarts: stand.shop.restarts,
    endedByThemselves: Math.max(0, stand.shop.restarts - (harm?.kills ?? 0)),
    sessionsEnded: harm?.sessionsEnded ?? 0,
    postgresRestarts: harm?.postgresRestarts ?? 0,
    clockMoves: harm?.clockMoves ?? 0,
    faults: harm ? harm.webhookFaults + harm.apiFaults + harm.mailOutages + harm.cutSpells : 0,
    cutAnswers: stand.door.cuts,
    settleRounds: settled.rounds,
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = {} as Tally
  for (const tally of tallies) {
    for (const [name, count] of Object.entries(tally) as [keyof Tally, number][]) {
      sum[name] = (sum[name] ?? 0) + count
    }
  }
  return sum
}
