/**
 * Makes the demo's looping show: `node seeds/media/make-stream.ts`, about two minutes, needs
 * ffmpeg and Japanese fonts. Writes `init.mp4` and `seg00.m4s …` to `local/stream`, committed.
 * With a second as argument (`… 3.5`) it writes that one frame to `frame.png` in the temporary folder for a look.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { loopSeconds, sceneSeconds, scenes } from './scenes.ts'
import { cardImage, placedCard, presence } from './stream/card.ts'
import { host } from './stream/host.ts'
import { music, sampleRate } from './stream/music.ts'
import { backdrop, frame, frameDefs, roomLights, table, windowView } from './stream/studio.ts'

const framesPerSecond = 24
const segmentSeconds = 2

/** The AAC encoder puts one frame of 1024 samples before the first sound. */
const aacPrimingSeconds = 1024 / sampleRate

/** No product on show yet, and the lamp turned towards the viewer. */
const posterSecond = 0.2

/** Two cores: one rasterises ahead while the other encodes. */
const framesInFlight = 4

const out = fileURLToPath(new URL('../../local/stream/', import.meta.url))
const under = await sharp(Buffer.from(backdrop()))
  .removeAlpha()
  .png({ compressionLevel: 0 })
  .toBuffer()
const cards = await Promise.all(scenes.map(cardImage))

const only = process.argv[2]
if (only !== undefined) {
  const picture = join(tmpdir(), 'frame.png')
  await sharp(under)
    .composite([{ input: Buffer.from(moving(Number(only))) }])
    .toFile(picture)
  console.log(picture)
} else {
  await makeStream()
}

async function makeStream(): Promise<void> {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const work = await mkdtemp(join(tmpdir(), 'stream-'))
  await writeFile(join(work, 'music.wav'), music(loopSeconds))
  const encoder = spawn('ffmpeg', encoderArguments(join(work, 'music.wav')), {
    cwd: out,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = once(encoder, 'exit')
  const total = loopSeconds * framesPerSecond
  for (let first = 0; first < total; first += framesInFlight) {
    const batch = Array.from({ length: Math.min(framesInFlight, total - first) }, (_, i) =>
      pixels((first + i) / framesPerSecond),
    )
    for (const picture of await Promise.all(batch))
      if (!encoder.stdin.write(picture)) await once(encoder.stdin, 'drain')
  }
  encoder.stdin.end()
  const [code] = await ended
  await rm(work, { recursive: true })
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
  await rm(join(out, 'index.m3u8'))
  await writePoster()
  await report()
}

/** What the player shows before its first picture: the same studio, so that nothing jumps. */
async function writePoster(): Promise<void> {
  const file = fileURLToPath(new URL('../../public/media/posters/live-frame.webp', import.meta.url))
  await sharp(under)
    .composite([{ input: Buffer.from(moving(posterSecond)) }])
    .webp({ quality: 82, effort: 6 })
    .toFile(file)
}

function pixels(t: number): Promise<Buffer> {
  return sharp(under)
    .composite([{ input: Buffer.from(moving(t)) }])
    .removeAlpha()
    .raw()
    .toBuffer()
}

/** Everything that moves, as one SVG over the backdrop. */
function moving(t: number): string {
  const index = Math.floor(t / sceneSeconds) % scenes.length
  const second = t % sceneSeconds
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${frame.width}" height="${frame.height}">
    <defs>${frameDefs()}</defs>${windowView(t)}${roomLights(t)}
    <g transform="translate(160 376) scale(0.92)">${host({ t, presenting: presence(second) })}</g>
    ${table(t)}${placedCard(cards[index] ?? '', second)}</svg>`
}

/**
 * Closed groups of pictures of exactly one segment, so that every segment starts by itself.
 * Picture and sound both start at exactly 0 (no B-frames, sound later by the encoder's run-in):
 * an offset between them is a hole in the player's buffer each time the loop starts over.
 * 620 kbit/s at most keeps 56 s under 5 MB and starts fast on a phone.
 */
function encoderArguments(musicFile: string): string[] {
  const group = String(framesPerSecond * segmentSeconds)
  return `-hide_banner -loglevel error -y
    -f rawvideo -pix_fmt rgb24 -s ${frame.width}x${frame.height} -r ${framesPerSecond} -i pipe:0 -itsoffset ${aacPrimingSeconds} -i ${musicFile}
    -t ${loopSeconds} -c:v libx264 -preset slow -profile:v high -bf 0 -pix_fmt yuv420p -crf 23 -maxrate 620k -bufsize 1240k
    -g ${group} -keyint_min ${group} -sc_threshold 0 -flags +cgop -colorspace bt709 -color_primaries bt709 -color_trc bt709
    -vf scale=out_color_matrix=bt709 -c:a aac -b:a 80k -ar 48000
    -f hls -hls_time ${segmentSeconds} -hls_playlist_type vod -hls_segment_type fmp4 -hls_flags independent_segments
    -hls_fmp4_init_filename init.mp4 -hls_segment_filename seg%02d.m4s index.m3u8`
    .split(/\s+/)
    .filter(Boolean)
}

async function report(): Promise<void> {
  const files = await readdir(out)
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(out, file))).size))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`${files.length} files, ${(bytes / 1e6).toFixed(2)} MB`)
}
