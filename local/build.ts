import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.ts'
import { rootDir } from './paths.ts'
import type { Processes } from './processes.ts'
import { machineSettings } from './settings.ts'

/**
 * Folders that no page is made of. A folder that is not named here counts as source: one build too
 * many costs a minute, an old build costs an hour of wondering.
 */
const NOT_SOURCE = new Set(
  'node_modules test-results playwright-report e2e bench docs local stripe-emulator worker seeds drizzle public'.split(
    ' ',
  ),
)
const SOURCE_FILE = /\.(tsx?|[cm]?jsx?|css|json|svg|png|jpe?g|webp|avif|woff2?)$/
/** `tsconfig.json` is left out because `next build` itself may write to it. */
const NOT_SOURCE_FILE =
  /\.(spec|e2e|bench)\.tsx?$|\.d\.ts$|^\.|^(biome|vitest|playwright|drizzle|tsconfig)\./
/** On one slow core. */
const BUILD_TIMEOUT_MS = 15 * 60_000

const buildId = join(rootDir, '.next', 'BUILD_ID')
/** The build's id and, below it, the hash of what it was made from. */
const hashFile = join(rootDir, '.next', 'source-hash')

/**
 * Whether `.next` holds a production build of the sources as they are now: the hash kept beside it
 * matches, or, for a build made by `next build` itself, no source is newer.
 */
export function isBuilt(): boolean {
  if (!existsSync(buildId)) return false
  const [id, hash] = existsSync(hashFile) ? readFileSync(hashFile, 'utf8').split('\n') : []
  if (id === readFileSync(buildId, 'utf8')) return hash === sourceHash()
  const builtAt = statSync(buildId).mtimeMs
  return sources().every((file) => statSync(join(rootDir, file)).mtimeMs < builtAt)
}

/**
 * Makes the production build.
 *
 * @throws Failure with the compiler's last lines
 */
export async function build(processes: Processes): Promise<void> {
  // Taken first: a file saved during the build must make the next start build again.
  const hash = sourceHash()
  const run = processes.run({
    name: 'build',
    command: process.execPath,
    args: [join(rootDir, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    env: { ...machineSettings(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    timeoutMs: BUILD_TIMEOUT_MS,
  })
  await run.catch((error: unknown) => {
    if (!(error instanceof Failure) || processes.isStopping) throw error
    throw new Failure(`The shop could not be built: ${error.message}`, error.details)
  })
  writeFileSync(hashFile, `${readFileSync(buildId, 'utf8')}\n${hash}`)
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of sources()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(rootDir, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Paths relative to the checkout, in one order everywhere. */
function sources(folder = ''): string[] {
  return readdirSync(join(rootDir, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory()) {
        const isSource =
          !entry.name.startsWith('.') && !(folder === '' && NOT_SOURCE.has(entry.name))
        return isSource ? sources(path) : []
      }
      return SOURCE_FILE.test(entry.name) && !NOT_SOURCE_FILE.test(entry.name) ? [path] : []
    })
}
