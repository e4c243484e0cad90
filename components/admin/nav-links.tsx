'use client'

import { BellRing, Inbox, ReceiptText, Scale, Store, Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { Link, usePathname } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

/** What waits behind each link. */
export type NavCounts = { openAlarms: number; pendingVouchers: number; failedEvents: number }

export function NavLinks({ counts }: { counts: NavCounts }) {
  const t = useTranslations('admin.nav')
  const pathname = usePathname()
  const places = [
    { href: routes.adminOrders(), label: t('orders'), Icon: ReceiptText, count: 0 },
    {
      href: routes.adminAlarms(),
      label: t('alarms'),
      Icon: BellRing,
      count: counts.openAlarms,
      isUrgent: true,
    },
    {
      href: routes.adminVouchers(),
      label: t('vouchers'),
      Icon: Store,
      count: counts.pendingVouchers,
    },
    {
      href: routes.adminEvents(),
      label: t('events'),
      Icon: Inbox,
      count: counts.failedEvents,
      isUrgent: true,
    },
    { href: routes.adminReconcile(), label: t('reconcile'), Icon: Scale, count: 0 },
    { href: routes.studio(), label: t('studio'), Icon: Video, count: 0 },
  ]
  return (
    <ul className="flex gap-1 lg:grid">
      {places.map(({ href, label, Icon, count, isUrgent }) => {
        const isHere = pathname === href || pathname.startsWith(`${href}/`)
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere ? 'page' : undefined}
              className={cn(
                'flex h-11 items-center gap-2.5 rounded-md px-3 text-sm whitespace-nowrap',
                isHere ? 'bg-sunk font-bold' : 'text-muted hover:bg-sunk hover:text-fg',
              )}
            >
              <Icon aria-hidden="true" className="hidden size-4.5 shrink-0 sm:block" />
              {label}
              {count > 0 ? (
                <span
                  className={cn(
                    'text-digits ml-auto rounded-full px-2 text-xs font-bold',
                    isUrgent ? 'bg-coral-deep text-white' : 'bg-lamp-soft text-ink',
                  )}
                >
                  {count}
                </span>
              ) : null}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
