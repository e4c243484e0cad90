import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Seen } from './world.ts'

/**
 * Holds what the emulator said against the declarations of the installed `stripe` package. Each
 * value becomes a literal that must `satisfies` its type, and the compiler judges: a field that is
 * missing, one that is too much and one of the wrong kind all fail, at any depth. The compiler
 * itself, because it is the one reader of declarations that an upgrade cannot leave behind.
 *
 * Answers one sentence per wrong value; an empty list when all are Stripe's.
 */
export async function findWrongShapes(seen: Iterable<Seen>): Promise<string[]> {
  const statements: string[] = []
  const sources: string[] = []
  const known = new Set<string>()
  const problems: string[] = []
  for (const one of seen) {
    const type = typeOf(one)
    if (type === null) {
      problems.push(`${one.what}: no type of the stripe package is known for it`)
      continue
    }
    const kind = `${type} ${outline(one.value)}`
    if (known.has(kind)) continue
    known.add(kind)
    statements.push(`const v${statements.length} = ${literal(one.value)} satisfies ${type}`)
    sources.push(`${one.what} is no ${type}`)
  }
  if (statements.length === 0) return problems
  return [...problems, ...(await compile(statements, sources))]
}

const require = createRequire(import.meta.url)
const COMPILER_TIMEOUT_MS = 60_000

/** One value per line, so that the line of a complaint names the value. */
async function compile(statements: string[], sources: string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-shapes-'))
  // By file, because the values lie outside of any project.
  const declarations = fileURLToPath(import.meta.resolve('stripe')).replaceAll('\\', '/')
  const lines = [`import type Stripe from '${declarations}'`, ...statements]
  writeFileSync(join(folder, 'values.ts'), lines.join('\n'))
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
  const options =
    '--ignoreConfig --noEmit --strict --skipLibCheck --pretty false --module esnext --moduleResolution bundler --target es2024 --types'
  const types = join(dirname(require.resolve('@types/node/package.json')), '..')
  const args = [compiler, ...options.split(' '), 'node', '--typeRoots', types]
  try {
    await promisify(execFile)(process.execPath, [...args, join(folder, 'values.ts')], {
      timeout: COMPILER_TIMEOUT_MS,
      maxBuffer: 50_000_000,
    })
    return []
  } catch (error) {
    const output = String((error as { stdout?: string }).stdout ?? '')
    if (!output) throw error
    const complaints = output.split(/\n(?=\S)/).filter((text) => text.trim() !== '')
    return complaints.map((text) => {
      const line = Number(/\((\d+),\d+\): error/.exec(text)?.[1])
      const message = text.replace(/^.*?error TS\d+: /s, '').trim()
      return `${sources[line - 2] ?? 'The check itself'}: ${message}`
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * The value as TypeScript. Decimals travel as strings and become objects in the SDK, so of theirs
 * only the presence can be checked.
 */
function literal(value: unknown): string {
  const text = JSON.stringify(value, (name, child) =>
    name.endsWith('_decimal') && typeof child === 'string' ? DECIMAL : child,
  )
  return text.replaceAll(JSON.stringify(DECIMAL), 'undefined as never')
}

const DECIMAL = '(a decimal)'

/** The type that a value must have, or null when there is none for it. */
function typeOf({ value, view }: Seen): string | null {
  if ('error' in value) return '{ error: Stripe.StripeRawError }'
  if (value.object === 'event') return `Extract<Stripe.Event, { type: '${value.type}' }>`
  if (value.object === 'list') {
    const items = (value.data as { object: string; type?: string }[]) ?? []
    const types = new Set(items.map(nameOf))
    if (types.has(null)) return null
    return `Stripe.ApiList<${[...types].join(' | ') || 'never'}>`
  }
  const name = nameOf(value as { object: string })
  if (view === 'browser' && value.object === 'payment_intent') return `Partial<${name}>`
  return name
}

/** `checkout.session` → `Stripe.Checkout.Session`, and so on: Stripe names types after objects. */
function nameOf(value: { object?: unknown; deleted?: unknown }): string | null {
  if (typeof value.object !== 'string') return null
  const parts = IRREGULAR[value.object]?.split('.') ?? value.object.split('.').map(capitalize)
  if (value.deleted === true) parts.push(`Deleted${parts.pop()}`)
  return `Stripe.${parts.join('.')}`
}

const IRREGULAR: Record<string, string> = {
  invoiceitem: 'InvoiceItem',
  item: 'LineItem',
  line_item: 'InvoiceLineItem',
}

function capitalize(text: string): string {
  return text.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Two values with the same outline need one look: names and kinds, and the words that select. */
function outline(value: unknown, name = ''): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map((item) => outline(item)))].join()}]`
  if (value === null) return 'null'
  if (typeof value !== 'object') {
    return ['object', 'type', 'status'].includes(name) ? String(value) : typeof value
  }
  if (name === 'metadata') return '{}'
  return `{${Object.entries(value)
    .map(([key, child]) => `${key}:${outline(child, key)}`)
    .join()}}`
}
