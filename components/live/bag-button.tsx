'use client'

import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'

type BagButtonProps = { count: number; onOpen: () => void; onIntent: () => void }

/** Opens the list of everything in this show. */
export function BagButton({ count, onOpen, onIntent }: BagButtonProps) {
  const t = useTranslations('show')
  return (
    <button
      type="button"
      // The count is part of the name, as it is of what is seen.
      aria-label={`${t('openTray')} ${count}`}
      onClick={onOpen}
      onPointerEnter={onIntent}
      onPointerDown={onIntent}
      className="relative grid size-14 shrink-0 place-items-center rounded-full bg-black/55 text-white ring-1 ring-white/25 backdrop-blur-md transition-colors hover:bg-black/70"
    >
      <ShoppingBag aria-hidden="true" className="size-6" />
      <span
        aria-hidden="true"
        className="absolute -top-1 -right-1 grid h-6 min-w-6 place-items-center rounded-full bg-lamp px-1 text-xs font-bold text-ink tabular-nums"
      >
        {count}
      </span>
    </button>
  )
}
