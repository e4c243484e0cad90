/**
 * What Stripe keeps of a payment in Japan. One table, because real fees are a contract matter:
 * change it here, or hand another one to `createEmulator`. The 3.6 % is the published standard
 * rate; the ¥120 minimum for konbini is the figure of the talk this project grew from. The ¥1,300
 * for a dispute is a placeholder of the right size: ask your contract.
 *
 * `taxRate` is consumption tax on the fee itself. Stripe adds it for konbini and JCB, not for Visa
 * and Mastercard, and bills it monthly on the invoice total; whether a balance transaction shows
 * it is a matter of the account, so it is off here. `STRIPE_EMULATOR_FEE_TAX=0.1` turns it on for
 * konbini, for code that must not take `fee_details` for one row.
 */
export interface FeeTable {
  card: MethodFee
  konbini: MethodFee
  disputeYen: number
}

interface MethodFee {
  rate: number
  minimumYen: number
  taxRate: number
}

export const FEES: FeeTable = {
  card: { rate: 0.036, minimumYen: 0, taxRate: 0 },
  konbini: { rate: 0.036, minimumYen: 120, taxRate: 0 },
  disputeYen: 1300,
}

export interface FeeRow {
  type: 'stripe_fee' | 'tax'
  amount: number
  description: string
}

/** The rows of `fee_details` in yen for a payment of `amount` yen; their sum is the fee. */
export function feesFor(table: FeeTable, method: 'card' | 'konbini', amount: number): FeeRow[] {
  const { rate, minimumYen, taxRate } = table[method]
  const fee = Math.max(minimumYen, Math.round(amount * rate))
  const tax = Math.floor(fee * taxRate)
  const rows: FeeRow[] = [
    { type: 'stripe_fee', amount: fee, description: 'Stripe processing fees' },
    { type: 'tax', amount: tax, description: 'Consumption tax' },
  ]
  return rows.filter(({ amount: yen }) => yen > 0)
}
