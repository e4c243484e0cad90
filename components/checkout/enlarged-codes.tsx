import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { buttonStyle } from '#components/ui/button.tsx'
import { formatYen, type Yen } from '#lib/money.ts'
import { type Chain, groupDigits, type StoreCodes } from '#lib/vouchers/chains.ts'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  chain: Chain
  codes: StoreCodes
  amountYen: Yen
}

/** The numbers alone, black on white, on a screen that stays on: for typing at the machine. */
export function EnlargedCodes({ open, onOpenChange, chain, codes, amountYen }: Props) {
  const t = useTranslations('voucher')
  const tChain = useTranslations('common.chain')
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Popup className="fixed inset-0 z-60 flex flex-col gap-6 overflow-y-auto bg-white px-5 pt-[max(1.5rem,env(safe-area-inset-top))] pb-[max(1.5rem,env(safe-area-inset-bottom))] text-black outline-none">
          <KeepScreenOn />
          <Dialog.Title className="text-xl font-bold">
            {t('enlargedTitle', { chain: tChain(chain) })}
          </Dialog.Title>
          <dl className="grid flex-1 content-center gap-8">
            <Large term={t('paymentCode')}>{groupDigits(codes.paymentCode)}</Large>
            {codes.confirmationNumber ? (
              <Large term={t('confirmationNumber')}>{groupDigits(codes.confirmationNumber)}</Large>
            ) : null}
            <Large term={`${t('amount')}(${t('cashOnly')})`}>{formatYen(amountYen)}</Large>
          </dl>
          <Dialog.Close className={buttonStyle({ tone: 'ink', size: 'lg', wide: true })}>
            {t('closeEnlarged')}
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Large({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-lg font-bold">{term}</dt>
      {/* The longest has 13 characters with its gaps: 9.5vw keeps them on one line of a phone. */}
      <dd className="text-digits text-[min(9.5vw,6rem)] leading-tight font-bold whitespace-nowrap">
        {children}
      </dd>
    </div>
  )
}

/** The browser lets go of the lock whenever the page is hidden, so it is asked for again. */
function KeepScreenOn() {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let ended = false
    const request = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock.request('screen').then(
        (held) => {
          lock = held
          if (ended) void held.release()
        },
        // A phone that saves its battery says no; the numbers are still there.
        () => {},
      )
    }
    request()
    document.addEventListener('visibilitychange', request)
    return () => {
      ended = true
      document.removeEventListener('visibilitychange', request)
      void lock?.release()
    }
  }, [])
  return null
}
