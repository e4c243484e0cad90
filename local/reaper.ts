/**
 * Ends what its parent started when the parent is gone, however it went: kill -9, a crash, a
 * closed terminal. The parent holds this process's stdin; when that closes, every process group
 * still on the list is ended in reverse order. It also holds the lock "one stack per name and
 * checkout", because a stack is over only when its last process is.
 *
 *     node local/reaper.ts <lock address: a socket's path, or @name on Linux>
 *
 * stdin:  `add <pid> <signal> <milliseconds>` and `gone <pid>`, one per line
 * stdout: `held` once the lock is ours, or `running` (and exit 1) when another stack has it
 */
import { readFileSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'

const POLL_MS = 25
/** The longest ending is the sum of all stop times; after this the lock's holder is stuck. */
const WAIT_FOR_ENDING_MS = 60_000

const lockAddress = (process.argv[2] ?? '').replace(/^@/, '\0')
const groups = new Map<number, { signal: NodeJS.Signals; ms: number }>()
let isEnding = false

// A Ctrl-C is the parent's to answer. This process outlives it on purpose.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.stdout.on('error', () => {})

if (!(await holdLock())) {
  process.stdout.write('running\n')
  process.exit(1)
}
process.stdout.write('held\n')

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pid, signal, ms] = line.split(' ')
  if (verb === 'add') {
    groups.set(Number(pid), { signal: signal as NodeJS.Signals, ms: Number(ms) })
  }
  if (verb === 'gone') groups.delete(Number(pid))
}
isEnding = true
for (const [pid, { signal, ms }] of [...groups].reverse()) await endGroup(pid, signal, ms)
process.exit(0)

/** True when the lock is ours. Waits while its holder is ending, e.g. after a kill -9. */
async function holdLock(): Promise<boolean> {
  const giveUpAt = Date.now() + WAIT_FOR_ENDING_MS
  while (Date.now() < giveUpAt) {
    if (await listen()) return true
    const holder = await askHolder(giveUpAt - Date.now())
    if (holder === 'running') return false
    // A socket file without a process behind it (macOS after a crash) blocks nobody.
    if (holder === 'nobody' && !lockAddress.startsWith('\0')) rmSync(lockAddress, { force: true })
  }
  return false
}

function listen(): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      // Kept open while ending: its close tells the one who waits that the lock is free.
      if (isEnding) socket.write('ending\n')
      else socket.end('running\n')
    })
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(lockAddress, () => resolve(server))
  })
}

function askHolder(ms: number): Promise<'running' | 'ended' | 'nobody'> {
  return new Promise((resolve) => {
    const socket = connect(lockAddress)
    let isRunning = false
    socket.setTimeout(ms, () => socket.destroy())
    socket.on('data', (data) => {
      isRunning ||= data.toString().startsWith('running')
    })
    socket.on('error', () => resolve('nobody'))
    socket.on('close', () => resolve(isRunning ? 'running' : 'ended'))
  })
}

async function endGroup(pid: number, signal: NodeJS.Signals, ms: number): Promise<void> {
  if (!send(pid, signal)) return
  const killAt = Date.now() + ms
  while (Date.now() < killAt) {
    await setTimeout(POLL_MS)
    if (hasEnded(pid)) break
  }
  send(pid, 'SIGKILL')
}

/**
 * Once its parent is dead, a process that ended stays as a zombie until init takes note, and a
 * zombie still takes signals. In containers init may need seconds, or never look.
 */
function hasEnded(pid: number): boolean {
  if (!send(pid, 0)) return true
  if (process.platform !== 'linux') return false
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The state is the first field after the name, which may hold anything but ends in the last ).
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return true
  }
}

/** False when the group has no process left. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal)
  } catch {
    return false
  }
}
