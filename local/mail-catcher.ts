/**
 * A mail server that sends nothing on: every mail of the demo ends on its web page.
 *
 *     node local/mail-catcher.ts
 *
 * LOCAL_MAIL_SMTP_PORT (1025), LOCAL_MAIL_WEB_PORT (8025), LOCAL_MAIL_DATA (folder, .demo/mail).
 * `GET /api/messages[?to=ADDRESS]` answers the mails as JSON, newest first; `DELETE` forgets them.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { listPage, mailPage, messageDocument, missingPage } from './mail/page.ts'
import { MailStore } from './mail/store.ts'
import { dataDir } from './paths.ts'

const MAX_MAIL_BYTES = 10_000_000
/** An open page's connection is kept from looking idle to whatever lies between. */
const HEARTBEAT_MS = 20_000
/** A mail is a stranger's page: no scripts, no forms, no same origin; links open outside. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'; font-src data:"

const store = new MailStore(join(process.env.LOCAL_MAIL_DATA ?? dataDir('mail'), 'mails.jsonl'))
const smtpPort = Number(process.env.LOCAL_MAIL_SMTP_PORT ?? 1025)
const webPort = Number(process.env.LOCAL_MAIL_WEB_PORT ?? 8025)

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  size: MAX_MAIL_BYTES,
  // Looking up the client's name takes seconds on a machine without a network.
  disableReverseLookup: true,
  async onData(stream, session, done) {
    try {
      const parsed = await simpleParser(stream)
      if (stream.sizeExceeded) return done(smtpError(552, 'The mail is larger than 10 MB'))
      // The envelope, not the header: it is what a real server would deliver to (Bcc included).
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      store.add({
        id: randomUUID(),
        to: recipients.join(', '),
        from: addressText(parsed.from),
        subject: parsed.subject ?? '',
        date: new Date().toISOString(),
        text: parsed.text ?? '',
        html: parsed.html || '',
        attachments: parsed.attachments
          .filter(({ related }) => !related)
          .map(({ filename, size }) => ({ name: filename ?? '', bytes: size })),
      })
      done()
    } catch (error) {
      done(error as Error)
    }
  },
})
smtp.on('error', exitBecause)

const web = createServer((request, response) => {
  try {
    answer(request, response)
  } catch (error) {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  }
})
web.on('error', exitBecause)

await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', () => resolve()))
await new Promise<void>((resolve) => web.listen(webPort, '127.0.0.1', resolve))
console.log(`mail ready http://127.0.0.1:${webPort}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://local')
  if (url.pathname === '/changes') {
    sendChanges(request, response)
    return
  }
  const { status = 200, type = 'text/html', body, policy } = reply(request.method, url)
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(policy && { 'content-security-policy': policy }),
  })
  response.end(body)
}

type Reply = { status?: number; type?: string; body: string; policy?: string }

function reply(method: string | undefined, url: URL): Reply {
  if (url.pathname === '/api/messages') {
    if (method === 'DELETE') store.clear()
    const mails = store.list(url.searchParams.get('to') ?? undefined)
    return { type: 'application/json', body: JSON.stringify(mails) }
  }
  if (url.pathname === '/') return { body: listPage(store.list()) }
  const [, folder, id, part] = url.pathname.split('/')
  const mail = folder === 'mails' && id ? store.get(id) : undefined
  if (!mail) return { status: 404, body: missingPage(store.list()) }
  return part === 'html'
    ? { body: messageDocument(mail), policy: MAIL_POLICY }
    : { body: mailPage(mail, store.list()) }
}

/** Tells an open page that its list is old. */
function sendChanges(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 1000\n\n')
  const tell = () => void response.write('data: change\n\n')
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS)
  store.on('change', tell)
  request.on('close', () => {
    store.off('change', tell)
    clearInterval(heartbeat)
  })
}

function addressText(address: AddressObject | undefined): string {
  return address?.text ?? ''
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function exitBecause(error: NodeJS.ErrnoException): void {
  const sentence =
    error.code === 'EADDRINUSE'
      ? `A port of the mail catcher (${smtpPort} or ${webPort}) is taken.`
      : error.message
  console.error(sentence)
  process.exit(1)
}
