import type { Choice } from './catalogue.ts'
import type { Random } from './random.ts'

/*
 * What one customer is going to do, and what becomes of the parcel. All of it is drawn before the
 * first request, in one order, so that the same seed makes the same people whatever happens to them.
 */

const CARDS = {
  approved: '4242424242424242',
  declined: '4000000000000002',
  noFunds: '4000000000009995',
  threeDSecure: '4000000000003220',
} as const

export type Story = {
  index: number
  checkoutKey: string
  choice: Choice
  quantity: number
  email: string
  payments: { method: 'card' | 'konbini'; card: string }[]
  bank: 'complete' | 'fail' | 'leave'
  /** One click, two with a token each, or the same request twice at once. */
  clicks: 'one' | 'two_tokens' | 'same_twice'
  reloads: boolean
  /** Buys at the very moment that another customer buys the same thing. */
  rushes: boolean
  till: 'pays' | 'slip_then_pays' | 'slip_then_leaves' | 'lapses' | 'waits'
  /** Somebody else's hand on the order while it waits for its money. */
  meddling: 'none' | 'staff_cancels' | 'hold_ends' | 'ended_by_hand' | 'ship_unpaid'
  after: 'nothing' | 'ships' | 'refund' | 'part_refund' | 'ships_then_refund'
  hostile: 'none' | 'cheap' | 'forged' | 'tampered'
  thinkMs: number[]
}

export function writeStory(
  index: number,
  catalogue: readonly Choice[],
  random: Random,
  focus: Partial<Story> = {},
): Story {
  const scarce = catalogue.filter((choice) => choice.isScarce)
  const plenty = catalogue.filter((choice) => !choice.isScarce)
  const rushes = random.chance(0.25) || focus.rushes === true
  const choice = rushes ? random.pick(scarce) : random.pick(plenty)
  const method = random.weighted({ card: 45, konbini: 55 })
  const first = { method: choice.konbini ? method : 'card', card: CARDS.approved } as const
  const card = random.weighted({ approved: 60, declined: 15, noFunds: 10, threeDSecure: 15 })
  const second = random.weighted({ card: 6, konbini: 4 })
  const payments: Story['payments'] =
    first.method === 'konbini'
      ? [first]
      : [
          { method: 'card', card: CARDS[card] },
          { method: choice.konbini ? second : 'card', card: CARDS.approved },
        ]
  return {
    index,
    checkoutKey: random.uuid(),
    choice,
    quantity: random.int(1, Math.min(choice.maxPerOrder, 2)),
    // The stand-in pays vouchers by itself after three minutes unless the address says never.
    email: `c${index}.fill_never@example.jp`,
    payments,
    bank: random.weighted({ complete: 6, fail: 2, leave: 2 }),
    clicks: random.weighted({ one: 6, two_tokens: 2, same_twice: 2 }),
    reloads: random.chance(0.3),
    rushes,
    till: random.weighted({
      pays: 45,
      slip_then_pays: 15,
      slip_then_leaves: 10,
      lapses: 20,
      waits: 10,
    }),
    meddling: random.weighted({
      none: 60,
      staff_cancels: 12,
      hold_ends: 16,
      ended_by_hand: 6,
      ship_unpaid: 6,
    }),
    after: random.weighted({
      nothing: 35,
      ships: 30,
      refund: 12,
      part_refund: 8,
      ships_then_refund: 15,
    }),
    hostile: random.weighted({ none: 84, cheap: 5, forged: 7, tampered: 4 }),
    thinkMs: Array.from({ length: 8 }, () => random.int(20, 900)),
    ...focus,
  }
}
