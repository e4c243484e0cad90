/**
 * `npm run dev`: the same stack as the demo, from the sources: pages change as they are saved, the
 * worker and the Stripe stand-in start again. Its data are its own, in `.demo/dev`.
 */
import { runCommand } from './command.ts'
import { checkDisk } from './machine.ts'
import { dataDir, shownPath } from './paths.ts'
import { checkPorts, chosenPorts } from './ports.ts'
import { openProcesses, type Processes } from './processes.ts'
import { startStack } from './stack.ts'
import { summary } from './summary.ts'
import { padded, step, styled } from './terminal.ts'

const NAME = 'dev'
/** The others write to their logs; on a terminal they would drown these. */
const SHOWN = { web: 'cyan', worker: 'magenta', emulator: 'yellow' } as const

let isRunning = false

console.log(`\n  ${styled('bold', 'Konbini Live')}  ${styled('dim', 'development 開発')}\n`)
await runCommand(() => openProcesses(NAME, showLine), dev, {
  exitCode: 0,
  farewell: `Stopped. The data are kept in ${shownPath(dataDir(NAME))}. データは残っています。`,
})

async function dev(processes: Processes): Promise<number> {
  const ports = chosenPorts(NAME)
  await step('Disk and ports', '空き容量とポート', async () => {
    await checkDisk()
    await checkPorts(NAME, ports)
  })
  const stack = await startStack({ processes, name: NAME, mode: 'dev', ports, step })
  console.log(summary('Konbini Live, development', NAME, stack))
  isRunning = true
  return new Promise(() => {})
}

function showLine(name: string, line: string): void {
  const colour = SHOWN[name as keyof typeof SHOWN]
  if (isRunning && colour) console.log(`${styled(colour, `${padded(name, 8)} │`)} ${line}`)
}
