import type Stripe from 'stripe'
import { publicView } from '../http/publishable.ts'
import { matchPath } from '../http/routes.ts'
import { finishAuthentication } from '../resources/card-payment.ts'
import {
  abandonPaying,
  CHAINS,
  lapseVoucher,
  latestVoucher,
  payVoucher,
  startPaying,
} from '../resources/konbini.ts'
import { bounce, submitAccount } from '../resources/refund-life.ts'
import { rollSecret } from '../resources/webhook-endpoints.ts'
import type { Chain, SavedState, Voucher } from '../store.ts'
import { resend } from '../webhooks/emit.ts'
import type { World } from '../world.ts'
import { setFaults } from './faults.ts'
import { viewState } from './state.ts'
import { viewVoucher } from './voucher-view.ts'

/** What the control plane needs of the running emulator beyond its world. */
export interface Machinery {
  world: World
  /** Moves the clock by so many seconds; resolves when what fell due has been delivered. */
  advance(seconds: number): Promise<void>
  save(): SavedState
  restore(state: SavedState): void
  reset(): void
}

type Body = Record<string, unknown>

/** An answer of the control plane other than 200. */
class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Answers `/_emulator/*`: JSON in, JSON out. Never throws; an unknown path is a 404. */
export async function answerControl(
  machinery: Machinery,
  method: string,
  pathname: string,
  body: unknown,
): Promise<{ status: number; body: object }> {
  const path = pathname.split('/')
  for (const [pattern, handle] of Object.entries(CONTROLS)) {
    const [verb, route = ''] = pattern.split(' ')
    const id = verb === method ? matchPath(route, path) : null
    if (id === null) continue
    try {
      return { status: 200, body: await handle(machinery, id, (body ?? {}) as Body) }
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500
      if (status === 500) console.error(error)
      const message = error instanceof Error ? error.message : String(error)
      return { status, body: { error: { type: 'invalid_request_error', message } } }
    }
  }
  const message = `Unrecognized control route (${method}: ${pathname}).`
  return { status: 404, body: { error: { type: 'invalid_request_error', message } } }
}

type Handle = (machinery: Machinery, id: string, body: Body) => object | Promise<object>

const CONTROLS: Record<string, Handle> = {
  'GET /_emulator/clock': ({ world }) => ({ now: world.clock.seconds() }),
  'POST /_emulator/clock': async (machinery, _, { advance }) => {
    if (typeof advance !== 'number' || !(advance >= 0) || advance > LONGEST_ADVANCE) {
      throw new Refusal(400, `advance must be a number of seconds from 0 to ${LONGEST_ADVANCE}.`)
    }
    await machinery.advance(advance)
    return { now: machinery.world.clock.seconds() }
  },

  'POST /_emulator/payment_intents/:id/pay': (m, id, { chain }) =>
    onVoucher(m.world, id, (voucher) => payVoucher(m.world, voucher, chainFrom(chain, voucher))),
  'POST /_emulator/payment_intents/:id/start_paying': (m, id, { chain }) =>
    onVoucher(m.world, id, (voucher) => startPaying(m.world, voucher, chainFrom(chain, voucher))),
  'POST /_emulator/payment_intents/:id/abandon': (m, id) =>
    onVoucher(m.world, id, (voucher) => {
      abandonPaying(m.world, voucher)
      return null
    }),
  'POST /_emulator/payment_intents/:id/expire': (m, id) =>
    onVoucher(m.world, id, (voucher) => lapseVoucher(m.world, voucher)),
  'POST /_emulator/payment_intents/:id/three_d_secure': ({ world }, id, body) => {
    const intent = found(world.data.payment_intents, id)
    if (body.client_secret !== intent.client_secret) {
      throw new Refusal(403, 'The client_secret does not belong to this PaymentIntent.')
    }
    if (body.outcome !== 'complete' && body.outcome !== 'fail') {
      throw new Refusal(400, 'outcome must be complete or fail.')
    }
    if (intent.next_action?.type !== 'use_stripe_sdk') {
      throw new Refusal(400, `This PaymentIntent is ${intent.status}: nothing to authenticate.`)
    }
    finishAuthentication(world, intent, body.outcome)
    return publicView(intent)
  },
  'GET /_emulator/vouchers/:id': ({ world }, id) =>
    viewVoucher(world, found(world.data.vouchers, id)),

  'POST /_emulator/refunds/:id/submit_bank_account': ({ world }, id, { account_number }) =>
    onRefund(world, id, (refund) =>
      submitAccount(world, refund, typeof account_number === 'string' ? account_number : '0001234'),
    ),
  'POST /_emulator/refunds/:id/bounce': ({ world }, id) =>
    onRefund(world, id, (refund) => bounce(world, refund)),

  'POST /_emulator/events/:id/resend': ({ world }, id) => ({
    deliveries: resend(world, found(world.data.events, id)),
  }),
  'POST /_emulator/webhook_endpoints/:id/roll_secret': ({ world }, id) => {
    found(world.data.webhook_endpoints, id)
    return { secret: rollSecret(world, id) }
  },

  'GET /_emulator/faults': ({ world }) => world.faults,
  'POST /_emulator/faults': ({ world }, _, body) => {
    const problem = setFaults(world.faults, body)
    if (problem) throw new Refusal(400, problem)
    world.changed()
    return world.faults
  },

  'POST /_emulator/reset': (machinery) => {
    machinery.reset()
    return { reset: true }
  },
  'POST /_emulator/snapshot': (machinery) => machinery.save(),
  'POST /_emulator/restore': (machinery, _, body) => {
    if (body.version !== 1) throw new Refusal(400, 'Expected what /_emulator/snapshot answered.')
    machinery.restore(body as unknown as SavedState)
    return { restored: true }
  },
  'GET /_emulator/state': ({ world }) => viewState(world),
}

/** A year: beyond it every voucher, key and refund is long over. */
const LONGEST_ADVANCE = 366 * 86_400

function onVoucher(world: World, id: string, act: (voucher: Voucher) => string | null): object {
  const intent = found(world.data.payment_intents, id)
  const voucher = latestVoucher(world, intent.id)
  if (!voucher) throw new Refusal(409, 'This PaymentIntent has no konbini voucher.')
  const problem = act(voucher)
  if (problem) throw new Refusal(409, problem)
  return viewVoucher(world, voucher)
}

function onRefund(
  world: World,
  id: string,
  act: (refund: Stripe.Refund) => string | null,
): Stripe.Refund {
  const refund = found(world.data.refunds, id)
  const problem = act(refund)
  if (problem) throw new Refusal(409, problem)
  return refund
}

function chainFrom(given: unknown, voucher: Voucher): Chain {
  if (given === undefined) return voucher.paying?.chain ?? 'familymart'
  const chain = CHAINS.find((name) => name === given)
  if (!chain) throw new Refusal(400, `chain must be one of ${CHAINS.join(', ')}.`)
  return chain
}

function found<T>(items: Map<string, T>, id: string): T {
  const item = items.get(id)
  if (!item) throw new Refusal(404, `No such object: '${id}'`)
  return item
}
