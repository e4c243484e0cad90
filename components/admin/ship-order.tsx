'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.tsx'
import { useRouter } from '#lib/i18n/navigation.ts'
import { CARRIERS } from '#lib/orders/carriers.ts'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { refusal } from '#lib/orders/status.ts'
import type { Outcome, ShipAction } from './outcome.ts'

type ShipOrderProps = {
  order: Pick<AdminOrder, 'number' | 'status' | 'needsShipping' | 'isDisputed'>
  ship: ShipAction
}

/** The form is always there; while it may not be used it says why, in words beside the button. */
export function ShipOrder({ order, ship }: ShipOrderProps) {
  const t = useTranslations('admin')
  const router = useRouter()
  const reasonId = useId()
  const [busy, setBusy] = useState(false)
  const [invalid, setInvalid] = useState(false)
  const refused = whyNot(order)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    const outcome = await ship({
      number: order.number,
      carrier: String(fields.get('carrier')),
      trackingNumber: String(fields.get('trackingNumber')),
    }).catch((): Outcome => ({ ok: false, reason: 'failed' }))
    setBusy(false)
    const isInvalid = !outcome.ok && outcome.reason === 'invalid'
    setInvalid(isInvalid)
    if (isInvalid) return
    if (outcome.ok) toast(t('ship.done'))
    else toast(t(`outcome.${outcome.reason}`), 'urgent')
    router.refresh()
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      <fieldset disabled={refused !== null} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-1">
        <legend className="sr-only">{t('ship.title')}</legend>
        <Field label={t('ship.carrier')}>
          {(control) => (
            <Select {...control} name="carrier">
              {CARRIERS.map((carrier) => (
                <option key={carrier} value={carrier}>
                  {t(`carrier.${carrier}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={t('ship.tracking')}
          required={false}
          optionalLabel={t('ship.optional')}
          error={invalid ? t('ship.trackingError') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              name="trackingNumber"
              inputMode="numeric"
              autoComplete="off"
              maxLength={40}
              className="text-digits"
            />
          )}
        </Field>
      </fieldset>
      <Button
        type="submit"
        tone="primary"
        wide
        busy={busy}
        disabled={refused !== null}
        aria-describedby={refused ? reasonId : undefined}
      >
        {busy ? t('ship.submitting') : t('ship.submit')}
      </Button>
      {refused ? (
        <p id={reasonId} className="text-muted">
          {t(`refusal.${refused}`)}
        </p>
      ) : null}
    </form>
  )
}

/** In the order in which the flow refuses. */
function whyNot({ status, needsShipping, isDisputed }: ShipOrderProps['order']) {
  const refused = refusal('ship', status)
  if (refused) return refused
  if (!needsShipping) return 'nothing_to_ship'
  return isDisputed ? 'disputed' : null
}
