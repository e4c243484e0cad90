import type { ReactNode } from 'react'
import { cn } from './cn.ts'

type EmptyStateProps = {
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Says that there is nothing here yet, why, and what to do instead. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('grid justify-items-center gap-2 px-6 py-12 text-center', className)}>
      {icon ? <span className="mb-2 text-muted [&_svg]:size-10">{icon}</span> : null}
      <p className="text-lg font-bold [word-break:auto-phrase] text-balance">{title}</p>
      {children ? <div className="max-w-prose text-sm text-muted">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
