import { parseArgs } from 'node:util'
import { Failure } from '../local/failure.ts'

export type Options = {
  mode: 'storm' | 'mutants' | 'sweep'
  minutes: number
  seed: number
  /** How many customers are in the shop at once. */
  customers: number
  webs: number
  calmMs: number
  /** Mutants: one only; seconds of storm for each. Sweep: how many runs. */
  only: string[]
  seconds: number
  runs: number
  /** Mutants: the unchanged source goes through every storm that caught one, too. */
  verify: boolean
}

const USAGE = `npm run prove -- [--minutes N] [--seed S] [--customers C] [--webs N] [--calm MS]
npm run prove -- --mutants [--only NAME]… [--seconds N] [--seed S] [--verify]
npm run prove -- --sweep [--runs N] [--seed S]`

/** @throws Failure with the usage when something is not understood. */
export function readOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        minutes: { type: 'string', default: '2' },
        seed: { type: 'string' },
        customers: { type: 'string', default: '14' },
        webs: { type: 'string', default: '2' },
        calm: { type: 'string', default: '700' },
        mutants: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        seconds: { type: 'string', default: '10' },
        verify: { type: 'boolean', default: false },
        sweep: { type: 'boolean', default: false },
        runs: { type: 'string', default: '3000' },
      },
    })
    return {
      mode: values.mutants ? 'mutants' : values.sweep ? 'sweep' : 'storm',
      minutes: positive('minutes', values.minutes),
      // Printed with the result, so that a run without a seed can be repeated as well.
      seed: values.seed === undefined ? Date.now() % 1_000_000 : positive('seed', values.seed),
      customers: positive('customers', values.customers),
      webs: positive('webs', values.webs),
      calmMs: Number(values.calm),
      only: values.only,
      seconds: positive('seconds', values.seconds),
      runs: positive('runs', values.runs),
      verify: values.verify,
    }
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), USAGE.split('\n'))
  }
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`--${name} ${text} is not a number above 0.`)
  return value
}
