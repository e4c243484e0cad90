import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HANDLERS } from '#lib/http/handlers.ts'
import en from '#messages/en.json' with { type: 'json' }
import ja from '#messages/ja.json' with { type: 'json' }

/*
 * Who may import whom (docs/decisions/0001), executed. A broken rule names the file and the import,
 * so that crossing a line shows up in review as a line of this spec that somebody had to change.
 */

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: import.meta.dirname,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean)

const isTest = (file: string) => /\.(spec|e2e)\.tsx?$/.test(file) || file.startsWith('lib/testing/')
const product = files.filter((file) => /^(app|components|lib|worker)\//.test(file) && !isTest(file))

/** Folders of lib whose code is pure: no I/O, no clock, no chance. */
const RULES = /^lib\/(orders|fees|stock|vouchers|shows)\//
const PURE = /^lib\/(money|jst)\.ts$/

/** Static imports and exports, also over several lines; bare imports; dynamic imports. */
const IMPORT = /^(?:import|export|\})[^'\n]* from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm

type Import = { file: string; target: string }

const imports: Import[] = product.flatMap((file) =>
  [...read(file).matchAll(IMPORT)].map((match) => ({
    file,
    target: resolve(file, match[1] ?? match[2] ?? match[3] ?? ''),
  })),
)

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier
}

/** Imports from files under `from` that `forbidden` matches, as lines to read. */
function crossings(from: RegExp, forbidden: (target: string) => boolean): string[] {
  return imports
    .filter(({ file, target }) => from.test(file) && forbidden(target))
    .map(({ file, target }) => `${file} → ${target}`)
}

const framework = /^(next|react|react-dom|next-intl)(\/|$)/
const database = /^(drizzle-orm|postgres|lib\/db)(\/|$)/
const stripe = /^(stripe|@stripe\/.*|lib\/stripe)(\/|$)/

describe('imports', () => {
  test('rules import rules, money, dates and words alone', () => {
    const allowed = (target: string) =>
      RULES.test(target) ||
      PURE.test(target) ||
      target === 'lib/i18n/locales.ts' ||
      target === 'zod'
    expect(crossings(RULES, (target) => !allowed(target))).toEqual([])
  })

  test('rules know neither the time nor chance nor settings', () => {
    const impure = /process\.env|Date\.now\(|new Date\(\)|Math\.random\(|crypto\.random/
    const found = product.filter(
      (file) => (RULES.test(file) || PURE.test(file)) && impure.test(read(file)),
    )
    expect(found).toEqual([])
  })

  test('flows and handlers know no framework', () => {
    expect(crossings(/^lib\/(flows|http)\//, (target) => framework.test(target))).toEqual([])
  })

  test('queries read: no framework, no flows, no Stripe', () => {
    const forbidden = (target: string) =>
      framework.test(target) || stripe.test(target) || /^lib\/flows\//.test(target)
    expect(crossings(/^lib\/queries\//, forbidden)).toEqual([])
    const writes = product.filter(
      (file) => /^lib\/queries\//.test(file) && /\.(insert|update|delete)\(/.test(read(file)),
    )
    expect(writes).toEqual([])
  })

  test('lib/stripe is the only place that talks to Stripe’s server, and knows no database', () => {
    expect(crossings(/^lib\/stripe\//, (t) => framework.test(t) || database.test(t))).toEqual([])
    const sdk = product.filter((file) => /^import (?!type).*'stripe'/m.test(read(file)))
    expect(sdk.filter((file) => !file.startsWith('lib/stripe/'))).toEqual([])
  })

  test('components are handed data and never fetch it', () => {
    const forbidden = (target: string) =>
      database.test(target) ||
      target === 'stripe' ||
      /^lib\/(flows|queries|stripe|jobs|mail|auth|realtime|http|env)/.test(target)
    expect(crossings(/^components\//, forbidden)).toEqual([])
  })

  test('the kit knows nothing about shops', () => {
    const forbidden = (target: string) => RULES.test(target) || /^components\/(?!ui\/)/.test(target)
    expect(crossings(/^components\/ui\//, forbidden)).toEqual([])
  })

  test('pages compose: no driver, no Stripe', () => {
    expect(crossings(/^app\//, (t) => /^(drizzle-orm|postgres|stripe)(\/|$)/.test(t))).toEqual([])
  })

  test('the worker knows no page', () => {
    const forbidden = (t: string) => framework.test(t) || /^(app|components)\//.test(t)
    expect(crossings(/^worker\//, forbidden)).toEqual([])
  })

  test('the stand-ins for one machine import nothing of ours', () => {
    const found = files
      .filter((file) => /^(stripe-emulator|local)\//.test(file))
      .filter((file) => /(from|import\() ?'(#lib|#components|next|react)[/']/.test(read(file)))
    expect(found).toEqual([])
  })

  test('product code does not know what stands in for Stripe', () => {
    expect(product.filter((file) => /emulator/i.test(read(file)))).toEqual([])
  })

  test('settings are read in one place', () => {
    const found = product.filter(
      (file) => file !== 'lib/env.ts' && /process\.env|import\.meta\.env/.test(read(file)),
    )
    expect(found).toEqual([])
  })

  test('no file only hands on what others export', () => {
    const barrels = product.filter((file) => {
      if (file.startsWith('app/')) return false
      const code = read(file)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .trim()
      return code.split('\n').every((line) => /^export .* from '/.test(line))
    })
    expect(barrels).toEqual([])
  })
})

describe('the two mounts of each handler', () => {
  const routes = files.filter((file) => /^app\/api\/.*\/route\.ts$/.test(file))

  test('every handler that server.ts answers is a route handler too', () => {
    for (const { method, pattern, handler } of HANDLERS) {
      const route = routes.find((file) => pattern.test(toPath(file)))
      expect(route, `${pattern} has no route.ts`).toBeDefined()
      expect(read(route ?? '')).toContain(`export { ${handler.name} as ${method} }`)
    }
  })

  test('every route handler of ours is answered by server.ts', () => {
    for (const file of routes.filter((file) => read(file).includes('#lib/http/'))) {
      expect(HANDLERS.some(({ pattern }) => pattern.test(toPath(file)))).toBe(true)
    }
  })

  function toPath(file: string): string {
    return `/${dirname(file).replace(/^app\//, '')}`
  }
})

test('ja and en have the same messages, none of them empty', () => {
  const keys = (node: object, path = ''): [string, unknown][] =>
    Object.entries(node).flatMap(([key, value]) =>
      value && typeof value === 'object'
        ? keys(value, `${path}${key}.`)
        : [[path + key, value] as [string, unknown]],
    )
  const names = (messages: object) =>
    keys(messages)
      .map(([key]) => key)
      .sort()
  expect(names(en)).toEqual(names(ja))
  for (const [key, value] of [...keys(ja), ...keys(en)]) expect(value, key).not.toBe('')
})
