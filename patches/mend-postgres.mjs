/*
 * Mends postgres 3.4.9 where it lies, after every install; idempotent.
 *
 * A connection that breaks in the middle of a transaction makes the driver send its `rollback` to a
 * socket that is gone, from a timer, where nobody can catch it: the process ends
 * (porsager/postgres#1208, #1154, #1066). A write that was waiting when a connection broke is never
 * forgotten, so the connection that takes its place sends nothing any more; and the server's last
 * words to the old connection are told to the next customer as theirs.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../node_modules/postgres/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
if (version !== '3.4.9')
  throw new Error(`postgres is ${version}: look whether it still needs mending`)

const MENDS = [
  [
    `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))
`,
    `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))

    if (!socket) {
      queryError(q, Errors.connection('CONNECTION_CLOSED', options))
      return true
    }
`,
  ],
  // In terminate() and in closed().
  [
    `    clearImmediate(nextWriteTimer)
`,
    `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
`,
  ],
  [
    `error(Errors.connection('CONNECTION_CLOSED', options, socket))
    closedTime`,
    `error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    closedTime`,
  ],
]

for (const file of ['src/connection.js', 'cjs/src/connection.js']) {
  const url = new URL(file, root)
  let source = readFileSync(url, 'utf8')
  for (const [before, after] of MENDS) {
    if (source.includes(after)) continue
    if (!source.includes(before)) throw new Error(`${file} is not what it was`)
    source = source.replaceAll(before, after)
  }
  writeFileSync(url, source)
}
