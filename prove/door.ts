import { connect, createServer, type Socket } from 'node:net'
import type { Random } from './random.ts'

/** Long enough for a process that is just being killed, short enough for a waiting customer. */
const CONNECT_TIMEOUT_MS = 2_000

export type Door = {
  url: string
  /** Share of connections whose first answer never arrives although the work was done. */
  cutShare: number
  cuts: number
  close(): Promise<void>
}

/**
 * The load balancer in front of the web processes: every connection goes to one of those that
 * live. It can cut connections between the work and its answer, which is the fault that no client
 * can tell from a lost request.
 */
export async function openDoor(
  port: number,
  targets: readonly number[],
  random: Random,
): Promise<Door> {
  const open = new Set<Socket>()
  const countCut = () => {
    door.cuts += 1
  }
  const server = createServer((client) => {
    client.on('error', () => {})
    track(open, client)
    const doomed = random.chance(door.cutShare)
    const first = random.int(0, targets.length - 1)
    const order = [...targets.slice(first), ...targets.slice(0, first)]
    pass(client, order, doomed ? countCut : null, open)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const door: Door = {
    url: `http://127.0.0.1:${port}`,
    cutShare: 0,
    cuts: 0,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return door
}

function pass(
  client: Socket,
  targets: readonly number[],
  onCut: (() => void) | null,
  open: Set<Socket>,
): void {
  const [target, ...others] = targets
  if (target === undefined || client.destroyed) {
    client.destroy()
    return
  }
  client.pause()
  const web = connect({ port: target, host: '127.0.0.1', timeout: CONNECT_TIMEOUT_MS })
  let connected = false
  web.on('timeout', () => !connected && web.destroy())
  web.on('error', () => {})
  web.on('close', () => {
    if (connected) client.destroy()
    else pass(client, others, onCut, open)
  })
  web.on('connect', () => {
    connected = true
    track(open, web)
    web.setTimeout(0)
    client.pipe(web)
    client.on('close', () => web.destroy())
    if (!onCut) return void web.pipe(client)
    web.once('data', () => {
      onCut()
      web.destroy()
    })
  })
}

function track(open: Set<Socket>, socket: Socket): void {
  open.add(socket)
  socket.on('close', () => open.delete(socket))
}
