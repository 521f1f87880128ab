import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** The quick starts of the documentation, followed as they are printed. */
export default defineConfig({
  ...journeys,
  projects: [{ name: 'quick-starts' }],
  testDir: 'quick-starts',
  workers: 1,
  timeout: 400_000,
  expect: { timeout: 30_000 },
  // A development server builds a page when somebody asks for it.
  use: { ...journeys.use, actionTimeout: 60_000 },
})
