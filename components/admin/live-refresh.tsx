'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useEventStream } from '#components/live/use-event-stream.ts'
import { cn } from '#components/ui/cn.ts'
import { useRouter } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

/**
 * Renders the page anew whenever something changed, and says whether it still hears of changes.
 * The stream only tells that there is news: what is shown is always read from the database.
 */
export function LiveRefresh() {
  const t = useTranslations('admin.live')
  const refresh = useCalmRefresh()
  const health = useEventStream({
    url: routes.apiAdminEvents(),
    event: 'changed',
    onData: refresh,
  })
  const wasLost = useRef(false)
  useEffect(() => {
    if (health === 'lost') wasLost.current = true
    if (health !== 'open' || !wasLost.current) return
    // What happened during the break was told to nobody here.
    wasLost.current = false
    refresh()
  }, [health, refresh])
  const isLost = health === 'lost'
  return (
    <p role="status" className="flex items-center gap-1.5 text-xs text-muted">
      <span
        aria-hidden="true"
        className={cn(
          'size-2 rounded-full',
          isLost ? 'bg-coral' : health === 'open' ? 'bg-sea' : 'bg-line-strong',
        )}
      />
      {isLost ? t('lost') : health === 'open' ? t('open') : t('connecting')}
    </p>
  )
}

/** A busy show changes many times a second; nobody reads a board that does. */
const SHORTEST_GAP_MS = 1_000

function useCalmRefresh(): () => void {
  const router = useRouter()
  const state = useRef<{ timer?: ReturnType<typeof setTimeout>; lastMs: number }>({ lastMs: 0 })
  useEffect(() => {
    const held = state.current
    return () => clearTimeout(held.timer)
  }, [])
  const refresh = useRef(() => {
    const held = state.current
    if (held.timer) return
    const waitMs = Math.max(0, held.lastMs + SHORTEST_GAP_MS - Date.now())
    held.timer = setTimeout(() => {
      held.timer = undefined
      held.lastMs = Date.now()
      router.refresh()
    }, waitMs)
  })
  return refresh.current
}
