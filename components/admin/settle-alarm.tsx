'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.tsx'
import { useRouter } from '#lib/i18n/navigation.ts'
import type { SettleAction, SettleOutcome } from './outcome.ts'

/** @param title what is settled, so that nobody confirms the wrong one */
type SettleAlarmProps = { alarmId: number; title: string; settle: SettleAction }

/** Asks first: a settled alarm leaves every list that somebody looks at. */
export function SettleAlarm({ alarmId, title, settle }: SettleAlarmProps) {
  const t = useTranslations('admin.alarm')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)

  async function confirm() {
    setBusy(true)
    const outcome = await settle({ alarmId }).catch(
      (): SettleOutcome => ({ ok: false, reason: 'failed' }),
    )
    setBusy(false)
    setOpen(false)
    if (outcome.ok) toast(t('settleDone'))
    else toast(t(`outcome.${outcome.reason}`), 'urgent')
    router.refresh()
  }

  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t('settle')}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('settleTitle')}
        description={title}
        cancelLabel={t('settleBack')}
        confirmLabel={busy ? t('settleWorking') : t('settleConfirm')}
        busy={busy}
        onConfirm={confirm}
      >
        <p className="text-sm">{t('settleNote')}</p>
      </AlertDialog>
    </>
  )
}
