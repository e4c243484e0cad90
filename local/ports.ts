import { createServer } from 'node:net'
import { Failure } from './failure.ts'

/**
 * What the stack listens on, its usual port, and what a person calls it. The Stripe stand-in,
 * stream and mail catcher keep the ports their documentation shows.
 */
const PORTS = {
  web: { usual: 3000, what: 'shop' },
  emulator: { usual: 12111, what: 'Stripe stand-in' },
  stream: { usual: 8787, what: 'live stream' },
  mailSmtp: { usual: 1025, what: 'mail server' },
  mailWeb: { usual: 8025, what: 'mail page' },
  /** Not 5432: a Postgres of the machine's own is the likeliest thing to be there. */
  postgres: { usual: 54329, what: 'database' },
} as const

type PortName = keyof typeof PORTS
export type StackPorts = Record<PortName, number>

const NAMES = Object.keys(PORTS) as PortName[]

/**
 * The ports for a command: `DEMO_WEB_PORT`, `DEV_MAIL_SMTP_PORT` … where set, else the usual ones.
 *
 * @throws Failure for a variable that is no port, or two things on one port.
 */
export function chosenPorts(
  command: 'demo' | 'dev',
  source: Record<string, string | undefined> = process.env,
): StackPorts {
  const ports = {} as StackPorts
  for (const name of NAMES) {
    const variable = portVariable(command, name)
    const text = source[variable]
    const port = text ? Number(text) : PORTS[name].usual
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Failure(`${variable}=${text} is not a port. Choose a number from 1024 to 65535.`)
    }
    const twin = NAMES.find((other) => ports[other] === port)
    if (twin) {
      throw new Failure(
        `Port ${port} is meant for the ${PORTS[twin].what} and the ${PORTS[name].what}. Give ${variable} another number.`,
      )
    }
    ports[name] = port
  }
  return ports
}

/**
 * Makes sure that every port is free before anything starts, so that a half-started stack never
 * has to be explained.
 *
 * @throws Failure naming the port, what it is for and how to choose another.
 */
export async function checkPorts(command: 'demo' | 'dev', ports: StackPorts): Promise<void> {
  for (const name of NAMES) {
    const port = ports[name]
    const problem = await portProblem(port)
    if (!problem) continue
    const { what } = PORTS[name]
    const elsewhere = `${portVariable(command, name)}=${port === 3000 ? 3100 : port + 10} npm run ${command}`
    throw new Failure(
      problem === 'taken'
        ? `Port ${port} (${what}) is taken. Stop the other program, or: ${elsewhere}`
        : `Port ${port} (${what}) may not be opened by this user. Choose one above 1023: ${portVariable(command, name)}=3100 npm run ${command}`,
    )
  }
}

/** As many different free ports as asked for. All are held open until the last is known. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(0, '127.0.0.1', resolve)
      })
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** Free ports for a whole stack, for tests that must not meet a running demo. */
export async function freeStackPorts(): Promise<StackPorts> {
  const free = await freePorts(NAMES.length)
  return Object.fromEntries(NAMES.map((name, index) => [name, free[index]])) as StackPorts
}

function portVariable(command: 'demo' | 'dev', name: PortName): string {
  const words = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
  return `${command.toUpperCase()}_${words}_PORT`
}

/**
 * Some systems let 127.0.0.1 be bound while another program holds the same port on all addresses,
 * and the other way round, so each of the three is tried. IPv6 may be missing: not a problem.
 */
async function portProblem(port: number): Promise<'taken' | 'forbidden' | undefined> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const code = await new Promise<string | undefined>((resolve) => {
      const server = createServer()
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
    })
    if (code === 'EADDRINUSE') return 'taken'
    if (code === 'EACCES') return 'forbidden'
  }
}
