import type { Chain } from './chains.ts'

/** Keys of `voucher.steps`. */
export type ChainStep =
  | 'fmMachine'
  | 'fmNumber'
  | 'loppiStart'
  | 'loppiNumber'
  | 'seicoTell'
  | 'seicoNumber'
  | 'confirmationNumber'
  | 'check'
  | 'slip'
  | 'till'
  | 'seicoTill'
  | 'keep'

export type ChainGuide = {
  steps: readonly ChainStep[]
  /** The machine prints a slip that the till takes for 30 minutes. */
  printsSlip: boolean
  /** The day these steps were last compared with what the chains publish; ISO 8601. */
  verifiedOn: string
}

/**
 * How to pay at each chain. Machines change their menus without telling anybody (FamilyMart moved
 * from Famiポート to its multi-copy machine, Seicomart from a terminal to the till), so the steps
 * are data with a date, and every page that shows them links Stripe's own voucher page as well.
 */
export const CHAIN_GUIDES: Readonly<Record<Chain, ChainGuide>> = {
  familymart: {
    steps: ['fmMachine', 'fmNumber', 'confirmationNumber', 'check', 'slip', 'till', 'keep'],
    printsSlip: true,
    verifiedOn: '2026-11-23',
  },
  lawson: {
    steps: ['loppiStart', 'loppiNumber', 'confirmationNumber', 'check', 'slip', 'till', 'keep'],
    printsSlip: true,
    verifiedOn: '2026-11-23',
  },
  ministop: {
    steps: ['loppiStart', 'loppiNumber', 'confirmationNumber', 'check', 'slip', 'till', 'keep'],
    printsSlip: true,
    verifiedOn: '2026-11-23',
  },
  seicomart: {
    steps: ['seicoTell', 'seicoNumber', 'confirmationNumber', 'seicoTill', 'keep'],
    printsSlip: false,
    verifiedOn: '2026-11-23',
  },
}

/** The steps for a voucher; Stripe may issue one without a confirmation number. */
export function stepsFor(chain: Chain, hasConfirmationNumber: boolean): ChainStep[] {
  return CHAIN_GUIDES[chain].steps.filter(
    (step) => hasConfirmationNumber || step !== 'confirmationNumber',
  )
}
