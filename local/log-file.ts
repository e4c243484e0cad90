import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** A demo left running for weeks must not fill the disk: at most twice this much per process. */
const MAX_LOG_BYTES = 20_000_000
/** Enough for a stack trace and what led to it, and still one screen. */
const TAIL_LINES = 25
/** A line without an end (a progress bar, binary output) is cut here. */
const MAX_LINE_LENGTH = 8_000

/**
 * One process's output: written to a file, kept as a tail in memory, handed on line by line. The
 * file of the run before is kept as `<name>.previous.log`.
 */
export class LogFile {
  readonly path: string
  readonly #onLine: (line: string) => void
  readonly #tail: string[] = []
  #fd: number
  #bytes = 0
  #rest = ''

  constructor(path: string, onLine: (line: string) => void) {
    this.path = path
    this.#onLine = onLine
    mkdirSync(dirname(path), { recursive: true })
    this.#fd = openAnew(path)
  }

  write(chunk: string): void {
    this.#bytes += writeSync(this.#fd, chunk)
    if (this.#bytes > MAX_LOG_BYTES) {
      closeSync(this.#fd)
      this.#fd = openAnew(this.path)
      this.#bytes = 0
    }
    const lines = (this.#rest + chunk).split('\n')
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH)
    for (const line of lines) this.#take(line)
  }

  /** The last lines that were not empty, oldest first. */
  tail(): string[] {
    return [...this.#tail]
  }

  close(): void {
    if (this.#rest) this.#take(this.#rest)
    this.#rest = ''
    closeSync(this.#fd)
  }

  #take(line: string): void {
    const text = line.trimEnd()
    if (!text) return
    this.#tail.push(text)
    if (this.#tail.length > TAIL_LINES) this.#tail.shift()
    this.#onLine(text)
  }
}

function openAnew(path: string): number {
  try {
    renameSync(path, path.replace(/\.log$/, '.previous.log'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return openSync(path, 'w')
}
