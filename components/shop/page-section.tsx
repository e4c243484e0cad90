import type { ReactNode } from 'react'

/** A titled part of a page; on a wide screen the title stands beside what it names. */
export function PageSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-5 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10 lg:border-t lg:border-line lg:pt-10">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  )
}
