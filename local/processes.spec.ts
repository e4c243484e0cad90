import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { Failure } from './failure.ts'
import { dataDir } from './paths.ts'
import { openProcesses, type Processes, type ServiceSpec, StackRunning } from './processes.ts'

const name = `spec-processes-${process.pid}`
const opened: Processes[] = []

async function open(onLine?: (process: string, line: string) => void): Promise<Processes> {
  const processes = await openProcesses(name, onLine)
  opened.push(processes)
  return processes
}

/** A child that is Node with a line of code. */
function child(code: string, more: Partial<ServiceSpec> = {}): ServiceSpec {
  const env = { PATH: process.env.PATH }
  return {
    name: 'child',
    command: process.execPath,
    args: ['-e', code],
    env,
    ready: /ready/,
    ...more,
  }
}

const STAYS = "setInterval(() => {}, 1e6); console.log('ready')"

afterEach(async () => {
  for (const processes of opened.splice(0)) await processes.stop()
  rmSync(dataDir(name), { recursive: true, force: true })
})

describe('start', () => {
  it('waits for the ready line and keeps a log', async () => {
    const processes = await open()
    await processes.start(child(`console.log('warming up'); ${STAYS}`))
    const log = readFileSync(join(dataDir(name), 'logs', 'child.log'), 'utf8')
    expect(log).toBe('warming up\nready\n')
  })

  it('shows the last lines of a child that ends before it is ready', async () => {
    const processes = await open()
    const start = processes.start(child("console.error('no database'); process.exit(3)"))
    await expect(start).rejects.toMatchObject({
      message: expect.stringMatching(/^child ended with exit code 3\. Its log: .*child\.log$/),
      details: ['no database'],
    })
  })

  it('gives up on a child that never becomes ready, and ends it', async () => {
    const processes = await open()
    const start = processes.start(child(STAYS, { ready: /never/, readyTimeoutMs: 300 }))
    await expect(start).rejects.toThrow('child was not ready after 0.3 seconds')
  })

  it('has a sentence for a program that does not exist', async () => {
    const processes = await open()
    const start = processes.start(child('', { command: '/nowhere/program' }))
    await expect(start).rejects.toThrow(
      'child could not be started (spawn /nowhere/program ENOENT)',
    )
  })

  it('reports a child that dies later, but not one that was stopped', async () => {
    const processes = await open()
    const stopped = await processes.start(child(STAYS, { name: 'stopped' }))
    const dies = await processes.start(child(STAYS, { name: 'dies' }))
    await stopped.stop()
    process.kill(dies.pid, 'SIGKILL')
    const failure = await processes.died
    expect(failure).toBeInstanceOf(Failure)
    expect(failure.message).toMatch(/^dies was ended by SIGKILL/)
  })
})

describe('run', () => {
  it('settles with the exit code', async () => {
    const processes = await open()
    await processes.run(child(''))
    const failing = processes.run(child("console.log('line 1'); process.exit(1)"))
    await expect(failing).rejects.toMatchObject({ details: ['line 1'] })
  })

  it('ends what takes too long', async () => {
    const processes = await open()
    const run = processes.run({ ...child(STAYS), timeoutMs: 300 })
    await expect(run).rejects.toThrow('child was not done after 0.3 seconds')
  })
})

describe('stop', () => {
  it('ends the last started first', async () => {
    const lines: string[] = []
    const processes = await open((_, line) => lines.push(line))
    for (const one of ['first', 'second', 'third']) {
      const code = `process.on('SIGTERM', () => { console.log('${one} ends'); process.exit() }); ${STAYS}`
      await processes.start(child(code, { name: one }))
    }
    await processes.stop()
    expect(lines.slice(3)).toEqual(['third ends', 'second ends', 'first ends'])
  })

  it('does not wait longer than it said for a child that will not end', async () => {
    const processes = await open()
    const code = `process.on('SIGTERM', () => {}); ${STAYS}`
    const { pid } = await processes.start(child(code, { stopTimeoutMs: 200 }))
    await processes.stop()
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  it('ends grandchildren as well', async () => {
    let port = 0
    const processes = await open((_, line) => {
      port = Number(line.split(' ')[1])
    })
    await processes.start(child(WITH_GRANDCHILD))
    const grandchild = await connection(port)
    await processes.stop()
    await grandchild.closed
  })
})

describe('one stack per name', () => {
  it('refuses a second, until the first has ended', async () => {
    const processes = await open()
    await expect(openProcesses(name)).rejects.toBeInstanceOf(StackRunning)
    await processes.stop()
    await open()
  })
})

describe('when the supervisor is killed with SIGKILL', () => {
  it('no process stays, and the next start waits for that', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', SUPERVISOR], {
      cwd: import.meta.dirname,
      env: { ...process.env, STACK: name, CHILD: WITH_GRANDCHILD },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(createInterface({ input: parent.stdout }), 'line')
    const grandchild = await connection(Number(String(line).split(' ')[1]))
    parent.kill('SIGKILL')
    await grandchild.closed
    await open()
    expect(existsSync(dataDir(name))).toBe(true)
  })
})

/** Starts a server in a process of its own, which would go on listening. */
const WITH_GRANDCHILD = `
  const server = "require('net').createServer(() => {}).listen(0, '127.0.0.1', function () { console.log('ready ' + this.address().port) })"
  require('child_process').spawn(process.execPath, ['-e', server], { stdio: 'inherit' })
  setInterval(() => {}, 1e6)
`

const SUPERVISOR = `
  import { openProcesses } from './processes.ts'
  const processes = await openProcesses(process.env.STACK, (_, line) => console.log(line))
  const command = { name: 'child', command: process.execPath, args: ['-e', process.env.CHILD], env: { PATH: process.env.PATH } }
  await processes.start({ ...command, ready: /ready/ })
  setInterval(() => {}, 1e6)
`

/** Connected to a process; `closed` settles when that process is gone. */
async function connection(port: number): Promise<{ closed: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.on('close', resolve))
  await once(socket, 'connect')
  return { closed }
}
