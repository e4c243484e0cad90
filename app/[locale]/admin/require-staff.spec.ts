import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/*
 * Layouts do not guard: they are not rendered again on the way to the next page. So each page of
 * staff's own must ask who is there, and each action, since anybody may call one.
 */
const area = `${import.meta.dirname}/..`
const find = (name: string) =>
  ['admin', 'studio'].flatMap((part) =>
    globSync(`**/${name}`, { cwd: `${area}/${part}` }).map((path) => `${part}/${path}`),
  )
const pages = find('page.tsx').filter((path) => !path.includes('login'))
const actions = find('actions.ts')

test('there are pages and actions to look at', () => {
  expect(pages.length).toBeGreaterThan(4)
  expect(actions.length).toBeGreaterThan(1)
})

test.each(pages)('%s asks who is there', (path) => {
  const source = readFileSync(`${area}/${path}`, 'utf8')
  expect(source).toMatch(/await requireStaff\(/)
})

test.each(actions)('%s asks who sends each action', (path) => {
  const [, ...bodies] = readFileSync(`${area}/${path}`, 'utf8').split(/export async function /)
  expect(bodies.length).toBeGreaterThan(0)
  for (const body of bodies) expect(body).toMatch(/await staffOf\(await headers\(\)\)/)
})
