/**
 * `npm test`: the unit and database tests, the proof, then the browser tests against a fresh stack.
 *
 *     npm test                                  everything
 *     npm test -- unit lib/orders               Vitest, with its own arguments
 *     npm test -- prove                         two minutes of `npm run prove`, and three mutants
 *     npm test -- e2e buy.e2e.ts --headed       Playwright, with its own arguments
 *     STRIPE_E2E=real npm test -- e2e           the purchases, at Stripe's sandbox (real-stripe.ts)
 */
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { build, isBuilt } from './build.ts'
import { runCommand } from './command.ts'
import { Failure } from './failure.ts'
import { checkDisk } from './machine.ts'
import { rootDir } from './paths.ts'
import { freeStackPorts } from './ports.ts'
import type { Processes } from './processes.ts'
import { type RealStripe, realStripe } from './real-stripe.ts'
import { machineSettings, type Settings } from './settings.ts'
import { deleteStack, startStack } from './stack.ts'
import { step } from './terminal.ts'
import { openTestProcesses } from './test-processes.ts'

const [which = 'all', ...rest] = process.argv.slice(2)
let stackName = 'e2e'

/** Caught soonest, and each by another look: at the events, at the stock, at the money. */
const MUTANTS_TRIED = ['event-key', 'conditional-decrement', 'amount']

await runCommand(open, test, { exitCode: 130, farewell: 'Stopped. 中止しました。' })

async function open(): Promise<Processes> {
  const opened = await openTestProcesses('e2e')
  stackName = opened.name
  return opened.processes
}

async function test(processes: Processes): Promise<number> {
  if (!['all', 'unit', 'prove', 'e2e'].includes(which)) {
    throw new Failure(`Unknown: ${which}. Use: npm test, npm test -- unit, … prove, … e2e`)
  }
  const stripe = realStripe()
  // Looked for first: to learn of it after five minutes of tests would be unkind.
  const browser = which === 'unit' || which === 'prove' ? '' : findBrowser()
  await checkDisk()
  if (which === 'all' || which === 'unit') {
    const unit = await runUnitTests(processes)
    if (unit !== 0 || which === 'unit') return unit
  }
  if (which === 'all' || which === 'prove') {
    const proof = await runProof(processes)
    if (proof !== 0 || which === 'prove') return proof
  }
  return runBrowserTests(processes, browser, stripe)
}

/**
 * Two minutes of trying to break the shop, then three shops with one safeguard taken away each: a
 * proof that cannot see them broken proves nothing.
 */
async function runProof(processes: Processes): Promise<number> {
  const prove = (args: string[]) =>
    processes.runHere({
      name: 'prove',
      command: process.execPath,
      args: [join(rootDir, 'prove', 'main.ts'), ...args],
      env: machineSettings(),
    })
  const storm = await prove(['--minutes', '2'])
  if (storm !== 0) return storm
  return prove(['--mutants', ...MUTANTS_TRIED.flatMap((name) => ['--only', name])])
}

/** The database comes with `local/test-database.ts`, so a plain `npx vitest` works as well. */
function runUnitTests(processes: Processes): Promise<number> {
  return runner(processes, 'vitest', ['vitest', 'vitest.mjs'], ['run', ...rest], {
    NODE_ENV: 'test',
    TEST_DATABASE_URL: process.env.TEST_DATABASE_URL,
  })
}

async function runBrowserTests(
  processes: Processes,
  browser: string,
  stripe: RealStripe | undefined,
): Promise<number> {
  console.log('')
  if (!isBuilt()) {
    console.log('  … Building the shop (a minute or two) ビルド中')
    await step('Built', 'ビルド', () => build(processes))
  }
  deleteStack(stackName)
  const ports = await freeStackPorts()
  const stack = await startStack({ processes, name: stackName, mode: 'test', ports, stripe, step })
  console.log('')
  return runner(processes, 'playwright', ['@playwright/test', 'cli.js'], ['test', ...rest], {
    PLAYWRIGHT_CHROMIUM_PATH: browser,
    E2E_WEB_URL: stack.web,
    ...(stripe
      ? { E2E_STRIPE: 'real', E2E_STRIPE_SECRET_KEY: stripe.secretKey }
      : { E2E_EMULATOR_URL: stack.emulator }),
    E2E_MAIL_URL: stack.mail,
    E2E_STREAM_URL: stack.stream,
    E2E_DATABASE_URL: stack.databaseUrl,
  })
}

function runner(
  processes: Processes,
  name: string,
  file: [packageName: string, script: string],
  args: string[],
  settings: Settings,
): Promise<number> {
  const script = join(rootDir, 'node_modules', ...file)
  const env = { ...machineSettings(), ...settings }
  return processes.runHere({ name, command: process.execPath, args: [script, ...args], env })
}
