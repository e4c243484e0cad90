'use client'

import { useTranslations } from 'next-intl'
import { useNow } from './use-now.ts'

/**
 * How long it is until a moment, in words: 「あと2日」「あと3時間20分」「あと45秒」. Empty until the
 * browser knows the time. It is read as text, so urgency never hangs on colour alone.
 */
export function TimeLeft({ until, className }: { until: string; className?: string }) {
  const t = useTranslations('common.timeLeft')
  const now = useNow()
  if (!now) return <span className={className} />
  const seconds = Math.floor((new Date(until).getTime() - now.getTime()) / 1000)
  return (
    <span className={className} role="timer">
      {words(seconds)}
    </span>
  )

  function words(left: number): string {
    if (left <= 0) return t('over')
    const days = Math.floor(left / 86_400)
    const hours = Math.floor((left % 86_400) / 3600)
    const minutes = Math.floor((left % 3600) / 60)
    if (days > 0) return t('days', { days, hours })
    if (hours > 0) return t('hours', { hours, minutes })
    if (minutes > 0) return t('minutes', { minutes })
    return t('seconds', { seconds: left })
  }
}
