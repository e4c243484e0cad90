import { createHash } from 'node:crypto'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. Every process is started with this as its working directory. */
export const rootDir = dirname(dirname(fileURLToPath(import.meta.url)))

/** Tells this checkout from others on the same machine, in names outside the checkout. */
export const checkoutHash = createHash('sha256').update(rootDir).digest('hex').slice(0, 12)

/** Where a stack keeps everything it makes: `.demo/<name>`. Deleting it forgets the stack. */
export function dataDir(name: string): string {
  return join(rootDir, '.demo', name)
}

/** A path as people know it: relative to the checkout where it lies inside. */
export function shownPath(path: string): string {
  const inside = relative(rootDir, path)
  return inside.startsWith('..') ? path : inside
}
