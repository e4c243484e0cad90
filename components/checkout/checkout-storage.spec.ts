import { expect, test } from 'vitest'
import {
  forgetPurchase,
  loadDetails,
  loadPurchase,
  saveDetails,
  savePurchase,
} from './checkout-storage.ts'
import { EMPTY_DETAILS } from './details-form.ts'

const id = { offerId: 'o', variantId: 'v', quantity: 1 }
const purchase = { checkoutKey: 'key-1', submitted: true, step: 'payment' as const }

test('a reload finds the key again; another quantity is another purchase', () => {
  const storage = memory()
  savePurchase(storage, id, purchase)
  expect(loadPurchase(storage, id)).toEqual(purchase)
  expect(loadPurchase(storage, { ...id, quantity: 2 })).toBeNull()
  forgetPurchase(storage, id)
  expect(loadPurchase(storage, id)).toBeNull()
})

test('what was typed comes back, and rubbish in the storage does not', () => {
  const storage = memory()
  saveDetails(storage, { ...EMPTY_DETAILS, name: '山田' })
  expect(loadDetails(storage).name).toBe('山田')
  storage.setItem('checkout:details', '{"name":5')
  expect(loadDetails(storage)).toEqual(EMPTY_DETAILS)
})

test('a browser that forbids storage can still buy', () => {
  const forbidden = new Proxy({} as Storage, {
    get: () => () => {
      throw new Error('denied')
    },
  })
  expect(loadPurchase(forbidden, id)).toBeNull()
  expect(() => savePurchase(forbidden, id, purchase)).not.toThrow()
  expect(() => forgetPurchase(forbidden, id)).not.toThrow()
})

function memory(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
  }
}
