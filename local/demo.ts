/**
 * `npm run demo`: the production build on this machine, with stand-ins for Stripe, the mail server
 * and the stream. `npm run demo -- --fresh` forgets the earlier demo first.
 */
import { build, isBuilt } from './build.ts'
import { runCommand } from './command.ts'
import { Failure } from './failure.ts'
import { checkDisk } from './machine.ts'
import { dataDir, shownPath } from './paths.ts'
import { checkPorts, chosenPorts } from './ports.ts'
import { openProcesses, type Processes } from './processes.ts'
import { deleteStack, foldersOf, startStack } from './stack.ts'
import { summary } from './summary.ts'
import { step, styled } from './terminal.ts'

const NAME = 'demo'

console.log(`\n  ${styled('bold', 'Konbini Live')}  ${styled('dim', 'コンビニライブ')}\n`)
await runCommand(() => openProcesses(NAME), demo, {
  exitCode: 0,
  farewell: `Stopped. The data are kept in ${shownPath(dataDir(NAME))}. データは残っています。`,
})

async function demo(processes: Processes): Promise<number> {
  const isFresh = wantsFresh(process.argv.slice(2))
  const ports = chosenPorts(NAME)
  await step('Disk and ports', '空き容量とポート', async () => {
    await checkDisk()
    await checkPorts(NAME, ports)
  })
  if (isFresh) await forget()
  if (!isBuilt()) {
    // Without a terminal a step shows only when it is done, and this one takes a minute.
    if (!process.stdout.isTTY) console.log('  … Building the shop (a minute or two) ビルド中')
    await step('Building (a minute or two)', 'ビルド', () => build(processes))
  }
  const stack = await startStack({ processes, name: NAME, mode: 'demo', ports, step })
  console.log(summary('Konbini Live is running', NAME, stack))
  return forever()
}

function wantsFresh(args: string[]): boolean {
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown) {
    throw new Failure(`Unknown option ${unknown}. There is one: npm run demo -- --fresh`)
  }
  return args.length > 0
}

async function forget(): Promise<void> {
  const folders = foldersOf(NAME)
  if (folders.length === 0) return
  console.log(
    `  Deleting the earlier demo's database, mails, payments and logs: ${folders.map(shownPath).join(', ')}`,
  )
  await step('Deleted', '前のデータを消去', async () => deleteStack(NAME))
}

function forever(): Promise<never> {
  return new Promise(() => {})
}
