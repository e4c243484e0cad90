import { type Checks, newChecks } from '../checks.ts'
import type { Truth } from '../truth.ts'
import { events } from './events.ts'
import { life } from './life.ts'
import { mails } from './mails.ts'
import { money } from './money.ts'
import { refunds } from './refunds.ts'
import { stock } from './stock.ts'
import { words } from './words.ts'

export function inspect(truth: Truth): Checks {
  const checks = newChecks()
  for (const inspection of [money, refunds, words, life, stock, events, mails])
    inspection(truth, checks)
  return checks
}
