import { defineConfig } from '@playwright/test'
import base from '../playwright.config.ts'

/** `npm run screenshots`: the pictures of the README, taken from a fresh shop. */
export default defineConfig(base, { testDir: '.', testMatch: 'screenshots.ts' })
