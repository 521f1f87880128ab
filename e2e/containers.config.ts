import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** The containers that `npm create laissez-passer` describes, built and signed in through. Needs Docker. */
export default defineConfig({
  ...journeys,
  testDir: 'containers',
  projects: [{ name: 'containers' }],
  workers: 1,
  timeout: 900_000,
})
