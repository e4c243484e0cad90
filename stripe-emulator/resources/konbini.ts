import type Stripe from 'stripe'
import { endOfDayInJapan } from '../clock.ts'
import { refused } from '../http/errors.ts'
import { randomDigits, randomText } from '../ids.ts'
import type { Chain, Voucher } from '../store.ts'
import { idOf, type World } from '../world.ts'
import { chargeKonbini } from './charges.ts'
import { failAttempt, requireAction, succeed } from './intent-transitions.ts'
import {
  BUFFER_AFTER_EXPIRY_SECONDS,
  type KonbiniOptions,
  SLIP_SECONDS,
  scriptFor,
} from './konbini-rules.ts'

export const CHAINS: readonly Chain[] = ['familymart', 'lawson', 'ministop', 'seicomart']
const DEFAULT_DAYS = 3
/** Longer names are cut at the kiosk, not refused. */
const LONGEST_NAME = 20

/**
 * Issues payment instructions and puts the intent into `requires_action`. The checks are done.
 * What happens next in test mode (paid after three minutes unless told otherwise) is scheduled.
 */
export function issueVoucher(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  options: KonbiniOptions,
): void {
  const now = world.clock.seconds()
  const { name, email } = method.billing_details
  const script = scriptFor(email ?? '', options.confirmation_number || null)
  const confirmation_number = options.confirmation_number || randomDigits(11)
  const codes = () => ({ payment_code: randomDigits(6), confirmation_number })
  const voucher: Voucher = {
    id: randomText(40),
    payment_intent: intent.id,
    created: now,
    expires_at: script.expires_after === null ? deadline(options, now) : now + script.expires_after,
    status: 'pending',
    confirmation_number,
    stores: { familymart: codes(), lawson: codes(), ministop: codes(), seicomart: codes() },
    customer_name: [...(name ?? '')].slice(0, LONGEST_NAME).join(''),
    customer_email: email ?? '',
    product_description: options.product_description || null,
    paying: null,
    paid_chain: null,
  }
  world.data.vouchers.set(voucher.id, voucher)
  requireAction(world, intent, {
    type: 'konbini_display_details',
    konbini_display_details: {
      expires_at: voucher.expires_at,
      hosted_voucher_url: `${world.baseUrl}/konbini/voucher/${voucher.id}`,
      stores: structuredClone(voucher.stores),
    },
  })
  const lapsesAt =
    script.lapses_after === null
      ? voucher.expires_at + BUFFER_AFTER_EXPIRY_SECONDS
      : now + script.lapses_after
  if (script.pays_after !== null) {
    const paidAt = world.clock.now() + script.pays_after * 1000
    world.timers.add('voucher_paid', paidAt, voucher.id)
  }
  world.timers.add('voucher_lapsed', Math.max(lapsesAt * 1000, world.clock.now()), voucher.id)
}

/** The voucher that can still be paid for this intent, if there is one. */
export function pendingVoucher(world: World, intent: Stripe.PaymentIntent): Voucher | null {
  const url = intent.next_action?.konbini_display_details?.hosted_voucher_url
  const voucher = world.data.vouchers.get(url?.split('/').at(-1) ?? '')
  return voucher?.status === 'pending' ? voucher : null
}

/** The newest voucher of an intent, whatever became of it. */
export function latestVoucher(world: World, intentId: string): Voucher | null {
  let latest: Voucher | null = null
  for (const voucher of world.data.vouchers.values()) {
    if (voucher.payment_intent === intentId) latest = voucher
  }
  return latest
}

/**
 * Makes a pending voucher worthless, as every cancel, update and new confirm does. Throws 400
 * while a slip from the kiosk is in force: the money may come in any second.
 */
export function voidVoucher(world: World, intent: Stripe.PaymentIntent): void {
  const voucher = pendingVoucher(world, intent)
  if (!voucher) return
  checkNobodyAtTheTill(world, intent)
  voucher.status = 'canceled'
  intent.next_action = null
}

export function checkNobodyAtTheTill(world: World, intent: Stripe.PaymentIntent): void {
  const voucher = pendingVoucher(world, intent)
  if (!voucher || !slipInForce(world, voucher)) return
  throw refused(
    'This PaymentIntent cannot be changed or canceled now, because the customer has started to pay at the convenience store. Try again later.',
    'payment_method_not_available',
    intent,
  )
}

export function slipInForce(world: World, voucher: Voucher): boolean {
  return voucher.paying !== null && voucher.paying.slip_valid_until > world.clock.seconds()
}

/** A slip is printed at the kiosk. Returns a sentence when that cannot be. */
export function startPaying(world: World, voucher: Voucher, chain: Chain): string | null {
  if (voucher.status !== 'pending') return `This voucher is ${voucher.status}.`
  const now = world.clock.seconds()
  if (now > voucher.expires_at) return 'The deadline has passed: the kiosk prints no new slip.'
  voucher.paying = { chain, slip_valid_until: now + SLIP_SECONDS }
  world.changed()
  return null
}

/** The customer walks away: the slip is torn up, the voucher stays valid. */
export function abandonPaying(world: World, voucher: Voucher): void {
  voucher.paying = null
  world.changed()
}

/** The cash is in the till. Works until the buffer after the deadline ends. */
export function payVoucher(world: World, voucher: Voucher, chain: Chain): string | null {
  if (voucher.status !== 'pending') return `This voucher is ${voucher.status}.`
  const intent = world.data.payment_intents.get(voucher.payment_intent)
  const method = world.data.payment_methods.get(idOf(intent?.payment_method) ?? '')
  if (!intent || !method) return 'This voucher belongs to no payment.'
  voucher.status = 'paid'
  voucher.paying = null
  voucher.paid_chain = chain
  succeed(world, intent, chargeKonbini(world, intent, method, chain))
  return null
}

/** Nobody paid: the attempt fails, the intent can be confirmed again. */
export function lapseVoucher(world: World, voucher: Voucher): string | null {
  if (voucher.status !== 'pending') return `This voucher is ${voucher.status}.`
  const intent = world.data.payment_intents.get(voucher.payment_intent)
  if (!intent) return 'This voucher belongs to no payment.'
  voucher.status = 'expired'
  voucher.paying = null
  const method = world.data.payment_methods.get(idOf(intent.payment_method) ?? '')
  failAttempt(
    world,
    intent,
    {
      code: 'payment_intent_payment_attempt_expired',
      doc_url: 'https://docs.stripe.com/error-codes/payment-intent-payment-attempt-expired',
      message:
        'The Konbini payment attempt of this PaymentIntent has expired. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      ...(method ? { payment_method: structuredClone(method) } : {}),
      // Stripe says card_error although there is no card.
      type: 'card_error',
    },
    null,
  )
  return null
}

/** Registers what happens to vouchers as time passes. */
export function registerVoucherTimers(world: World): void {
  world.timers.on('voucher_paid', (id) => {
    const voucher = world.data.vouchers.get(id)
    if (voucher) payVoucher(world, voucher, voucher.paying?.chain ?? 'familymart')
  })
  world.timers.on('voucher_lapsed', (id) => {
    const voucher = world.data.vouchers.get(id)
    if (voucher) lapseVoucher(world, voucher)
  })
}

function deadline(options: KonbiniOptions, now: number): number {
  if (options.expires_at) return options.expires_at
  return endOfDayInJapan(now, options.expires_after_days || DEFAULT_DAYS)
}
