import { defineConfig } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.mjs'
import { dailyJourneys } from './daily.ts'
import type { Runtime } from './fixtures/apps.ts'
import { chromiumArgs } from './fixtures/chromium.ts'
import { workersJourneys } from './workers.ts'

const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium found. `node scripts/find-chromium.mjs --install` installs one.')
// Where no locale says UTF-8, Chromium calls a download that has an accent in its name “download”.
if (!process.env.LC_ALL && !process.env.LC_CTYPE) process.env.LANG ||= 'C.UTF-8'

export default defineConfig<object, { on: Runtime }>({
  testDir: 'tests',
  projects: [
    { name: 'node', ...(process.env.JOURNEYS === 'daily' && { grep: dailyJourneys() }) },
    { name: 'workers', use: { on: 'workers' }, grep: workersJourneys(process.env.JOURNEYS) },
  ],
  outputDir: process.env.E2E_OUTPUT ?? 'test-results',
  forbidOnly: Boolean(process.env.CI),
  // A browser under load drops a focus now and then; what fails twice more is broken.
  retries: process.env.CI ? 2 : 0,
  workers: Number(process.env.E2E_WORKERS ?? 2),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    // Recording takes a third of the time: only what failed once is recorded when tried again.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: { executablePath, args: chromiumArgs },
  },
})
