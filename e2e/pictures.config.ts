import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** Takes the pictures of the documentation anew, from the running apps: `pnpm run docs:pictures`. */
export default defineConfig({
  testDir: 'pictures',
  workers: 1,
  timeout: 180_000,
  use: { ...journeys.use, colorScheme: 'light' },
})
