import { setTimeout as wait } from 'node:timers/promises'
import { makeToken, type Payment, postCheckout, reload, type Seen, totalYen } from './browser.ts'
import { tamper } from './forgery.ts'
import { afterPaid, meddle } from './shop-side.ts'
import type { Stand } from './stand.ts'
import type { Story } from './story.ts'
import { goToTheTill } from './till.ts'

/** After so many presses of Pay and reloads a person gives up. */
const PRESSES_MAX = 7
const LOOKS_MAX = 12
const LOOK_AGAIN_MS = 500

export type Customer = {
  story: Story
  /** What they did and saw, in order: printed when something is wrong with their order. */
  notes: string[]
  /** What the shop said to its customer, and to its staff: `paid`, `shipped`, `canceled`. */
  told: Set<'paid' | 'shipped' | 'canceled'>
  /** What hands from outside did to the order, which excuses what would be wrong otherwise. */
  hands: Set<'ended_by_hand' | 'tampered'>
}

/** Lives one story to its end; `isOver` says that the storm has ended and people go home. */
export async function live(stand: Stand, story: Story, isOver: () => boolean): Promise<Customer> {
  const customer: Customer = { story, notes: [], told: new Set(), hands: new Set() }
  const note = (text: string) => void customer.notes.push(`${clock()} ${text}`)
  try {
    const seen = await buy(stand, customer, note, isOver)
    note(`saw at last ${shown(seen)}`)
    if (seen !== 'lost' && seen?.ok) {
      if (seen.next === 'voucher') {
        await wait(story.thinkMs[2])
        const finish = await goToTheTill(stand, story, note)
        await meddle(stand, customer, note)
        if (!isOver()) await finish()
      } else await meddle(stand, customer, note)
      await afterPaid(stand, customer, note, isOver)
    } else await meddle(stand, customer, note)
  } catch (error) {
    note(`gave up: ${error instanceof Error ? error.message : String(error)}`)
  }
  return customer
}

async function buy(
  stand: Stand,
  customer: Customer,
  note: (text: string) => void,
  isOver: () => boolean,
): Promise<Seen> {
  const { story } = customer
  let seen: Seen = 'lost'
  let way = 0
  for (let press = 0; press < PRESSES_MAX; press += 1) {
    const payment = story.payments[Math.min(way, story.payments.length - 1)] as Payment
    seen = await pressPay(stand, story, payment, press === 0, note)
    if (press === 0 && story.reloads) seen = (await reload(stand, story)) ?? seen
    seen = await watch(stand, story, seen, note, isOver)
    if (seen !== 'lost' && seen.ok && seen.next === 'paid') customer.told.add('paid')
    if (seen !== 'lost' && seen.ok) return seen
    if (isOver()) return seen
    if (seen !== 'lost' && !seen.ok) {
      if (seen.reason === 'declined') {
        way += 1
        if (story.hostile === 'tampered') await tamper(stand, customer, note)
      } else if (!['payment_unavailable', 'order_ended'].includes(seen.reason)) return seen
    }
    await wait(story.thinkMs[1])
  }
  return seen
}

async function pressPay(
  stand: Stand,
  story: Story,
  payment: Payment,
  isFirst: boolean,
  note: (text: string) => void,
): Promise<Seen> {
  const clicks = isFirst ? story.clicks : 'one'
  const token = await makeToken(stand, story, payment)
  note(`pays ${totalYen(story)} by ${payment.method} (${clicks}) with ${token}`)
  if (clicks === 'one') return postCheckout(stand, story, payment, token)
  const other = clicks === 'same_twice' ? token : await makeToken(stand, story, payment)
  const [a, b] = await Promise.all([
    postCheckout(stand, story, payment, token),
    postCheckout(stand, story, payment, other),
  ])
  note(`two clicks saw ${shown(a)} and ${shown(b)}`)
  return a !== 'lost' && a.ok ? a : b
}

/** Waits with the page open until it says something final, and answers the bank if asked. */
async function watch(
  stand: Stand,
  story: Story,
  first: Seen,
  note: (text: string) => void,
  isOver: () => boolean,
): Promise<Seen> {
  let seen = first
  for (let look = 0; look < LOOKS_MAX && !isOver(); look += 1) {
    if (seen !== 'lost' && seen.ok && seen.next === 'authenticate') {
      if (story.bank === 'leave') return seen
      await answerBank(stand, seen.clientSecret, story.bank, note)
    } else if (seen !== 'lost' && (!seen.ok || seen.next !== 'wait')) {
      return seen
    }
    await wait(LOOK_AGAIN_MS)
    const now = await reload(stand, story)
    if (now === null) return { ok: false, reason: 'payment_unavailable' }
    seen = now
  }
  return seen
}

async function answerBank(
  stand: Stand,
  clientSecret: string,
  outcome: 'complete' | 'fail',
  note: (text: string) => void,
): Promise<void> {
  const id = clientSecret.split('_secret_')[0]
  note(`the bank is answered: ${outcome} (${id})`)
  await stand.ground.emulator
    .control(`/payment_intents/${id}/three_d_secure`, { outcome, client_secret: clientSecret })
    .catch((error: Error) => note(`the bank: ${error.message}`))
}

function shown(seen: Seen | null): string {
  if (seen === null || seen === 'lost') return String(seen)
  return seen.ok ? seen.next : `${seen.reason}${seen.declineCode ? ` (${seen.declineCode})` : ''}`
}

function clock(): string {
  return new Date().toISOString().slice(11, 23)
}
