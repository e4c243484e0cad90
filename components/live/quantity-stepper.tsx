'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'

type QuantityStepperProps = {
  value: number
  /** The smaller of what one order may have and what is free. */
  max: number
  limit: number
  onChange: (value: number) => void
}

export function QuantityStepper({ value, max, limit, onChange }: QuantityStepperProps) {
  const t = useTranslations('show.product')
  const id = useId()
  const step =
    'grid size-11 place-items-center rounded-full text-fg transition-colors hover:bg-sunk disabled:opacity-30'
  return (
    <div className="flex items-center justify-between gap-4">
      <div>
        <p id={id} className="text-sm font-bold">
          {t('quantity')}
        </p>
        <p className="text-xs text-muted">{t('limit', { max: limit })}</p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside it */}
      <div
        role="group"
        aria-labelledby={id}
        className="flex items-center rounded-full border border-line-strong bg-surface"
      >
        <button
          type="button"
          aria-label={t('decrease')}
          disabled={value <= 1}
          onClick={() => onChange(value - 1)}
          className={step}
        >
          <Minus aria-hidden="true" className="size-4" />
        </button>
        <output aria-live="polite" className="w-9 text-center font-bold tabular-nums">
          {value}
        </output>
        <button
          type="button"
          aria-label={t('increase')}
          disabled={value >= max}
          onClick={() => onChange(value + 1)}
          className={step}
        >
          <Plus aria-hidden="true" className="size-4" />
        </button>
      </div>
    </div>
  )
}
