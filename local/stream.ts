import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const segmentSeconds = 2

/** Six segments: hls.js starts three from the end, and a tab that slept 6 s still finds its place. */
export const windowSegments = 6

/** Where `/replay` begins in programme time: Saturday 14 November 2026, 20:00 JST. */
export const replayStart = Date.UTC(2026, 10, 14, 11)

/** The names go on being used when the loop is made anew, so an hour is as long as is safe. */
const segmentCacheSeconds = 3600

export type StreamServer = { port: number; url: string; close: () => Promise<void> }

/**
 * Serves the premade loop of `local/stream` on 127.0.0.1 as if it were being broadcast:
 * `/live/index.m3u8` (endless) and `/replay/index.m3u8` (the loop once; `?from=` unix milliseconds
 * moves its programme time). Keeps no state: the playlist is a function of the clock, so any number
 * of these servers agree, and the second of the loop on air is the unix time modulo its length.
 *
 * `port` 0 takes a free one; `now` gives unix milliseconds. Rejects when the port is taken
 * (`EADDRINUSE`) or the loop's files are missing.
 */
export async function createStreamServer({
  port,
  now = Date.now,
}: {
  port: number
  now?: () => number
}): Promise<StreamServer> {
  const files = await readLoop()
  const loopSegments = [...files.keys()].filter((name) => name.endsWith('.m4s')).length
  const server = createServer((request, response) =>
    answer(request, response, files, { loopSegments, now: now() }),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}/live/index.m3u8`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Loop = { loopSegments: number; now: number }

/**
 * The live playlist at `now` (unix milliseconds): the last six segments that have fully aired.
 * Segment `n` of the broadcast airs from unix second `2 n` and is file `n mod loopSegments`; each
 * time the loop starts over its timestamps jump back, hence the discontinuity (RFC 8216 § 6.2.2:
 * the discontinuity sequence counts the tags that have left the window, not those still in it).
 */
export function livePlaylist({ loopSegments, now }: Loop): string {
  const onAir = Math.floor(now / 1000 / segmentSeconds)
  const first = onAir - windowSegments
  const lines = [
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${Math.floor((first - 1) / loopSegments)}`,
    '#EXT-X-MAP:URI="init.mp4"',
  ]
  for (let n = first; n < onAir; n += 1) {
    if (n % loopSegments === 0) lines.push('#EXT-X-DISCONTINUITY')
    lines.push(...segment(n % loopSegments, n * segmentSeconds * 1000))
  }
  return playlist(lines)
}

/** The loop once, as a recording whose first picture was on air at `from` (unix milliseconds). */
export function replayPlaylist(loopSegments: number, from: number): string {
  const lines = ['#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-MEDIA-SEQUENCE:0', '#EXT-X-MAP:URI="init.mp4"']
  for (let n = 0; n < loopSegments; n += 1)
    lines.push(...segment(n, from + n * segmentSeconds * 1000))
  return playlist([...lines, '#EXT-X-ENDLIST'])
}

function segment(file: number, startsAt: number): string[] {
  return [
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(startsAt).toISOString()}`,
    `#EXTINF:${segmentSeconds.toFixed(3)},`,
    `seg${String(file).padStart(2, '0')}.m4s`,
  ]
}

function playlist(lines: string[]): string {
  const head = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${segmentSeconds}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ]
  return `${[...head, ...lines].join('\n')}\n`
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: Map<string, Buffer>,
  loop: Loop,
): void {
  response.setHeader('access-control-allow-origin', '*')
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const [, kind, name = ''] = /^\/(live|replay)\/([\w.]+)$/.exec(url.pathname) ?? []
  const file = files.get(name)
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-headers', 'range')
    send(response, 204, 'text/plain', '')
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 405, 'text/plain', 'Only GET is answered here.\n')
  } else if (kind && file) {
    response.setHeader('cache-control', `public, max-age=${segmentCacheSeconds}`)
    send(response, 200, 'video/mp4', file)
  } else if (kind && name === 'index.m3u8') {
    response.setHeader('cache-control', 'no-store')
    const body =
      kind === 'live' ? livePlaylist(loop) : replayPlaylist(loop.loopSegments, replayFrom(url))
    send(response, 200, 'application/vnd.apple.mpegurl', body)
  } else {
    send(response, 404, 'text/plain', 'Here are /live/index.m3u8 and /replay/index.m3u8.\n')
  }
}

/** Anything but a date that JavaScript can print falls back to the fixed start. */
function replayFrom(url: URL): number {
  const from = Number(url.searchParams.get('from') ?? Number.NaN)
  return Number.isInteger(from) && from >= 0 && from < 8e15 ? from : replayStart
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** Three megabytes, read once: no path from a request ever reaches the disk. */
async function readLoop(): Promise<Map<string, Buffer>> {
  const folder = new URL('./stream/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => /^(init\.mp4|seg\d\d\.m4s)$/.test(name))
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(new URL(name, folder))] as const),
  )
  return new Map(files)
}

async function main(): Promise<void> {
  const port = Number(process.env.LOCAL_STREAM_PORT ?? 8787)
  try {
    const server = await createStreamServer({ port })
    console.log(`stream ready ${server.url}`)
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void server.close().then(() => process.exit(0)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    console.error(`Port ${port} is taken: set LOCAL_STREAM_PORT to a free one.`)
    process.exit(1)
  }
}

if (import.meta.main) await main()
