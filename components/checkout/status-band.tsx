import { CircleAlert, CircleCheck, CircleX, Clock } from 'lucide-react'
import { cn } from '#components/ui/cn.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import type { OrderView } from '#lib/orders/order-view.ts'
import { FACE_TONE, type OrderFace, type Tone } from './order-face.ts'
import { StatusAction } from './status-action.tsx'
import { StatusLead } from './status-lead.tsx'
import { VoucherDeadline } from './voucher-deadline.tsx'

type Props = { order: OrderView; face: OrderFace; heading: string }

/** The first thing on the page: how the order stands, in words, and what to do about it. */
export function StatusBand({ order, face, heading }: Props) {
  const tone = FACE_TONE[face]
  return (
    <section
      key={face}
      className={cn(
        'grid animate-rise gap-3 rounded-xl px-5 py-5 sm:px-7 sm:py-6 print:animate-none print:border print:border-line-strong',
        BACKGROUND[tone],
      )}
    >
      <h1 className="flex items-center gap-2.5 text-xl sm:text-2xl">
        <StatusIcon face={face} tone={tone} />
        {heading}
      </h1>
      {face === 'waiting' && order.voucher ? (
        <VoucherDeadline expiresAt={order.voucher.expiresAt} />
      ) : (
        <StatusLead order={order} face={face} />
      )}
      <StatusAction order={order} face={face} />
    </section>
  )
}

const BACKGROUND: Readonly<Record<Tone, string>> = {
  waiting: 'bg-lamp-soft text-ink',
  done: 'bg-sea-soft text-ink',
  over: 'bg-sunk text-fg',
  trouble: 'bg-coral-soft text-ink',
}

function StatusIcon({ face, tone }: { face: OrderFace; tone: Tone }) {
  const style = 'size-7 shrink-0'
  if (face === 'processing') return <Spinner className={style} />
  if (tone === 'done')
    return <CircleCheck aria-hidden="true" className={cn(style, 'text-sea-deep')} />
  if (tone === 'waiting') return <Clock aria-hidden="true" className={style} />
  const Icon = tone === 'trouble' ? CircleAlert : CircleX
  return (
    <Icon
      aria-hidden="true"
      className={cn(style, tone === 'trouble' ? 'text-coral-deep' : 'text-muted')}
    />
  )
}
