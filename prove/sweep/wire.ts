import { connect, createServer, type Socket } from 'node:net'
import type { Edges } from './edges.ts'

/** First bytes of a client: length and protocol, without a type before them. */
const STARTUP_HEAD = 4
const MESSAGE_HEAD = 5
/** Query and Sync: the two messages that ask the server for an answer. */
const ASKS = new Set(['Q', 'S'])

/**
 * Stands between the shop and Postgres and reads along, so that a connection can be cut exactly
 * before a statement reaches the server, or exactly after the server has finished it.
 */
export async function openWire(
  databaseUrl: string,
  edges: Edges,
): Promise<{ url: string; close(): Promise<void> }> {
  const to = new URL(databaseUrl)
  const open = new Set<Socket>()
  const server = createServer((client) => {
    open.add(client)
    client.on('close', () => open.delete(client))
    client.on('error', () => {})
    carry(client, Number(to.port), to.hostname, edges)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function carry(client: Socket, port: number, host: string, edges: Edges): void {
  const database = connect(port, host)
  database.setNoDelay(true)
  client.setNoDelay(true)
  const cut = () => {
    client.destroy()
    database.destroy()
  }
  database.on('error', cut)
  database.on('close', cut)
  client.on('close', cut)

  let begun = false
  let sql = ''
  let isLast = false
  const fromClient = reader(() => (begun ? MESSAGE_HEAD : STARTUP_HEAD))
  const fromServer = reader(() => MESSAGE_HEAD)

  client.on('data', (chunk) => {
    for (const message of fromClient(chunk)) {
      if (!begun) {
        // A dead process cannot connect; said at once, so that what is left of it ends at once.
        if (edges.isDead) return void client.end(SHUTTING_DOWN)
        begun = true
        database.write(message)
        continue
      }
      const type = String.fromCharCode(message[0] ?? 0)
      if (type === 'P' || type === 'Q') sql = textOf(message, type)
      if (ASKS.has(type) && sql !== '') {
        const verdict = edges.verdict('database', sql)
        if (verdict === 'cut_before') return cut()
        isLast = verdict === 'cut_after'
      }
      database.write(message)
    }
  })
  database.on('data', (chunk) => {
    if (!isLast) {
      client.write(chunk)
      return
    }
    // ReadyForQuery: the server has done what it was asked. Its word never arrives.
    for (const message of fromServer(chunk)) {
      if (String.fromCharCode(message[0] ?? 0) === 'Z') {
        edges.afterCut()
        cut()
      }
    }
  })
}

/** Cuts a stream into whole messages. */
function reader(head: () => number): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const messages: Buffer[] = []
    for (;;) {
      const size = head()
      if (rest.length < size) return messages
      const length = rest.readInt32BE(size - 4) + size - 4
      if (rest.length < length) return messages
      messages.push(rest.subarray(0, length))
      rest = rest.subarray(length)
      // The head of the next message may have another size, which only the taker knows.
      if (size === STARTUP_HEAD) return messages
    }
  }
}

function textOf(message: Buffer, type: string): string {
  const body = message.subarray(MESSAGE_HEAD)
  const start = type === 'P' ? body.indexOf(0) + 1 : 0
  const end = body.indexOf(0, start)
  return body.subarray(start, end).toString('utf8').replace(/\s+/g, ' ').slice(0, 60)
}

const SHUTTING_DOWN = errorResponse({ S: 'FATAL', C: '57P03', M: 'the process is dead' })

function errorResponse(fields: Record<string, string>): Buffer {
  const body = Buffer.from(
    `${Object.entries(fields)
      .map(([code, text]) => `${code}${text}\0`)
      .join('')}\0`,
  )
  const head = Buffer.alloc(MESSAGE_HEAD)
  head.write('E')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
