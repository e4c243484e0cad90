import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEventStream, type StreamHealth } from './event-stream.ts'

/** The browser's EventSource, driven by hand: there is no browser in this test. */
class ManualSource extends EventTarget {
  static readonly OPEN = 1
  static all: ManualSource[] = []
  readyState = 0
  constructor() {
    super()
    ManualSource.all.push(this)
  }
  close() {
    this.readyState = 2
  }
  open() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  say(event: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }))
  }
  fail() {
    this.dispatchEvent(new Event('error'))
  }
}

const newest = () => {
  const source = ManualSource.all.at(-1)
  if (!source) throw new Error('No stream was opened')
  return source
}

let page: EventTarget & { visibilityState: string }
let received: unknown[]
let health: StreamHealth[]
let close: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(1)
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('EventSource', ManualSource)
  ManualSource.all = []
  received = []
  health = []
  close = openEventStream({
    url: '/events',
    event: 'state',
    pollUrl: '/state',
    onData: (data) => received.push(data),
    onHealth: (now) => health.push(now),
  })
})

afterEach(() => {
  close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('openEventStream', () => {
  it('hands over what arrives under the name it was told', () => {
    newest().open()
    newest().say('state', { version: 3 })
    newest().say('other', { version: 4 })
    expect(received).toEqual([{ version: 3 }])
  })

  it('waits twice as long after each failure, and anew after a success', () => {
    newest().fail()
    vi.advanceTimersByTime(999)
    expect(ManualSource.all).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(ManualSource.all).toHaveLength(2)
    newest().fail()
    vi.advanceTimersByTime(2_000)
    expect(ManualSource.all).toHaveLength(3)
    newest().open()
    newest().fail()
    vi.advanceTimersByTime(1_000)
    expect(ManualSource.all).toHaveLength(4)
  })

  it('says that the connection is lost only when it stays lost', () => {
    newest().open()
    newest().fail()
    vi.advanceTimersByTime(1_000)
    newest().open()
    vi.advanceTimersByTime(10_000)
    expect(health).not.toContain('lost')
    newest().fail()
    vi.advanceTimersByTime(4_000)
    expect(health.at(-1)).toBe('lost')
  })

  it('polls where streams never come through', async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ version: 7 })))
    for (const waitMs of [1_000, 2_000, 4_000]) {
      newest().fail()
      vi.advanceTimersByTime(waitMs)
    }
    await vi.advanceTimersByTimeAsync(5_000)
    expect(received).toContainEqual({ version: 7 })
    expect(health.at(-1)).toBe('open')
  })

  it('reconnects at once when the page is looked at again', () => {
    newest().fail()
    page.dispatchEvent(new Event('visibilitychange'))
    expect(ManualSource.all).toHaveLength(2)
  })

  it('ends for good', () => {
    newest().fail()
    close()
    vi.advanceTimersByTime(60_000)
    page.dispatchEvent(new Event('visibilitychange'))
    expect(ManualSource.all).toHaveLength(1)
  })
})
