import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createStreamServer,
  livePlaylist,
  replayPlaylist,
  replayStart,
  type StreamServer,
  segmentSeconds,
  windowSegments,
} from './stream.ts'

const year2100 = Date.UTC(2100, 0)
const moment = fc.integer({ min: 1_000_000, max: year2100 })
const loopLength = fc.integer({ min: 1, max: 60 })

describe('the live playlist', () => {
  it('always holds a full window, whatever the moment', () => {
    fc.assert(
      fc.property(moment, loopLength, (now, loopSegments) => {
        expect(segmentsOf(livePlaylist({ now, loopSegments }))).toHaveLength(windowSegments)
      }),
    )
  })

  it('gives a segment the same number, file, era and time for as long as it is listed', () => {
    fc.assert(
      fc.property(
        moment,
        loopLength,
        fc.integer({ min: 0, max: 30_000 }),
        (now, loopSegments, later) => {
          const before = segmentsOf(livePlaylist({ now, loopSegments }))
          const after = segmentsOf(livePlaylist({ now: now + later, loopSegments }))
          for (const one of before) {
            const again = after.find((other) => other.sequence === one.sequence)
            if (again) expect(again).toEqual(one)
          }
        },
      ),
    )
  })

  it('moves forward by one segment every two seconds, also across the end of the loop', () => {
    fc.assert(
      fc.property(moment, loopLength, (now, loopSegments) => {
        const [before] = segmentsOf(livePlaylist({ now, loopSegments }))
        const [after] = segmentsOf(livePlaylist({ now: now + segmentSeconds * 1000, loopSegments }))
        expect(after?.sequence).toBe((before?.sequence ?? 0) + 1)
      }),
    )
  })

  it('begins a new era exactly where the loop starts over', () => {
    fc.assert(
      fc.property(moment, loopLength, (now, loopSegments) => {
        for (const { sequence, era, file } of segmentsOf(livePlaylist({ now, loopSegments }))) {
          expect(era).toBe(Math.floor(sequence / loopSegments))
          expect(file).toBe(`seg${String(sequence % loopSegments).padStart(2, '0')}.m4s`)
        }
      }),
    )
  })

  it('lists only what has fully aired, and no more than one segment late', () => {
    fc.assert(
      fc.property(moment, loopLength, (now, loopSegments) => {
        const last = segmentsOf(livePlaylist({ now, loopSegments })).at(-1)
        const end = (last?.startsAt ?? 0) + segmentSeconds * 1000
        expect(end).toBeLessThanOrEqual(now)
        expect(now - end).toBeLessThan(segmentSeconds * 1000)
      }),
    )
  })

  it('keeps the tag of a discontinuity that is still the first line of the window', () => {
    const loopSegments = 28
    const first = loopSegments * 1000
    const now = (first + windowSegments) * segmentSeconds * 1000
    const text = livePlaylist({ now, loopSegments })
    expect(text).toContain(`#EXT-X-MEDIA-SEQUENCE:${first}\n#EXT-X-DISCONTINUITY-SEQUENCE:999\n`)
    expect(text.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1)
  })
})

describe('the replay playlist', () => {
  it('is the whole loop once, in a programme time that does not move', () => {
    const text = replayPlaylist(28, replayStart)
    const segments = segmentsOf(text)
    expect(segments.map((one) => one.file)).toEqual([...new Set(segments.map((one) => one.file))])
    expect(segments).toHaveLength(28)
    expect(segments[0]?.startsAt).toBe(replayStart)
    expect(text.endsWith('#EXT-X-ENDLIST\n')).toBe(true)
  })
})

describe('the server', () => {
  let server: StreamServer
  const now = Date.UTC(2026, 10, 20, 12)
  beforeAll(async () => {
    server = await createStreamServer({ port: 0, now: () => now })
  })
  afterAll(() => server.close())
  const get = (path: string) => fetch(new URL(path, server.url))

  it('serves every file that its playlists name', async () => {
    for (const kind of ['live', 'replay']) {
      const text = await (await get(`/${kind}/index.m3u8`)).text()
      for (const file of ['init.mp4', ...segmentsOf(text).map((one) => one.file)]) {
        const response = await get(`/${kind}/${file}`)
        expect(response.status).toBe(200)
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500)
      }
    }
  })

  it('lets any page read it, caches files and never the playlist', async () => {
    const playlist = await get('/live/index.m3u8')
    expect(playlist.headers.get('access-control-allow-origin')).toBe('*')
    expect(playlist.headers.get('cache-control')).toBe('no-store')
    const segment = await get('/live/seg00.m4s')
    expect(segment.headers.get('access-control-allow-origin')).toBe('*')
    expect(segment.headers.get('cache-control')).toMatch(/max-age=\d+/)
  })

  it('moves the replay where it is asked to, and ignores what is not a moment', async () => {
    const start = async (query: string) =>
      segmentsOf(await (await get(`/replay/index.m3u8${query}`)).text())[0]?.startsAt
    expect(await start(`?from=${now}`)).toBe(now)
    expect(await start('?from=yesterday')).toBe(replayStart)
    expect(await start('?from=1e300')).toBe(replayStart)
  })

  it('answers only for what it has', async () => {
    for (const path of [
      '/',
      '/live/',
      '/live/seg99.m4s',
      '/live/..%2Fstream.ts',
      '/other/init.mp4',
    ])
      expect((await get(path)).status).toBe(404)
    expect((await fetch(server.url, { method: 'POST' })).status).toBe(405)
  })

  it('says when its port is taken', async () => {
    await expect(createStreamServer({ port: server.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})

type Segment = { sequence: number; era: number; file: string; startsAt: number }

/** Reads a playlist the way a player does: the era rises by one at each discontinuity tag. */
function segmentsOf(text: string): Segment[] {
  let sequence = 0
  let era = 0
  let startsAt = 0
  const segments: Segment[] = []
  for (const line of text.split('\n')) {
    const value = line.slice(line.indexOf(':') + 1)
    if (line.startsWith('#EXT-X-MEDIA-SEQUENCE:')) sequence = Number(value)
    else if (line.startsWith('#EXT-X-DISCONTINUITY-SEQUENCE:')) era = Number(value)
    else if (line === '#EXT-X-DISCONTINUITY') era += 1
    else if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) startsAt = Date.parse(value)
    else if (line.endsWith('.m4s')) {
      segments.push({ sequence, era, file: line, startsAt })
      sequence += 1
    }
  }
  return segments
}
