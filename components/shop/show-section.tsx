import type { ShowSummary } from '#lib/shows/live-state.ts'
import { PageSection } from './page-section.tsx'
import { ShowCard } from './show-card.tsx'

type ShowSectionProps = { title: string; shows: readonly ShowSummary[]; emptyText?: string }

/** A titled row of shows. Absent when there is nothing to show and nothing to say about that. */
export function ShowSection({ title, shows, emptyText }: ShowSectionProps) {
  if (shows.length === 0 && !emptyText) return null
  return (
    <PageSection title={title}>
      {shows.length === 0 ? (
        <p className="rounded-xl border border-dashed border-line-strong/50 px-5 py-8 text-center text-sm text-muted">
          {emptyText}
        </p>
      ) : (
        <ul className="grid gap-5 sm:grid-cols-2">
          {shows.map((show) => (
            <li key={show.slug} className="only:sm:col-span-2">
              <ShowCard show={show} isOnly={shows.length === 1} />
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  )
}
