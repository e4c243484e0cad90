import { Search } from 'lucide-react'
import Form from 'next/form'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { getPathname, Link } from '#lib/i18n/navigation.ts'
import { type EventFilters, eventFiltersQuery, isNarrowed } from '#lib/orders/event-inbox.ts'
import { routes } from '#lib/routes.ts'

type EventFilterProps = { filters: EventFilters; types: string[] }

/** Narrows the list, and with it what a replay covers. Times are Japan's, wherever one sits. */
export function EventFilter({ filters, types }: EventFilterProps) {
  const t = useTranslations('admin.inbox')
  const locale = toLocale(useLocale())
  const { tab, q, type, from, to } = filters
  return (
    <search>
      <Form
        // A new view is a new form: Back must show the words of that page.
        key={eventFiltersQuery({ ...filters, page: 1 })}
        action={getPathname({ href: routes.adminEvents(), locale })}
        className="grid grid-cols-2 items-end gap-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_12.5rem_12.5rem_auto]"
      >
        {tab === 'all' ? null : <input type="hidden" name="tab" value={tab} />}
        <Labelled label={t('searchLabel')} className="col-span-2 lg:col-span-1">
          <Input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            placeholder={t('search')}
          />
        </Labelled>
        <Labelled label={t('type')} className="col-span-2 sm:col-span-1 lg:col-span-1">
          <Select name="type" defaultValue={type}>
            <option value="">{t('anyType')}</option>
            {(type === '' || types.includes(type) ? types : [type, ...types]).map((known) => (
              <option key={known}>{known}</option>
            ))}
          </Select>
        </Labelled>
        <Labelled label={t('from')}>
          <Input type="datetime-local" name="from" defaultValue={from} className={whenStyle} />
        </Labelled>
        <Labelled label={t('to')}>
          <Input type="datetime-local" name="to" defaultValue={to} className={whenStyle} />
        </Labelled>
        <div className="col-span-2 flex h-12 items-center gap-4 sm:col-span-1 lg:col-span-1">
          <Button type="submit" icon={<Search aria-hidden="true" />}>
            {t('submit')}
          </Button>
          {isNarrowed(filters) ? (
            <Link
              href={`${routes.adminEvents()}${tab === 'all' ? '' : `?tab=${tab}`}`}
              className="target text-sm text-link underline lg:hidden"
            >
              {t('clear')}
            </Link>
          ) : null}
        </div>
      </Form>
    </search>
  )
}

/* 16 px on a phone, or iOS zooms in. */
const whenStyle = 'lg:text-sm'

type LabelledProps = { label: string; className?: string; children: ReactNode }

function Labelled({ label, className, children }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={className}>
      <span className="mb-1 block text-xs text-muted">{label}</span>
      {children}
    </label>
  )
}
