export const sampleRate = 48_000

/** 16 bars fill the 56 s loop: 3.5 s a bar, about 69 beats a minute, a pace to sit up late to. */
const bars = 16

const chords = [
  [53, 57, 60, 64, 67],
  [52, 55, 59, 62, 66],
  [50, 53, 57, 60, 64],
  [43, 53, 57, 59, 64],
] as const

/** Scale degrees of a sparse tune, one line per four bars; 0 is a rest, two notes to a beat. */
const tune = [
  [
    76, 0, 0, 72, 0, 74, 0, 0, 71, 0, 0, 67, 0, 0, 0, 0, 69, 0, 72, 0, 0, 76, 0, 0, 74, 0, 0, 0, 0,
    71, 0, 0,
  ],
  [
    0, 0, 79, 0, 76, 0, 0, 72, 0, 74, 0, 71, 0, 0, 67, 0, 0, 0, 69, 72, 0, 0, 77, 0, 76, 0, 74, 0,
    71, 0, 0, 0,
  ],
] as const

/**
 * The stream's music as a 16-bit stereo WAV of `seconds`. Tails wrap round to the start, so the
 * loop has no seam.
 */
export function music(seconds: number): Buffer {
  const length = seconds * sampleRate
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  const bar = seconds / bars
  const beat = bar / 4
  const add = (
    at: number,
    duration: number,
    pan: number,
    wave: (s: number, i: number) => number,
  ) => {
    const start = Math.round(at * sampleRate)
    for (let i = 0; i < duration * sampleRate; i += 1) {
      const value = wave(i / sampleRate, i)
      const to = (start + i + length) % length
      left[to] = (left[to] ?? 0) + value * (1 - pan)
      right[to] = (right[to] ?? 0) + value * pan
    }
  }
  for (let n = 0; n < bars; n += 1) {
    const at = n * bar
    const chord = chords[n % chords.length] ?? chords[0]
    chord.forEach((note, i) => {
      add(at + i * 0.035, bar * 1.25, 0.3 + i * 0.1, pad(pitch(note), bar))
      add(at + i * 0.03, 2.6, 0.35 + i * 0.07, keys(pitch(note), 0.05))
    })
    add(at, beat * 2.2, 0.5, bass(pitch(chord[0] - 12), 0.2))
    add(at + beat * 2.5, beat * 1.4, 0.5, bass(pitch(chord[0] - 12), 0.14))
    for (const hit of [0, 2.5]) add(at + hit * beat, 0.3, 0.5, kick)
    for (const hit of [1, 3]) add(at + hit * beat, 0.16, 0.45, rim)
    for (let eighth = 0; eighth < 8; eighth += 1)
      add(
        at + (eighth + (eighth % 2) * 0.16) * (beat / 2),
        0.07,
        0.62,
        hat(eighth % 2 ? 0.016 : 0.026),
      )
    const line = tune[Math.floor(n / 4) % 2] ?? tune[0]
    for (let i = 0; i < 8; i += 1) {
      const note = line[(n % 4) * 8 + i]
      if (note) add(at + i * (beat / 2), 1.9, 0.4 + (i % 3) * 0.1, keys(pitch(note), 0.085))
    }
  }
  return wav(left, right)
}

const pitch = (note: number) => 440 * 2 ** ((note - 69) / 12)
const turn = 2 * Math.PI

function pad(hertz: number, seconds: number) {
  return (s: number) => {
    const swell = Math.min(1, s / 0.9) * Math.min(1, Math.max(0, (seconds * 1.25 - s) / 0.9))
    return (
      0.026 * swell * (Math.sin(turn * hertz * s) + 0.5 * Math.sin(turn * hertz * 1.004 * s + 1))
    )
  }
}

/** A soft electric piano: a sine with a bell in its first tenth of a second. */
function keys(hertz: number, level: number) {
  return (s: number) =>
    level *
    Math.min(1, s / 0.008) *
    Math.exp(-s * 1.9) *
    (1 + 0.12 * Math.sin(turn * 4.6 * s)) *
    (Math.sin(turn * hertz * s + 0.7 * Math.exp(-s * 9) * Math.sin(turn * hertz * 4 * s)) +
      0.22 * Math.exp(-s * 3) * Math.sin(turn * hertz * 2 * s))
}

function bass(hertz: number, level: number) {
  return (s: number) =>
    level *
    Math.min(1, s / 0.02) *
    Math.exp(-s * 1.5) *
    Math.sin(turn * hertz * s + 0.25 * Math.sin(turn * hertz * s))
}

const kick = (s: number) =>
  0.3 * Math.exp(-s * 15) * Math.sin(turn * (46 * s + 3.2 * (1 - Math.exp(-s * 28))))
const rim = (s: number, i: number) =>
  0.05 * Math.exp(-s * 38) * (noise(i) + Math.sin(turn * 820 * s))
const hat = (level: number) => (s: number, i: number) =>
  level * Math.exp(-s * 70) * (noise(i) - noise(i - 1)) * 0.8

/** The same noise every run, so that the committed file can be made again byte for byte. */
function noise(i: number): number {
  const x = Math.sin((i + 1) * 12.9898) * 43758.5453
  return (x - Math.floor(x)) * 2 - 1
}

function wav(left: Float32Array, right: Float32Array): Buffer {
  const bytes = left.length * 4
  const out = Buffer.alloc(44 + bytes)
  out.write('RIFF', 0)
  out.writeUInt32LE(36 + bytes, 4)
  out.write('WAVEfmt ', 8)
  out.writeUInt32LE(16, 16)
  out.writeUInt16LE(1, 20)
  out.writeUInt16LE(2, 22)
  out.writeUInt32LE(sampleRate, 24)
  out.writeUInt32LE(sampleRate * 4, 28)
  out.writeUInt16LE(4, 32)
  out.writeUInt16LE(16, 34)
  out.write('data', 36)
  out.writeUInt32LE(bytes, 40)
  for (let i = 0; i < left.length; i += 1) {
    out.writeInt16LE(Math.round(Math.tanh((left[i] ?? 0) * 1.1) * 30_000), 44 + i * 4)
    out.writeInt16LE(Math.round(Math.tanh((right[i] ?? 0) * 1.1) * 30_000), 46 + i * 4)
  }
  return out
}
