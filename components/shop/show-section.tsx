import type { ShowSummary } from '#lib/shows/live-state.ts'
import { ShowCard } from './show-card.tsx'

type ShowSectionProps = { title: string; shows: readonly ShowSummary[]; emptyText?: string }

/** A titled row of shows. Absent when there is nothing to show and nothing to say about that. */
export function ShowSection({ title, shows, emptyText }: ShowSectionProps) {
  if (shows.length === 0 && !emptyText) return null
  return (
    <section className="grid gap-5">
      <h2 className="text-xl">{title}</h2>
      {shows.length === 0 ? (
        <p className="rounded-xl border border-dashed border-line-strong/50 px-5 py-8 text-center text-sm text-muted">
          {emptyText}
        </p>
      ) : (
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {shows.map((show) => (
            <li key={show.slug}>
              <ShowCard show={show} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
