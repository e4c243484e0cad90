import { useTranslations } from 'next-intl'
import { DISPUTE_REASONS, DISPUTE_STATUSES } from '#lib/orders/disputes.ts'
import { REFUND_FAILURES } from '#lib/orders/refunds.ts'

/** Stripe's words in staff's; one that Stripe has added since is shown as it is. */
export function useStripeWords() {
  const t = useTranslations('admin')
  return {
    disputeStatus: (word: string) => {
      const known = DISPUTE_STATUSES.find((status) => status === word)
      return known ? t(`dispute.status.${known}`) : word
    },
    disputeReason: (word: string) => {
      const known = DISPUTE_REASONS.find((reason) => reason === word)
      return known ? t(`dispute.reason.${known}`) : word
    },
    refundFailure: (word: string) => {
      const known = REFUND_FAILURES.find((failure) => failure === word)
      return known ? t(`refund.failure.${known}`) : word
    },
  }
}
