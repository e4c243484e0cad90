import type Hls from 'hls.js'

export type StreamEvents = {
  /** The playlist is there: the video may be told to play. */
  onReady: () => void
  /** Nothing can be played from this address now; whoever attached may try again. */
  onFailed: () => void
}

/**
 * Feeds an HLS address into a video element and returns a function that lets go of it.
 *
 * Safari plays HLS itself, with its own power saving. Everywhere else hls.js is fetched, in its
 * light build (101 KB instead of 155, brotli): we have one audio track and no subtitles yet. Chrome
 * says it can play HLS too, but hangs on fragmented MP4 playlists, so it is not asked.
 */
export function attachStream(
  video: HTMLVideoElement,
  url: string,
  events: StreamEvents,
): () => void {
  return isSafari() ? attachNative(video, url, events) : attachHls(video, url, events)
}

const isSafari = () => /apple/i.test(navigator.vendor)

function attachNative(video: HTMLVideoElement, url: string, events: StreamEvents): () => void {
  const life = new AbortController()
  video.addEventListener('loadedmetadata', events.onReady, { signal: life.signal })
  video.addEventListener('error', events.onFailed, { signal: life.signal })
  video.src = url
  return () => {
    life.abort()
    video.removeAttribute('src')
    video.load()
  }
}

function attachHls(video: HTMLVideoElement, url: string, events: StreamEvents): () => void {
  let hls: Hls | null = null
  let ended = false
  void start()
  return () => {
    ended = true
    hls?.destroy()
  }

  async function start() {
    const { default: Player } = await import('hls.js/light').catch(() => ({ default: null }))
    if (ended) return
    if (!Player?.isSupported()) return events.onFailed()
    hls = new Player({
      // A phone shows 390 points at most: 1080 lines of a vertical show are wasted on it.
      capLevelToPlayerSize: true,
      // Eight segments behind is a viewer who hears of a pin too late: jump to the edge.
      liveSyncDurationCount: 3,
      liveMaxLatencyDurationCount: 8,
      maxLiveSyncPlaybackRate: 1.05,
      // What has been seen is not kept: an hour's show would fill a phone's memory.
      backBufferLength: 30,
    })
    let mediaRecoveries = 0
    hls.on(Player.Events.MANIFEST_PARSED, events.onReady)
    hls.on(Player.Events.ERROR, (_, data) => {
      if (!data.fatal) return
      // A broken segment is skipped once or twice; more often means the stream itself is broken.
      if (data.type === Player.ErrorTypes.MEDIA_ERROR && mediaRecoveries++ < 2) {
        hls?.recoverMediaError()
      } else {
        events.onFailed()
      }
    })
    hls.loadSource(url)
    hls.attachMedia(video)
  }
}
