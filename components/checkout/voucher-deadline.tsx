import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import { TimeLeft } from '#components/ui/time-left.tsx'
import { useNow } from '#components/ui/use-now.ts'
import { formatJst } from '#lib/jst.ts'
import { urgency } from '#lib/vouchers/deadline.ts'

const BADGE = { calm: 'outline', soon: 'lamp', hot: 'live' } as const

/** When a voucher ends, how long that is, and how urgent: in words, and only then in colour. */
export function VoucherDeadline({ expiresAt }: { expiresAt: string }) {
  const t = useTranslations('voucher')
  const locale = useLocale()
  const now = useNow()
  const deadline = new Date(expiresAt)
  const level = now ? urgency(now, deadline) : 'calm'
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <time dateTime={expiresAt} className="text-lg font-bold tabular-nums sm:text-xl">
          {t('deadline', { date: formatJst(deadline, locale) })}
        </time>
        {level === 'over' ? null : (
          <Badge tone={BADGE[level]} size="lg">
            <TimeLeft until={expiresAt} />
          </Badge>
        )}
      </p>
      {level === 'calm' ? null : <p className="text-sm font-bold">{t(`urgency.${level}`)}</p>}
    </div>
  )
}
