'use client'

import { RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { toast } from '#components/ui/toast.tsx'
import { useRouter } from '#lib/i18n/navigation.ts'
import { REPLAY_MAX, type Rehearsal, type ReplayTarget } from '#lib/orders/event-inbox.ts'
import { EventRehearsal } from './event-rehearsal.tsx'
import { type ReplayActions, type ReplayCounts, runReplay } from './run-replay.ts'

type EventReplayProps = {
  target: ReplayTarget
  /** Events that the target covers, for the button; null for a single event. */
  count: number | null
  actions: ReplayActions
}

type Step =
  | { kind: 'checking' }
  | { kind: 'checked'; rehearsal: Rehearsal }
  | { kind: 'unchecked' }
  | { kind: 'replaying'; counts: ReplayCounts }

/** Says first what a replay would change, by a rehearsal on the server; then does it, with progress. */
export function EventReplay({ target, count, actions }: EventReplayProps) {
  const t = useTranslations('admin.inbox.replay')
  const outcome = useTranslations('admin.outcome')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [step, setStep] = useState<Step>({ kind: 'checking' })
  const closed = useRef<AbortController>(null)

  async function check() {
    setOpen(true)
    setStep({ kind: 'checking' })
    const answer = await actions.rehearse(target).catch(() => null)
    if (answer?.ok) setStep({ kind: 'checked', rehearsal: answer.rehearsal })
    else {
      if (answer) toast(outcome(answer.reason), 'urgent')
      setStep({ kind: 'unchecked' })
    }
  }

  async function replay() {
    const controller = new AbortController()
    closed.current = controller
    const end = await runReplay({
      target,
      actions,
      signal: controller.signal,
      onProgress: (counts) => setStep({ kind: 'replaying', counts }),
    })
    setOpen(false)
    if (end.ok) toast(t('done', { count: end.queued }))
    else if (end.reason === 'too_many') toast(t('tooMany', { max: REPLAY_MAX }), 'urgent')
    else if (end.reason === 'stopped') toast(t('stopped', { count: end.queued }), 'urgent')
    else toast(outcome(end.reason), 'urgent')
    router.refresh()
  }

  const isChecked = step.kind === 'checked'
  const isPossible = isChecked && step.rehearsal.rehearsed > 0
  const isTooMany = isChecked && step.rehearsal.covered > REPLAY_MAX
  return (
    <>
      <Button
        size={count === null ? 'md' : 'sm'}
        icon={<RotateCw aria-hidden="true" />}
        onClick={check}
      >
        {count === null ? t('one') : t('range', { count })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          // Batches that were taken on go on without anybody watching.
          if (!next) closed.current?.abort()
          setOpen(next)
        }}
        title={count === null ? t('title') : t('titleRange', { count })}
        closeLabel={t('close')}
        footer={
          step.kind === 'replaying' ? null : (
            <>
              <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
              {step.kind === 'unchecked' ? <Button onClick={check}>{t('again')}</Button> : null}
              <Button tone="primary" disabled={!isPossible || isTooMany} onClick={replay}>
                {t('confirm')}
              </Button>
            </>
          )
        }
      >
        <div aria-live="polite" className="grid min-h-24 content-start gap-3 text-sm">
          {step.kind === 'checking' ? <Waiting>{t('checking')}</Waiting> : null}
          {step.kind === 'unchecked' ? <p>{t('failedCheck')}</p> : null}
          {isChecked ? <EventRehearsal rehearsal={step.rehearsal} /> : null}
          {isTooMany ? (
            <p className="font-bold text-urgent">{t('tooMany', { max: REPLAY_MAX })}</p>
          ) : null}
          {step.kind === 'replaying' ? <Progress counts={step.counts} /> : null}
        </div>
      </Dialog>
    </>
  )
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 py-4">
      <Spinner />
      {children}
    </p>
  )
}

function Progress({ counts }: { counts: ReplayCounts }) {
  const t = useTranslations('admin.inbox.replay')
  if (!counts.isQueued) return <Waiting>{t('queuing', { count: counts.queued })}</Waiting>
  return (
    <div className="grid gap-2 py-2">
      <p className="tabular-nums">{t('working', { done: counts.done, asked: counts.queued })}</p>
      <progress
        max={Math.max(1, counts.queued)}
        value={counts.done}
        aria-label={t('titleRange', { count: counts.queued })}
        className="h-2 w-full overflow-hidden rounded-full [&::-moz-progress-bar]:bg-sea [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-sea"
      />
      <p className="text-muted">{t('slow')}</p>
    </div>
  )
}
