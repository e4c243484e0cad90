import { Search } from 'lucide-react'
import Form from 'next/form'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { getPathname, Link } from '#lib/i18n/navigation.ts'
import { type OrderFilters, orderFiltersQuery } from '#lib/orders/admin-tabs.ts'
import { routes } from '#lib/routes.ts'

export function OrderSearch({ filters }: { filters: OrderFilters }) {
  const t = useTranslations('admin.orders')
  const locale = toLocale(useLocale())
  return (
    <search className="flex flex-wrap items-center gap-x-4 gap-y-2 lg:flex-1 lg:justify-end">
      <Form
        action={getPathname({ href: routes.adminOrders(), locale })}
        className="flex w-full max-w-md items-center gap-2"
      >
        {filters.tab === 'all' ? null : <input type="hidden" name="tab" value={filters.tab} />}
        <Input
          // A new search is a new field: Back must show the words of that page.
          key={filters.q}
          type="search"
          name="q"
          defaultValue={filters.q}
          maxLength={100}
          aria-label={t('search')}
          placeholder={t('search')}
          className="h-11"
        />
        <Button type="submit" icon={<Search aria-hidden="true" />}>
          {t('submit')}
        </Button>
      </Form>
      {filters.q === '' ? null : (
        <Link
          href={`${routes.adminOrders()}${orderFiltersQuery({ ...filters, q: '', page: 1 })}`}
          className="target text-sm text-link underline"
        >
          {t('clear')}
        </Link>
      )}
    </search>
  )
}
