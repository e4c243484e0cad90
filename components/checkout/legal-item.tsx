import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = { term: string; onEdit?: () => void; children: ReactNode }

/** One line of the final confirmation, with the way back to correct it. */
export function LegalItem({ term, onEdit, children }: Props) {
  const t = useTranslations('checkout')
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-3 py-3 text-sm">
      <dt className="text-xs font-bold text-muted">{term}</dt>
      <dd className="col-start-1 grid gap-0.5">{children}</dd>
      {onEdit ? (
        <dd className="col-start-2 row-start-1">
          <button
            type="button"
            className="target text-sm text-link underline underline-offset-2"
            aria-label={t('editItem', { item: term })}
            onClick={onEdit}
          >
            {t('edit')}
          </button>
        </dd>
      ) : null}
    </div>
  )
}
