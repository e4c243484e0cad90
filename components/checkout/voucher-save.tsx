import { CalendarPlus, Camera, Mail } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { formatYen } from '#lib/money.ts'
import type { OrderView, VoucherView } from '#lib/orders/order-view.ts'
import { deadlineIcs } from './deadline-ics.ts'

type Props = { order: OrderView; voucher: VoucherView }

/** Deadlines are missed because people forget, so the numbers and the day can be kept anywhere. */
export function VoucherSave({ order, voucher }: Props) {
  const t = useTranslations('voucher')
  const addToCalendar = () =>
    download(
      `${order.number}.ics`,
      deadlineIcs({
        uid: `${order.number}@${window.location.host}`,
        title: t('save.calendarTitle', { amount: formatYen(order.totalYen) }),
        deadline: new Date(voucher.expiresAt),
        url: window.location.href,
      }),
    )
  return (
    <section className="grid gap-3 px-1 text-sm print:hidden">
      <h2 className="text-base">{t('save.heading')}</h2>
      <ul className="grid gap-2">
        <Item icon={<Camera aria-hidden="true" />}>{t('save.screenshot')}</Item>
        <Item icon={<Mail aria-hidden="true" />}>
          {t('save.mailed', { email: order.emailMasked })}
        </Item>
      </ul>
      <p>
        <Button size="sm" icon={<CalendarPlus aria-hidden="true" />} onClick={addToCalendar}>
          {t('save.calendar')}
        </Button>
      </p>
      <ul className="grid gap-1 text-muted">
        <li>{t('afterPaying')}</li>
        <li>{t('noChange')}</li>
        <li>{t('cancelHint')}</li>
      </ul>
    </section>
  )
}

function Item({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5 [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-muted">
      {icon}
      {children}
    </li>
  )
}

function download(fileName: string, ics: string) {
  const url = URL.createObjectURL(new Blob([ics], { type: 'text/calendar' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
