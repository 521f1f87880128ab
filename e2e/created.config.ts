import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** What `npm create laissez-passer` makes, installed by npm from packed tarballs, and signed in through. */
export default defineConfig({
  ...journeys,
  testDir: 'created',
  projects: [{ name: 'created' }],
  workers: 1,
  timeout: 600_000,
})
