import { statfs } from 'node:fs/promises'
import { Failure } from './failure.ts'
import { rootDir } from './paths.ts'

/**
 * A fresh demo takes about 350 MB: build 150, database 60 growing to 130, mail and logs 50.
 * Postgres that runs out of space stops in the middle of a show, so it is refused before.
 */
const NEEDED_MB = 500

/** @throws Failure when the disk of the checkout is nearly full. */
export async function checkDisk(path: string = rootDir): Promise<void> {
  const { bavail, bsize } = await statfs(path)
  const freeMb = Math.floor((bavail * bsize) / 1_000_000)
  if (freeMb < NEEDED_MB) {
    throw new Failure(
      `Only ${freeMb} MB are free on the disk of ${path}; ${NEEDED_MB} MB are needed. Free some space and start again.`,
    )
  }
}
