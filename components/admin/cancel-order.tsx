'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { Method } from '#lib/fees/policy.ts'
import { useRouter } from '#lib/i18n/navigation.ts'
import type { CancelAction, Outcome } from './outcome.ts'

type CancelOrderProps = {
  order: { number: string; method: Method; email: string; units: number }
  cancel: CancelAction
  label: ReactNode
  size?: 'sm' | 'md'
  disabled?: boolean
  describedBy?: string
}

/** Asks before it cancels, and says what will happen in the terms of this one order. */
export function CancelOrder(props: CancelOrderProps) {
  const { order, cancel, label, size = 'md', disabled = false, describedBy } = props
  const t = useTranslations('admin')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)

  async function confirm() {
    setBusy(true)
    const outcome = await cancel({ number: order.number }).catch(
      (): Outcome => ({ ok: false, reason: 'failed' }),
    )
    setBusy(false)
    setOpen(false)
    if (outcome.ok) toast(t('cancel.done', { number: order.number }))
    else toast(t(`outcome.${outcome.reason}`), 'urgent')
    // Also after a refusal: the order is not what this page shows.
    router.refresh()
  }

  return (
    <>
      <Button
        size={size}
        disabled={disabled}
        aria-describedby={describedBy}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('cancel.title', { number: order.number })}
        cancelLabel={t('cancel.back')}
        confirmLabel={busy ? t('cancel.working') : t('cancel.confirm')}
        tone="danger"
        busy={busy}
        onConfirm={confirm}
      >
        <ul className="grid list-disc gap-1 pl-5 text-sm">
          <li>{t(order.method === 'konbini' ? 'cancel.effect.voucher' : 'cancel.effect.card')}</li>
          <li>{t('cancel.effect.units', { count: order.units })}</li>
          <li>{t('cancel.effect.mail', { email: order.email })}</li>
        </ul>
        <p className="mt-3 text-sm text-muted">{t('cancel.irreversible')}</p>
      </AlertDialog>
    </>
  )
}
