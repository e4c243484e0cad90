import type { ReactNode } from 'react'

/** The day the wording of terms, privacy and external transmission last changed. */
export const LEGAL_UPDATED_ON = '2026-11-20'

type LegalPageProps = { title: string; lead: string; updated?: string; children: ReactNode }

/** A page to be read: one column, a title, and what follows. */
export function LegalPage({ title, lead, updated, children }: LegalPageProps) {
  return (
    <article className="mx-auto max-w-3xl px-5 py-12 sm:px-8 md:py-16">
      <h1 className="text-2xl md:text-3xl">{title}</h1>
      <p className="mt-3 text-muted">{lead}</p>
      <div className="mt-10">{children}</div>
      {updated ? <p className="mt-10 text-xs text-muted">{updated}</p> : null}
    </article>
  )
}

/** Numbered sections of prose. */
export function Sections({
  sections,
}: {
  sections: readonly { title: string; body: ReactNode }[]
}) {
  return (
    <ol className="grid gap-8 [counter-reset:section]">
      {sections.map(({ title, body }) => (
        <li key={title} className="[counter-increment:section]">
          <h2 className="flex gap-2.5 text-lg before:text-muted before:tabular-nums before:content-[counter(section)]">
            {title}
          </h2>
          <div className="mt-1.5 text-[0.9375rem]">{body}</div>
        </li>
      ))}
    </ol>
  )
}

/** Names and what they stand for: beside each other, on a phone one above the other. */
export function Facts({ facts }: { facts: readonly { name: string; body: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {facts.map(({ name, body }) => (
        <div key={name} className="grid gap-1 py-4 sm:grid-cols-[12rem_1fr] sm:gap-6">
          <dt className="text-sm font-bold sm:pt-0.5">{name}</dt>
          <dd className="grid gap-1.5 text-[0.9375rem]">{body}</dd>
        </div>
      ))}
    </dl>
  )
}
