'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { cn } from '#components/ui/cn.ts'
import type { LiveVariant } from '#lib/shows/live-state.ts'
import { availability } from '#lib/stock/availability.ts'

type VariantPickerProps = {
  variants: readonly LiveVariant[]
  value: string | null
  onChange: (variantId: string) => void
}

/** Sizes and colours, each with its own stock; native radios, so arrow keys just work. */
export function VariantPicker({ variants, value, onChange }: VariantPickerProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  const id = useId()
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <p id={id} className="mb-2 text-sm font-bold">
        {t('product.variant')}
      </p>
      <div className="flex flex-wrap gap-2">
        {variants.map((variant) => {
          const state = availability(variant)
          // What is held may come back, so it can be chosen to wait for.
          const canChoose = state !== 'sold_out'
          return (
            <label
              key={variant.id}
              className={cn(
                'grid min-h-13 min-w-16 place-content-center rounded-md border px-4 py-1.5 text-center transition-colors',
                'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-sea',
                canChoose ? 'cursor-pointer hover:border-fg' : 'text-muted',
                variant.free > 0
                  ? 'border-line-strong bg-surface'
                  : 'border-dashed border-line-strong/60 text-muted',
                'has-checked:border-ink has-checked:bg-ink has-checked:text-white',
              )}
            >
              <input
                type="radio"
                name={id}
                value={variant.id}
                checked={value === variant.id}
                disabled={!canChoose}
                onChange={() => onChange(variant.id)}
                className="sr-only"
              />
              <span className="font-bold">{variant.label[locale]}</span>
              {state === 'available' ? null : (
                <span className={cn('text-xs', variant.free > 0 && 'opacity-85')}>
                  {state === 'few' ? t('stock.few', { count: variant.free }) : t(`stock.${state}`)}
                </span>
              )}
            </label>
          )
        })}
      </div>
    </div>
  )
}
