import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../local/failure.ts'
import { rootDir } from '../local/paths.ts'
import type { Mutant } from './mutant-list.ts'

/** What no process of the shop reads, or reads through a link. */
const LEFT_OUT = new Set(
  'node_modules .next .demo .git docs e2e bench public drizzle local seeds stripe-emulator test-results playwright-report'.split(
    ' ',
  ),
)

/** A copy of the source that can be changed without anybody noticing. */
export type SourceCopy = {
  dir: string
  /** Takes one safeguard away. @throws Failure when the source no longer has the text it lies in */
  apply(mutant: Mutant): void
  restore(): void
}

/** Copies the source, and shares packages and build with the checkout. */
export function copySource(dir: string): SourceCopy {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  for (const entry of readdirSync(rootDir)) {
    if (LEFT_OUT.has(entry)) continue
    cpSync(join(rootDir, entry), join(dir, entry), { recursive: true })
  }
  for (const shared of ['node_modules', '.next'])
    symlinkSync(join(rootDir, shared), join(dir, shared))
  const changed = new Set<string>()
  return {
    dir,
    apply({ name, edits }) {
      for (const { file, find, replace } of edits) {
        const text = readFileSync(join(dir, file), 'utf8')
        if (text.split(find).length !== 2) {
          throw new Failure(
            `Mutant ${name}: ${file} has its text ${text.split(find).length - 1} times, not once. The source has moved on; so must the mutant.`,
            find.split('\n'),
          )
        }
        writeFileSync(
          join(dir, file),
          text.replace(find, () => replace),
        )
        changed.add(file)
      }
    },
    restore() {
      for (const file of changed) cpSync(join(rootDir, file), join(dir, file))
      changed.clear()
    },
  }
}
