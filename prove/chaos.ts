import { setTimeout as wait } from 'node:timers/promises'
import { strangersPayment } from './forgery.ts'
import { type Random, randomOf } from './random.ts'
import type { Stand } from './stand.ts'

/** What went wrong on purpose, by kind. */
export type Harm = Record<
  | 'webhookFaults'
  | 'apiFaults'
  | 'kills'
  | 'sessionsEnded'
  | 'postgresRestarts'
  | 'clockMoves'
  | 'mailOutages'
  | 'cutSpells',
  number
>

export type Chaos = { harm: Harm; log: string[]; stop(): Promise<void> }

/** How many of a deck of 46. */
const CARDS = {
  webhooks: 11,
  api: 9,
  killWorker: 4,
  killWeb: 3,
  killDesk: 1,
  sessions: 4,
  postgres: 2,
  clock: 2,
  mail: 2,
  cuts: 2,
  stranger: 1,
  lostAnswers: 3,
  staleAnswers: 2,
} as const
export type HarmKind = keyof typeof CARDS

/** Recovery takes seconds; more often than this nobody would ever buy anything. */
const POSTGRES_REST_MS = 12_000
const ROUTES = [
  null,
  'POST /v1/payment_intents',
  'POST /v1/payment_intents/:id/confirm',
  'POST /v1/payment_intents/:id/cancel',
  'GET /v1/payment_intents/:id',
  'POST /v1/refunds',
] as const

/**
 * Makes things fail until it is stopped. What happens and when is drawn from the seed alone; what
 * it meets depends on the machine.
 *
 * @param calm the mean pause between two blows, milliseconds
 * @param kinds the only kinds of harm; all unless given
 */
export function unleash(
  stand: Stand,
  seed: number,
  round: number,
  calm: number,
  kinds?: readonly HarmKind[],
): Chaos {
  const random = randomOf(seed, 'chaos', round)
  const deal = dealer(random, kinds)
  const harm: Harm = {
    webhookFaults: 0,
    apiFaults: 0,
    kills: 0,
    sessionsEnded: 0,
    postgresRestarts: 0,
    clockMoves: 0,
    mailOutages: 0,
    cutSpells: 0,
  }
  const log: string[] = []
  let isStopped = false
  let restartedAt = 0

  const blows: Record<HarmKind, () => Promise<string>> = {
    async webhooks() {
      harm.webhookFaults += 1
      const webhooks = webhookFaults(random)
      await stand.ground.emulator.control('/faults', { webhooks })
      return `webhooks ${JSON.stringify(webhooks)}`
    },
    async api() {
      harm.apiFaults += 1
      const api = apiFault(random)
      await stand.ground.emulator.control('/faults', { api })
      return `api ${JSON.stringify(api)}`
    },
    /** Payments are made, and nobody is told: the worst that a network can do to a shop. */
    async lostAnswers() {
      harm.apiFaults += 1
      const how = random.chance(0.5) ? { disconnect: true } : { status: 500 }
      const api = {
        ...how,
        after_commit: true,
        times: random.int(3, 12),
        route: 'POST /v1/payment_intents',
      }
      await stand.ground.emulator.control('/faults', { api })
      return `api ${JSON.stringify(api)}`
    },
    /** What Stripe says was true when it was asked, and is old when it arrives. */
    async staleAnswers() {
      harm.apiFaults += 1
      const route = 'GET /v1/payment_intents/:id'
      const delay_ms = random.int(300, 2_500)
      const api = { route, after_commit: true, delay_ms, times: random.int(5, 20) }
      await stand.ground.emulator.control('/faults', { api })
      return `api ${JSON.stringify(api)}`
    },
    killWorker: async () => kill(`worker${random.int(1, 2)}`),
    killWeb: async () => kill(`web${random.int(1, stand.ground.ports.webs.length)}`),
    killDesk: async () => kill('desk'),
    async sessions() {
      const asked = random.int(1, 6)
      const ended = await stand.ground.database.terminateBackends(stand.databaseName, asked)
      harm.sessionsEnded += ended
      return `${ended} database sessions ended`
    },
    async postgres() {
      const signal = random.pick(['SIGQUIT', 'SIGKILL'] as const)
      if (Date.now() - restartedAt < POSTGRES_REST_MS) return 'Postgres rests'
      await stand.ground.database.restart(signal)
      restartedAt = Date.now()
      harm.postgresRestarts += 1
      return `Postgres restarted after ${signal}`
    },
    async clock() {
      harm.clockMoves += 1
      const advance = random.int(6, 150)
      await stand.ground.emulator.control('/clock', { advance })
      return `Stripe's clock moved ${advance} s`
    },
    async mail() {
      harm.mailOutages += 1
      stand.mails.isDown = true
      setTimeout(
        () => {
          stand.mails.isDown = false
        },
        random.int(2_000, 9_000),
      )
      return 'mail server down'
    },
    async stranger() {
      await strangersPayment(stand, random.chance(0.5) ? random.uuid() : 'not an id')
      return 'a payment that is none of ours'
    },
    async cuts() {
      harm.cutSpells += 1
      stand.door.cutShare = random.int(10, 40) / 100
      setTimeout(
        () => {
          stand.door.cutShare = 0
        },
        random.int(1_000, 4_000),
      )
      return 'answers cut off'
    },
  }

  function kill(name: string): string {
    if (!stand.shop.kill(name)) return `${name} was down already`
    harm.kills += 1
    return `${name} killed`
  }

  const running = (async () => {
    while (!isStopped) {
      await wait(random.int(calm / 3, (calm * 5) / 3))
      if (isStopped) return
      const kind = deal()
      const what = await blows[kind]().catch((error: Error) => `${kind}: ${error.message}`)
      log.push(`${new Date().toISOString().slice(11, 23)} ${what}`)
    }
  })()

  return {
    harm,
    log,
    async stop() {
      isStopped = true
      await running
      stand.mails.isDown = false
      stand.door.cutShare = 0
      await stand.ground.emulator.control('/faults', {})
      await stand.shop.allUp()
    },
  }
}

