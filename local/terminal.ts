import { styleText } from 'node:util'
import { Failure } from './failure.ts'

type Style = Parameters<typeof styleText>[0]

/** Colours where the terminal has them; `NO_COLOR` and pipes are respected by Node. */
export function styled(style: Style, text: string): string {
  return styleText(style, text)
}

/**
 * Runs one step and shows it: what is going on while it runs, then a tick and the seconds it took.
 * In a log without a terminal each step is one line, written when it is done.
 */
export async function step<T>(title: string, ja: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const line = (mark: string) => `  ${mark} ${padded(title, 34)}${padded(styled('dim', ja), 30)}`
  if (process.stdout.isTTY) process.stdout.write(line(styled('cyan', '…')))
  const finish = (mark: string) => {
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8)
    const back = process.stdout.isTTY ? '\r\x1b[2K' : ''
    process.stdout.write(`${back}${line(mark)}${styled('dim', seconds)}\n`)
  }
  try {
    const result = await work()
    finish(styled('green', '✔'))
    return result
  } catch (error) {
    finish(styled('red', '✖'))
    throw error
  }
}

/**
 * A frame without a right side: in a Japanese terminal the lines of a box can be one or two cells
 * wide, and a right side would never be straight.
 *
 * @param rows name and value; a row without a name is a line of its own, `''` an empty line
 */
export function framed(
  title: string,
  rows: readonly (readonly [string, string] | string)[],
): string {
  const nameWidth =
    Math.max(...rows.map((row) => (typeof row === 'string' ? 0 : width(row[0])))) + 3
  const bar = styled('cyan', '│')
  const lines = rows.map((row) =>
    typeof row === 'string'
      ? `  ${bar}  ${row}`.trimEnd()
      : `  ${bar}  ${styled('dim', padded(row[0], nameWidth))}${row[1]}`,
  )
  const rule = styled('cyan', '─'.repeat(68))
  const top = `  ${styled('cyan', '╭─')} ${styled('bold', title)} ${styled('cyan', '─'.repeat(Math.max(3, 64 - width(title))))}`
  return ['', top, `  ${bar}`, ...lines, `  ${bar}`, `  ${styled('cyan', '╰')}${rule}`, ''].join(
    '\n',
  )
}

/** One sentence, then the log's last lines if there are any. A bug of ours shows its stack. */
export function showFailure(error: unknown): void {
  console.error(`\n  ${styled('red', '✖')} ${explained(error)}\n`)
  const details = error instanceof Failure ? error.details : []
  for (const line of details) console.error(styled('dim', `    ${line}`))
  if (details.length > 0) console.error('')
}

/** Files of an earlier start as root are the one thing that stops every later start. */
function explained(error: unknown): string {
  if (error instanceof Failure) return error.message
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException
  if (path && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')) {
    return `${path} may not be written by this user. If an earlier start was as root: sudo rm -rf .demo`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

export function padded(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - width(text)))
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
/** Kana, kanji and full-width forms take two cells. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

function width(text: string): number {
  let cells = 0
  for (const char of text.replace(ESCAPES, '')) cells += WIDE.test(char) ? 2 : 1
  return cells
}
