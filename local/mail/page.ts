import { KEPT_MAILS, type Mail } from './store.ts'
import { STYLE } from './style.ts'

/** All mails, and on a wide screen a place beside them for the one that is opened. */
export function listPage(mails: readonly Mail[]): string {
  const note =
    mails.length > 0
      ? '読みたいメールを選んでください。'
      : 'まだメールはありません。お店で注文すると、確認メールがここに届きます。'
  return page({ title: 'メール', mails, isList: true, main: `<p class="note">${note}</p>` })
}

/** One mail: who, when, how it looks, its links, and its text version. */
export function mailPage(mail: Mail, mails: readonly Mail[]): string {
  const facts = [
    ['差出人', mail.from],
    ['宛先', mail.to],
    ['受信', longDate(mail.date)],
    ['添付', mail.attachments.map(({ name, bytes }) => `${name}(${kilobytes(bytes)})`).join('、')],
  ].filter(([, value]) => value)
  const links = linksOf(mail)
  const frame = `<iframe title="メール本文" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html"></iframe>`
  const text = `<pre>${escapeHtml(mail.text) || '(本文なし)'}</pre>`
  const main = `
    <a class="back" href="/">← 一覧へ</a>
    <h1>${escapeHtml(mail.subject) || '(件名なし)'}</h1>
    <dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value ?? '')}</dd>`).join('')}</dl>
    ${mail.html ? frame : text}
    ${links.length > 0 ? `<h2>リンク</h2><ul class="links">${links.map(linkItem).join('')}</ul>` : ''}
    ${mail.html ? `<details><summary>テキスト版を見る</summary>${text}</details>` : ''}`
  return page({ title: mail.subject || '(件名なし)', mails, openId: mail.id, main })
}

export function missingPage(mails: readonly Mail[]): string {
  const main = `<a class="back" href="/">← 一覧へ</a><p class="note">このメールはもうありません。新しい${KEPT_MAILS}通だけを残しています。</p>`
  return page({ title: 'メール', mails, main })
}

/** The mail itself, for the sandboxed frame. Links open in a new tab. */
export function messageDocument(mail: Mail): string {
  return `<base target="_blank">${mail.html || `<pre>${escapeHtml(mail.text)}</pre>`}`
}

function page(parts: {
  title: string
  mails: readonly Mail[]
  main: string
  openId?: string
  isList?: boolean
}): string {
  const { title, mails, main, openId, isList } = parts
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Konbini Live メール</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body class="${isList ? 'is-list' : 'is-mail'}">
<aside>
  <header>
    <strong><a href="/">メール</a></strong>
    <span id="count">${mails.length}通</span>
    <button id="clear" type="button"${mails.length === 0 ? ' hidden' : ''}>すべて消す</button>
    <p>デモが送ったメールです。外には送られません。</p>
  </header>
  <nav id="list" aria-label="メール一覧">${mails.map((mail) => listItem(mail, openId)).join('')}</nav>
</aside>
<main>${main}</main>
<script>${SCRIPT}</script>
</body>
</html>`
}

function listItem(mail: Mail, openId: string | undefined): string {
  const current = mail.id === openId ? ' aria-current="page"' : ''
  return `<a href="/mails/${mail.id}"${current}>
    <span class="to">${escapeHtml(mail.to)}</span><time datetime="${mail.date}">${shortDate(mail.date)}</time>
    <span class="subject">${escapeHtml(mail.subject) || '(件名なし)'}</span>
    <span class="start">${escapeHtml(mail.text.replace(/\s+/g, ' ').slice(0, 90))}</span>
  </a>`
}

function linkItem(link: string): string {
  return `<li><a href="${escapeHtml(link)}" target="_blank" rel="noreferrer">${escapeHtml(link)}</a></li>`
}

function linksOf({ html, text }: Mail): string[] {
  const inHtml = [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  )
  const inText = text.match(/https?:\/\/[^\s<>"'「」、。)\]]+/g) ?? []
  return [...new Set([...inHtml, ...inText])].slice(0, 30)
}

/** The newest list is fetched and put in place, so scrolling and the opened mail stay. */
const SCRIPT = `
const parts = ['list', 'count', 'clear']
async function refresh() {
  const text = await (await fetch(location.href)).text()
  const fresh = new DOMParser().parseFromString(text, 'text/html')
  for (const id of parts) document.getElementById(id).replaceWith(fresh.getElementById(id))
  const note = document.querySelector('main > .note')
  const freshNote = fresh.querySelector('main > .note')
  if (note && freshNote) note.replaceWith(freshNote)
}
const changes = new EventSource('/changes')
let opened = false
changes.onopen = () => { if (opened) refresh(); opened = true }
changes.onmessage = refresh
document.addEventListener('click', async (event) => {
  if (event.target.id !== 'clear' || !confirm('すべてのメールを消しますか?')) return
  await fetch('/api/messages', { method: 'DELETE' })
  location.href = '/'
})
`

const JST = { timeZone: 'Asia/Tokyo' } as const
const DAY = new Intl.DateTimeFormat('ja-JP', { ...JST, month: 'numeric', day: 'numeric' })
const TIME = new Intl.DateTimeFormat('ja-JP', { ...JST, hour: '2-digit', minute: '2-digit' })
const LONG = new Intl.DateTimeFormat('ja-JP', {
  ...JST,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function shortDate(iso: string): string {
  const date = new Date(iso)
  return `${DAY.format(date)} ${TIME.format(date)}`
}

function longDate(iso: string): string {
  return LONG.format(new Date(iso))
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} KB`
}

function escapeHtml(text: string): string {
  const codes: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (char) => codes[char] ?? char)
}