/**
 * Kinds of harm as from a shuffled deck, so that even a short run meets each about as often as its
 * weight says.
 */
function dealer(random: Random, kinds?: readonly HarmKind[]): () => HarmKind {
  let deck: HarmKind[] = []
  return () => {
    if (deck.length === 0) {
      const cards = Object.entries(CARDS) as [HarmKind, number][]
      deck = cards
        .filter(([kind]) => !kinds || kinds.includes(kind))
        .flatMap(([kind, count]) => Array.from({ length: count }, () => kind))
        .map((kind) => ({ kind, place: random.next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ kind }) => kind)
    }
    return deck.pop() as HarmKind
  }
}

function webhookFaults(random: Random): object {
  return {
    duplicate: random.int(0, 2),
    twin: random.weighted({ none: 5, one: 4, two: 1 }) === 'none' ? 0 : random.int(1, 2),
    reorder: random.chance(0.5),
    delay_ms: random.chance(0.4) ? random.int(50, 1_500) : 0,
    drop: random.chance(0.4) ? random.int(1, 8) : 0,
    bad_signature: random.chance(0.25) ? random.int(1, 4) : 0,
  }
}

function apiFault(random: Random): object {
  const kind = random.weighted({ status: 5, disconnect: 4, slow: 2, none: 1 })
  if (kind === 'none') return {}
  return {
    ...(kind === 'status' && { status: random.pick([429, 500, 503]) }),
    ...(kind === 'disconnect' && { disconnect: true }),
    ...(kind === 'slow' && { delay_ms: random.int(100, 2_500) }),
    after_commit: random.chance(0.5),
    times: random.int(1, 10),
    route: random.pick(ROUTES),
  }
}
