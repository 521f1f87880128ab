// Counts what vitest and Playwright reported: passed, failed, and remarks for the end of `npm test`.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

/** Where reports are written. */
export const results = join(root, 'node_modules/.cache/laissez-passer')
/** The tests that passed only on a second try. */
export const flakyTests = join(results, 'flaky.json')
/** Whether everything runs that a build server runs. */
export const isWhole = ['--full', '--whole'].some((option) => process.argv.includes(option))
/**
 * Journeys, and a build server's other tests, that pass when tried again have passed, and are named; more of
 * either than this are a fault of their own.
 */
const flakyAllowed = 2

export const vitestCount = ({ numPassedTests, numFailedTests, testResults }) => {
  const flaky = existsSync(flakyTests) ? JSON.parse(readFileSync(flakyTests, 'utf8')) : []
  return {
    passed: numPassedTests,
    failed:
      numFailedTests +
      testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length +
      (flaky.length > flakyAllowed ? 1 : 0),
    remarks: flakyRemarks(flaky, 'tests'),
  }
}
export const clientsCount = ({ stats, errors, suites }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  remarks: skippedIn(suites),
})
/** What a machine lacks that a test needs. */
const skippedIn = (suites = []) =>
  suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs.flatMap(({ tests, title }) =>
      tests
        .filter(({ status }) => status === 'skipped')
        .map(
          ({ annotations }) => `skipped: ${title} (${annotations.map(({ description }) => description).join('; ')})`,
        ),
    ),
    ...skippedIn(inner),
  ])
export const playwrightCount = ({ stats, errors, suites }) => {
  const journeys = journeysIn(suites)
  const flaky = journeys.filter(({ statuses }) => statuses.includes('flaky')).map(({ name }) => name)
  const notShown = behavioursNotShown(journeys)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length + (flaky.length > flakyAllowed ? 1 : 0) + notShown.length,
    remarks: [...flakyRemarks(flaky, 'journeys'), ...notShown.map((line) => `no journey shows ${line}`)],
  }
}
const flakyRemarks = (flaky, what) => [
  ...flaky.map((name) => `passed when tried again: ${name}`),
  ...(flaky.length > flakyAllowed ? [`${flaky.length} ${what} are flaky, and ${flakyAllowed} are allowed`] : []),
]
/** What ran, as `main-journey › from nothing to a CV in PDF (en)`, with how it ended. */
const journeysIn = (suites = []) =>
  suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs.map(({ file, title, tests }) => ({
      name: `${file.replace('.spec.ts', '')} › ${title}`,
      statuses: tests.map(({ status }) => status),
    })),
    ...journeysIn(inner),
  ])
/**
 * The lines of e2e/behaviours.json, what the product does and which journeys show it, that nothing that
 * passed stands for; of those that run every day, the first of each.
 */
function behavioursNotShown(journeys) {
  const shown = journeys.filter(({ statuses }) =>
    statuses.every((status) => status === 'expected' || status === 'flaky'),
  )
  const behaviours = Object.entries(JSON.parse(readFileSync(join(root, 'e2e/behaviours.json'), 'utf8')))
  return behaviours.flatMap(([id, names]) =>
    (isWhole ? names : names.slice(0, 1))
      .filter((name) => !shown.some((journey) => journey.name.startsWith(name)))
      .map((name) => `${id}: ${name}`),
  )
}
