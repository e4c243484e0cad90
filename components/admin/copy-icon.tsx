'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** A copy button small enough to stand in a line of text, with a target that is not. */
export function CopyIcon({ text, what }: { text: string; what: string }) {
  const t = useTranslations('admin.order')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <>
      <button
        type="button"
        aria-label={t('copyOf', { what })}
        className="-my-0.5 grid size-7 shrink-0 place-items-center rounded-sm text-muted hover:bg-sunk hover:text-fg"
        onClick={() =>
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </>
  )
}
