import { EventEmitter } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

export type Mail = {
  id: string
  /** All recipients, separated by commas. */
  to: string
  from: string
  subject: string
  /** ISO 8601, when it arrived here. */
  date: string
  text: string
  /** Images that came with the mail are data: addresses inside. Empty for a plain text mail. */
  html: string
  attachments: { name: string; bytes: number }[]
}

export const KEPT_MAILS = 500
/** The file is appended to and written anew now and then, so a mail costs one short write. */
const MAX_FILE_LINES = KEPT_MAILS * 2

/** The newest 500 mails, newest first, in a file of JSON lines. Emits `change`. */
export class MailStore extends EventEmitter<{ change: [] }> {
  readonly #path: string
  #mails: Mail[]
  #lines: number

  constructor(path: string) {
    super()
    // One listener for each open page.
    this.setMaxListeners(0)
    this.#path = path
    mkdirSync(dirname(path), { recursive: true })
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
    this.#mails = lines.flatMap(parseLine).reverse().slice(0, KEPT_MAILS)
    this.#lines = lines.length
    this.#writeAnew()
  }

  /** @param to only mails to this address */
  list(to?: string): readonly Mail[] {
    return to ? this.#mails.filter((mail) => mail.to.split(', ').includes(to)) : this.#mails
  }

  get(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  add(mail: Mail): void {
    this.#mails = [mail, ...this.#mails].slice(0, KEPT_MAILS)
    appendFileSync(this.#path, `${JSON.stringify(mail)}\n`)
    this.#lines += 1
    if (this.#lines > MAX_FILE_LINES) this.#writeAnew()
    this.emit('change')
  }

  clear(): void {
    this.#mails = []
    this.#writeAnew()
    this.emit('change')
  }

  #writeAnew(): void {
    const lines = this.#mails.map((mail) => `${JSON.stringify(mail)}\n`).reverse()
    writeFileSync(`${this.#path}.new`, lines.join(''))
    renameSync(`${this.#path}.new`, this.#path)
    this.#lines = lines.length
  }
}

/** A line cut short by a power cut is left out; the others are kept. */
function parseLine(line: string): Mail[] {
  try {
    return line ? [JSON.parse(line) as Mail] : []
  } catch {
    return []
  }
}
