import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Html, html } from './html.ts'
import { type Lang, textFor } from './text.ts'

export interface HostedAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

const style = { html: readFileSync(join(import.meta.dirname, 'hosted.css'), 'utf8') }

/** A whole page in the look that all hosted pages share. Works without JavaScript. */
export function page(lang: Lang, title: string, body: Html, status = 200): HostedAnswer {
  const text = textFor(lang)
  const other = lang === 'ja' ? 'en' : 'ja'
  const document = html`<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <style>${style}</style>
  </head>
  <body>
    <header class="NotStripe">${text.notStripe}</header>
    <main class="Sheet">
      <h1>${title}</h1>
      ${body}
    </main>
    <nav class="Language"><a href="?lang=${other}" lang="${other}" hreflang="${other}">${text.language}</a></nav>
  </body>
</html>`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
    },
    body: document.html,
  }
}

/** After a POST, so that a reload does not send it again. */
export function redirect(location: string): HostedAnswer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' }
}

export function money(lang: Lang, amount: number, currency: string): string {
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0
  return format.format(amount / 10 ** digits)
}

/** A day in Japan. */
export function day(lang: Lang, seconds: number): string {
  const options = { dateStyle: 'long', timeZone: 'Asia/Tokyo' } as const
  return new Intl.DateTimeFormat(lang, options).format(seconds * 1000)
}
