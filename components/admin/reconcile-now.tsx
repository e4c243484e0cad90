'use client'

import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.tsx'
import { useRouter } from '#lib/i18n/navigation.ts'
import type { Refused } from './run-replay.ts'

export type ReconcileActions = {
  start(): Promise<{ ok: true; since: string } | { ok: false; reason: Refused }>
  state(input: {
    since: string
  }): Promise<
    { ok: true; state: 'waiting' | 'running' | 'done' | 'failed' } | { ok: false; reason: Refused }
  >
}

/** How often the run is asked after, and when one stops waiting for it. */
const LOOK_MS = 1_000
const WATCH_SECONDS = 120

/** Asks for a run, says how it goes, and shows its result on the page. */
export function ReconcileNow({ actions }: { actions: ReconcileActions }) {
  const t = useTranslations('admin.reconcile')
  const outcome = useTranslations('admin.outcome')
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'waiting' | 'running'>('idle')
  const [seconds, setSeconds] = useState(0)
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  async function run() {
    setState('waiting')
    setSeconds(0)
    const started = await actions.start().catch(() => ({ ok: false, reason: 'failed' }) as const)
    if (!started.ok) {
      setState('idle')
      toast(outcome(started.reason), 'urgent')
      return
    }
    const end = await watch(started.since)
    if (gone.current) return
    setState('idle')
    if (end === 'done') toast(t('finished'))
    else toast(t(end === 'failed' ? 'failed' : 'still'), end === 'failed' ? 'urgent' : 'neutral')
    router.refresh()
  }

  async function watch(since: string): Promise<'done' | 'failed' | 'still'> {
    for (let second = 0; second < WATCH_SECONDS && !gone.current; second += 1) {
      const answer = await actions.state({ since }).catch(() => null)
      const now = answer?.ok ? answer.state : 'waiting'
      if (now === 'done' || now === 'failed') return now
      setState(now)
      setSeconds(second)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    return 'still'
  }

  return (
    <Button
      tone="primary"
      busy={state !== 'idle'}
      icon={<RefreshCw aria-hidden="true" />}
      onClick={run}
    >
      <span aria-live="polite" className="tabular-nums">
        {state === 'idle'
          ? t('now')
          : state === 'waiting'
            ? t('waiting')
            : t('running', { seconds })}
      </span>
    </Button>
  )
}
