import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. Its kind and order are read from the message id that the shop gave it. */
export type Arrived = { kind: string; orderId: string; id: string; to: string; atMs: number }

export type MailSink = {
  arrived: Arrived[]
  /** While true, every mail is refused for the time being (451). */
  isDown: boolean
  refused: number
  close(): Promise<void>
}

/** A mail server that keeps everything in memory: the demo's catcher forgets beyond 500 mails. */
export async function openMailSink(port: number): Promise<MailSink> {
  const sink: MailSink = { arrived: [], isDown: false, refused: 0, close }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (sink.isDown) {
          sink.refused += 1
          done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
          return
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        sink.arrived.push({
          ...readId(Buffer.concat(chunks).toString('utf8')),
          to,
          atMs: Date.now(),
        })
        done()
      })
    },
  })
  // A client that was killed in the middle of a mail.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  function close(): Promise<void> {
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return sink
}

function readId(message: string): Pick<Arrived, 'kind' | 'orderId' | 'id'> {
  const id = /^message-id:\s*<([^>]+)>/im.exec(message)?.[1] ?? ''
  const [, kind = 'unknown', orderId = ''] = /^([\w-]+)\.([0-9a-f-]{36})@/.exec(id) ?? []
  return { kind, orderId, id }
}
