import { cn } from '#components/ui/cn.ts'
import { Link } from '#lib/i18n/navigation.ts'

type LinkTab = { key: string; href: string; label: string; count?: number; isUrgent?: boolean }

/** Views as links, not as a widget: each has an address that a colleague can open. */
export function LinkTabs({ label, tabs, here }: { label: string; tabs: LinkTab[]; here: string }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0">
      <ul className="flex min-w-max border-b border-line">
        {tabs.map((tab) => (
          <li key={tab.key}>
            <Link
              href={tab.href}
              aria-current={tab.key === here ? 'page' : undefined}
              className={cn(
                '-mb-px flex h-11 items-center gap-2 border-b-2 px-3 text-sm whitespace-nowrap',
                'focus-visible:-outline-offset-3',
                tab.key === here
                  ? 'border-fg font-bold'
                  : 'border-transparent text-muted hover:border-line-strong hover:text-fg',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span
                  className={cn(
                    'text-digits text-xs',
                    tab.isUrgent && tab.count > 0
                      ? 'rounded-full bg-coral-deep px-2 font-bold text-white'
                      : 'font-normal text-muted',
                  )}
                >
                  {tab.count.toLocaleString('ja-JP')}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
