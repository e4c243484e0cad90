'use client'

import { WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { StreamHealth } from './event-stream.ts'

/** Says that stock and prices may be old, for as long as they may be. */
export function ConnectionNotice({ health }: { health: StreamHealth }) {
  const t = useTranslations('show')
  return (
    <div
      role="status"
      className="absolute inset-x-0 top-[calc(env(safe-area-inset-top)+7.75rem)] z-30 flex justify-center px-4"
    >
      {health === 'lost' ? (
        <p className="flex animate-rise items-center gap-2 rounded-full bg-page/90 px-4 py-2 text-xs font-bold text-fg shadow-float">
          <WifiOff aria-hidden="true" className="size-4 text-urgent" />
          {t('connectionLost')}
        </p>
      ) : null}
    </div>
  )
}
