import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SavedState } from './store.ts'

/** Writes are gathered for at least this long; a crash loses what was not written yet. */
const DEBOUNCE_MS = 300
/** A large state takes long to write: at most a twentieth of the time is spent on it. */
const REST_FACTOR = 20

export interface StateFile {
  load(): SavedState | null
  /** Plans a write. */
  changed(): void
  /** Writes now: on exit. */
  flush(): void
}

/**
 * Keeps the state in one JSON file, written beside it and renamed over it, so that a reader or a
 * crash never sees half a file. Without a path nothing is kept.
 */
export function createStateFile(path: string | null, save: () => SavedState): StateFile {
  if (!path) return { load: () => null, changed() {}, flush() {} }
  let timer: NodeJS.Timeout | undefined
  let dirty = false
  let lastWriteMs = 0

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (!dirty) return
    dirty = false
    const started = performance.now()
    mkdirSync(dirname(path), { recursive: true })
    const beside = `${path}.${process.pid}.tmp`
    writeFileSync(beside, JSON.stringify(save()))
    renameSync(beside, path)
    lastWriteMs = performance.now() - started
  }

  return {
    load() {
      try {
        const state = JSON.parse(readFileSync(path, 'utf8')) as SavedState
        return state.version === 1 ? state : null
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw new Error(`The state file ${path} cannot be read: ${String(error)}`)
      }
    },
    changed() {
      dirty = true
      timer ??= setTimeout(flush, Math.max(DEBOUNCE_MS, lastWriteMs * REST_FACTOR))
    },
    flush,
  }
}
