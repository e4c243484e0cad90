import { useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import type { ShowStatus } from '#lib/shows/live-state.ts'

export function ShowStatusBadge({ status }: { status: ShowStatus }) {
  const t = useTranslations('studio.status')
  return (
    <Badge tone={status === 'live' ? 'live' : 'outline'} className="w-fit">
      {status === 'live' ? (
        <span aria-hidden="true" className="size-1.5 animate-beat rounded-full bg-current" />
      ) : null}
      {t(status)}
    </Badge>
  )
}
