import type { ReactNode } from 'react'

/** What was bought and what happened at the left; what to do and for whom at the right. */
export function OrderLayout({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_24rem]">
      {/* On a phone the actions come first: that is what one picks it up for. */}
      <div className="grid gap-4 lg:order-2">{side}</div>
      <div className="grid min-w-0 gap-4">{main}</div>
    </div>
  )
}
