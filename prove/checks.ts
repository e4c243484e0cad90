import type { Truth } from './truth.ts'

export type Violation = { invariant: string; orderId: string | null; what: string }

/** Collects what was compared, and what did not fit. */
export type Checks = {
  /** States that something must hold, about one order or about the whole. */
  that(invariant: string, holds: boolean, orderId: string | null, what: () => string): void
  counts: Map<string, number>
  violations: Violation[]
}

export function newChecks(): Checks {
  const counts = new Map<string, number>()
  const violations: Violation[] = []
  return {
    counts,
    violations,
    that(invariant, holds, orderId, what) {
      counts.set(invariant, (counts.get(invariant) ?? 0) + 1)
      if (!holds) violations.push({ invariant, orderId, what: what() })
    },
  }
}

export type Inspection = (truth: Truth, checks: Checks) => void

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
