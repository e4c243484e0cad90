// Plain JavaScript on purpose: it must run, and explain, on a Node that cannot read TypeScript and
// before anything is installed.
import { existsSync } from 'node:fs'

const [command, ...rest] = process.argv.slice(2)
const problem = whatIsMissing()
if (problem) {
  console.error(`\n  ${problem}\n`)
  process.exit(1)
}
process.argv.splice(2, Infinity, ...rest)
await import(`./${command}.ts`)

function whatIsMissing() {
  if (process.platform === 'win32') {
    return 'This runs on Linux and macOS. On Windows, use WSL: https://learn.microsoft.com/windows/wsl/install'
  }
  if (!['demo', 'dev', 'test'].includes(command)) return `Unknown command: ${command}.`
  if (!existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) {
    return 'The packages are not installed yet. Run: npm ci'
  }
  if (Number(process.versions.node.split('.')[0]) < 24) {
    return `This is Node ${process.versions.node}, and 24 is needed. It comes with the packages: start with npm (npm run ${command}), after npm ci if it is missing.`
  }
}
