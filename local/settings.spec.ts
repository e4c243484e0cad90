import { expect, it, vi } from 'vitest'
import { machineSettings } from './settings.ts'

it('keeps real keys and addresses of the shell away from the stack', () => {
  vi.stubEnv('STRIPE_SECRET_KEY', 'sk_live_real')
  vi.stubEnv('DATABASE_URL', 'postgres://production')
  vi.stubEnv('PGHOST', 'production')
  vi.stubEnv('PORT', '80')
  vi.stubEnv('LANG', 'ja_JP.UTF-8')
  const settings = machineSettings()
  for (const name of ['STRIPE_SECRET_KEY', 'DATABASE_URL', 'PGHOST', 'PORT', 'NODE_ENV']) {
    expect(settings, name).not.toHaveProperty(name)
  }
  expect(settings.LANG).toBe('ja_JP.UTF-8')
  expect(settings.PATH?.split(':')[0]).toMatch(/node_modules\/\.bin$/)
  vi.unstubAllEnvs()
})
