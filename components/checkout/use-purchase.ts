import { type Dispatch, useEffect, useReducer } from 'react'
import type { Yen } from '#lib/money.ts'
import {
  type CheckoutAction,
  type CheckoutState,
  checkoutReducer,
  startCheckout,
} from './checkout-machine.ts'
import { forgetPurchase, loadPurchase, type PurchaseId, savePurchase } from './checkout-storage.ts'
import { newKey } from './new-key.ts'

/** The state of one purchase, found again after a reload and forgotten once its order is there. */
export function usePurchase(
  id: PurchaseId,
  totalYen: Yen,
): [CheckoutState, Dispatch<CheckoutAction>] {
  const [state, dispatch] = useReducer(checkoutReducer, null, () => {
    const saved = loadPurchase(sessionStorage, id)
    return startCheckout({
      checkoutKey: saved?.checkoutKey ?? newKey(),
      submitted: saved?.submitted ?? false,
      step: saved?.step ?? 'details',
      totalYen,
    })
  })
  const { checkoutKey, submitted, step, phase } = state
  const { offerId, variantId, quantity } = id
  useEffect(() => {
    const purchase = { offerId, variantId, quantity }
    if (phase === 'leaving') forgetPurchase(sessionStorage, purchase)
    else savePurchase(sessionStorage, purchase, { checkoutKey, submitted, step })
  }, [checkoutKey, submitted, step, phase, offerId, variantId, quantity])
  useEffect(() => dispatch({ type: 'priced', totalYen }), [totalYen])
  return [state, dispatch]
}
