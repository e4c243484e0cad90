import { formatYen, type Yen } from '#lib/money.ts'
import { cn } from './cn.ts'

/** An amount in yen, digits of one width so that columns and changing totals stand still. */
export function Money({ yen, className }: { yen: Yen; className?: string }) {
  return <span className={cn('tabular-nums', className)}>{formatYen(yen)}</span>
}
