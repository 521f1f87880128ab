import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** Other people's clients from Debian's packages, as they come, against EU Login over TLS. */
export default defineConfig({
  ...journeys,
  testDir: 'interop',
  workers: 1,
  use: { ...journeys.use, ignoreHTTPSErrors: true },
})
