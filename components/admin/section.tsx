import { type ReactNode, useId } from 'react'

/** One boxed part of a detail page. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="rounded-lg border border-line bg-surface px-4 py-4 text-sm lg:px-5"
    >
      <h2 id={id} className="mb-3 text-sm">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** A label with what belongs to it; several of them in one `dl`. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-baseline gap-x-3 py-1">
      <dt className="text-muted">{label}</dt>
      <dd className="flex min-w-0 items-start gap-x-2">{children}</dd>
    </div>
  )
}
