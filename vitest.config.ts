import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.spec.ts', '**/*.spec.tsx'],
    exclude: [...configDefaults.exclude, 'e2e/**', '**/.next/**', '**/.demo/**'],
    globalSetup: ['local/test-database.ts'],
    // Processes, not threads: specs set the environment and open sockets. Two, because Postgres
    // and the Stripe stand-in want their share of a two-core machine.
    pool: 'forks',
    maxWorkers: 2,
    // A spec that waits on the database waits behind the other spec's writes.
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
})
