/*
 * Everything that a process of the shop does to the world goes over two edges: the wire to Postgres
 * and the calls to Stripe. Each statement and each call is a step. At one chosen step something
 * breaks, before or after the other side has done its work.
 *
 * A process that is cut off from both edges at a step and never gets through again is, for everybody
 * else, a process that was killed there. That is how a kill costs a millisecond here instead of a
 * second, and why its exact step can be chosen.
 */
export const BLOWS = [
  /** The process dies; the statement or call has not left it, or has had its effect unheard. */
  'kill_before',
  'kill_after',
  /** The database session ends, the process lives. */
  'session_before',
  'session_after',
  /** Stripe gives no answer for the rest of the flow, without or with the effect of this call. */
  'no_answer_before',
  'no_answer_after',
] as const
export type Blow = (typeof BLOWS)[number]

export type Edge = 'database' | 'stripe'

/** What an edge is to do with the step at hand. */
export type Verdict = 'pass' | 'cut_before' | 'cut_after'

export type Edges = {
  /** Arms one blow at the n-th step from now, counted from 1. */
  arm(step: number, blow: Blow): void
  /** @returns what was hit, or null when the flow had fewer steps */
  disarm(): string | null
  /** Called by an edge once the other side has done its work and its answer was dropped. */
  afterCut(): void
  /** Called by an edge for each step. */
  verdict(edge: Edge, what: string): Verdict
  /** Whether the process counts as dead: nothing of it gets through any more. */
  readonly isDead: boolean
  /** Whether Stripe is silent. */
  readonly isSilent: boolean
  readonly steps: number
}

const EDGE_OF: Record<Blow, Edge | 'any'> = {
  kill_before: 'any',
  kill_after: 'any',
  session_before: 'database',
  session_after: 'database',
  no_answer_before: 'stripe',
  no_answer_after: 'stripe',
}

export function newEdges(): Edges {
  let target = 0
  let blow: Blow | null = null
  let count = 0
  let hit: string | null = null
  let dead = false
  let silent = false
  return {
    arm(step, chosen) {
      ;[target, blow, count, hit, dead, silent] = [step, chosen, 0, null, false, false]
    },
    disarm() {
      ;[blow, dead, silent] = [null, false, false]
      return hit
    },
    verdict(edge, what) {
      if (!blow) return 'pass'
      if (dead || (silent && edge === 'stripe')) return 'cut_before'
      // Each blow has its own numbering: only steps that it can hit count.
      if (EDGE_OF[blow] !== 'any' && EDGE_OF[blow] !== edge) return 'pass'
      count += 1
      if (count !== target) return 'pass'
      hit = `${edge} ${what}`
      const verdict = blow.endsWith('_before') ? 'cut_before' : 'cut_after'
      if (blow === 'kill_before') dead = true
      if (blow.startsWith('no_answer')) silent = true
      return verdict
    },
    afterCut() {
      if (blow === 'kill_after') dead = true
    },
    get isDead() {
      return dead
    },
    get isSilent() {
      return silent
    },
    get steps() {
      return count
    },
  }
}
