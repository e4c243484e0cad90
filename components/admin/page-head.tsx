import type { ReactNode } from 'react'

export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-4 grid gap-3 lg:flex lg:items-center lg:justify-between lg:gap-8">
      <h1 className="text-xl whitespace-nowrap">{title}</h1>
      {children}
    </div>
  )
}
