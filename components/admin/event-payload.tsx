import { useTranslations } from 'next-intl'
import type { EventDetail } from '#lib/orders/event-inbox.ts'
import { CopyIcon } from './copy-icon.tsx'
import { Section } from './section.tsx'

/** The payload, word for word, as long as it is kept. */
export function EventPayload({ event }: { event: EventDetail }) {
  const t = useTranslations('admin.inbox')
  if (event.payload === null) {
    return (
      <Section title={t('payload')}>
        <p className="text-muted">{t('pruned')}</p>
      </Section>
    )
  }
  const text = JSON.stringify(event.payload, hideSecrets, 2)
  return (
    <Section
      title={
        <span className="flex items-center justify-between gap-2">
          {t('payload')}
          <CopyIcon text={text} what={t('payload')} />
        </span>
      }
    >
      <pre
        // Long lines scroll sideways; a keyboard must be able to scroll them.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region
        tabIndex={0}
        className="max-h-[36rem] w-0 min-w-full overflow-auto rounded-md bg-sunk p-3 font-mono text-xs leading-relaxed"
      >
        {text}
      </pre>
    </Section>
  )
}

/** What opens a payment to whoever holds it is of no use to a reader, and screens are shared. */
function hideSecrets(key: string, value: unknown): unknown {
  return key === 'client_secret' && value !== null ? '•••' : value
}
