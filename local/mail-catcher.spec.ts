import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KEPT_MAILS, type Mail, MailStore } from './mail/store.ts'
import { dataDir } from './paths.ts'
import { freePorts } from './ports.ts'
import { openProcesses, type Processes, type Service } from './processes.ts'

const name = `spec-mail-${process.pid}`
const folder = mkdtempSync(join(tmpdir(), 'konbini-mail-'))
let processes: Processes
let service: Service
let web: string
let smtpPort = 0
let webPort = 0

async function start(): Promise<void> {
  service = await processes.start({
    name: 'mail',
    command: process.execPath,
    args: ['local/mail-catcher.ts'],
    env: {
      PATH: process.env.PATH,
      LOCAL_MAIL_SMTP_PORT: String(smtpPort),
      LOCAL_MAIL_WEB_PORT: String(webPort),
      LOCAL_MAIL_DATA: folder,
    },
    ready: /mail ready/,
  })
}

beforeAll(async () => {
  const [first = 0, second = 0] = await freePorts(2)
  smtpPort = first
  webPort = second
  web = `http://127.0.0.1:${webPort}`
  processes = await openProcesses(name)
  await start()
})
afterAll(async () => {
  await processes.stop()
  rmSync(dataDir(name), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await fetch(`${web}/api/messages`, { method: 'DELETE' })
})

async function send(
  subject: string,
  html = '<p>お支払いの期限は11月30日です。</p>',
): Promise<void> {
  const transport = createTransport(`smtp://127.0.0.1:${smtpPort}`)
  const to = 'hana@example.jp'
  await transport.sendMail({
    from: 'shop@todai.example',
    to,
    subject,
    text: '期限のお知らせ',
    html,
  })
  transport.close()
}

async function messages(query = ''): Promise<Mail[]> {
  return (await (await fetch(`${web}/api/messages${query}`)).json()) as Mail[]
}

it('lists what was sent, newest first, and by recipient', async () => {
  await send('ご注文を受け付けました')
  await send('お支払いを確認しました')
  const all = await messages()
  expect(all.map(({ subject }) => subject)).toEqual([
    'お支払いを確認しました',
    'ご注文を受け付けました',
  ])
  expect(all[0]).toMatchObject({
    to: 'hana@example.jp',
    from: 'shop@todai.example',
    text: expect.stringContaining('期限のお知らせ'),
    html: expect.stringContaining('11月30日'),
  })
  expect(await messages('?to=hana@example.jp')).toHaveLength(2)
  expect(await messages('?to=taro@example.jp')).toHaveLength(0)
})

it('keeps them over a restart, and forgets them when asked', async () => {
  await send('発送しました')
  await service.stop()
  await start()
  expect(await messages()).toHaveLength(1)
  await fetch(`${web}/api/messages`, { method: 'DELETE' })
  expect(await messages()).toEqual([])
})

it('shows a mail without letting it do anything', async () => {
  await send('<script>alert(1)</script>', '<script>alert(2)</script><p>本文</p>')
  const [mail] = await messages()
  const page = await (await fetch(`${web}/mails/${mail?.id}`)).text()
  expect(page).not.toContain('<script>alert(')
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  const body = await fetch(`${web}/mails/${mail?.id}/html`)
  expect(body.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/)
})

it('tells an open page that a mail arrived', async () => {
  const changes = await fetch(`${web}/changes`)
  const reader = (changes.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  await send('新しいメール')
  const { value } = await reader.read()
  expect(new TextDecoder().decode(value)).toBe('data: change\n\n')
  await reader.cancel()
})

describe('the file', () => {
  const path = join(folder, 'store.jsonl')
  const mail = (id: number): Mail => {
    const empty = { to: '', from: '', date: '', text: '', html: '', attachments: [] }
    return { id: String(id), subject: `${id}`, ...empty }
  }

  it('holds the newest 500 and does not grow without end', () => {
    const store = new MailStore(path)
    for (let id = 0; id < KEPT_MAILS * 3; id += 1) store.add(mail(id))
    expect(store.list()).toHaveLength(KEPT_MAILS)
    expect(store.list()[0]?.id).toBe(String(KEPT_MAILS * 3 - 1))
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThanOrEqual(KEPT_MAILS * 2 + 1)
    expect(new MailStore(path).list()).toEqual(store.list())
  })

  it('survives a line that was cut short', () => {
    writeFileSync(path, `${JSON.stringify(mail(1))}\n${JSON.stringify(mail(2))}\n{"id":"3","subj`)
    expect(new MailStore(path).list().map(({ id }) => id)).toEqual(['2', '1'])
  })
})
