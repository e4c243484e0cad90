/** Below this many free units a shop's page may say how many are left; it is always the truth. */
export const FEW_LEFT = 5

export type Units = { free: number; held: number; sold: number }

/**
 * How units look to a viewer. `all_held` is not sold out: every unit sits in somebody's unpaid
 * order, and some of those orders will lapse.
 */
export type Availability = 'available' | 'few' | 'all_held' | 'sold_out'

export function availability({ free, held }: Pick<Units, 'free' | 'held'>): Availability {
  if (free > FEW_LEFT) return 'available'
  if (free > 0) return 'few'
  return held > 0 ? 'all_held' : 'sold_out'
}

/** Several variants as one product. */
export function sumUnits(units: readonly Units[]): Units {
  return units.reduce(
    (sum, u) => ({ free: sum.free + u.free, held: sum.held + u.held, sold: sum.sold + u.sold }),
    { free: 0, held: 0, sold: 0 },
  )
}
