import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../local/failure.ts'
import { rootDir } from '../local/paths.ts'
import type { Mutant } from './mutant-list.ts'

/** Folders that no process of the shop reads. */
const UNREAD = /^(docs|e2e|bench|public|drizzle|local|seeds|stripe-emulator)\//

/** A copy of the source that can be changed without anybody noticing. */
export type SourceCopy = {
  dir: string
  /** Takes one safeguard away. @throws Failure when the source no longer has the text it lies in */
  apply(mutant: Mutant): void
  restore(): void
}

/** Copies what git knows of (or would add), and shares packages and build with the checkout. */
export function copySource(dir: string): SourceCopy {
  rmSync(dir, { recursive: true, force: true })
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: rootDir,
    encoding: 'utf8',
  })
  const files = listed.split('\n').filter((file) => file && !UNREAD.test(file))
  for (const file of files) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    cpSync(join(rootDir, file), join(dir, file))
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
