import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { Failure } from './failure.ts'

const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/**
 * The browser for the tests: the one that was named, Debian's own, or Playwright's download.
 *
 * @throws Failure with the one command that gets one
 */
export function findBrowser(): string {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Failure(`PLAYWRIGHT_CHROMIUM_PATH is ${named}, and there is no such file.`)
  }
  const found = [DEBIAN_CHROMIUM, chromium.executablePath()].find((path) => existsSync(path))
  if (found) return found
  const command = existsSync('/etc/debian_version')
    ? 'apt-get install chromium fonts-noto-cjk'
    : 'npx playwright install chromium'
  throw new Failure(`The tests need a browser. Run: ${command}`)
}
