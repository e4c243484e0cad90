import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { joinModules } from './join-modules.ts'

export type BrowserResponse = {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}

/**
 * Answers everything that a browser asks of the emulator outside the REST API: the script that
 * stands in for js.stripe.com, the frames it opens, the hosted voucher page and the panel.
 *
 * @param baseUrl the emulator's own origin, e.g. `http://127.0.0.1:12111`; only used in a comment,
 *   since every file finds its server from its own address
 * @returns null for what is none of its business, so that the caller answers 404 in Stripe's form
 */
export async function browserRoutes(
  request: { method: string; url: URL },
  baseUrl: string,
): Promise<BrowserResponse | null> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const { pathname } = request.url

  if (stripeScriptPaths.has(pathname)) {
    return answer('.js', `/* Not Stripe: an emulator at ${baseUrl} */\n${stripeScript}`)
  }
  if (pathname === '/') return page('panel/panel.html')
  if (/^\/konbini\/voucher\/[\w-]+$/.test(pathname)) return page('voucher/voucher.html')
  if (pathname.startsWith('/browser/')) return page(pathname.slice('/browser/'.length))
  return null
}

/** `/v3/` is the address of Stripe.js before release trains; old bookmarks and docs still use it. */
const stripeScriptPaths = new Set(['/endive/stripe.js', '/v3', '/v3/'])

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * Read once at start: some thirty small files, and a request can never name a path on the disk,
 * because it only looks up a key of this map.
 */
const files = readFiles(import.meta.dirname)
const stripeScript = joinModules(files, 'stripe-js/stripe.js')

function readFiles(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in contentTypes)) continue
    const path = join(entry.parentPath, entry.name)
    found.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'))
  }
  return found
}

function page(name: string): BrowserResponse | null {
  const body = files.get(name)
  return body === undefined ? null : answer(extname(name), body)
}

function answer(extension: string, body: string): BrowserResponse {
  return {
    status: 200,
    headers: {
      'content-type': contentTypes[extension] ?? 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      // Everything a page of ours needs comes from this server; card numbers can go nowhere else.
      'content-security-policy':
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'",
    },
    body,
  }
}
