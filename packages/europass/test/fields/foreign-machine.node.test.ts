import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = new URL('../../src/', import.meta.url)

/** What an expression gives on a machine, or in a browser, whose own language is German. */
async function inGerman(file: string, expression: string): Promise<string> {
  const script = `import * as it from ${JSON.stringify(new URL(file, root).href)}; process.stdout.write(${expression})`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=laissez-passer:source', '--input-type=module', '-e', script],
    { env: { ...process.env, LC_ALL: 'de_DE.UTF-8' } },
  )
  return stdout
}

// Chromium has no data of Irish, Maltese or Icelandic; Node has none of Latin.
test('a language without data is served in English, not in that of the machine', async () => {
  expect(await inGerman('names.ts', `it.countryName('DE', 'la')`)).toBe('Germany')
  expect(await inGerman('names.ts', `it.languageName({ code: 'ell', label: '' }, 'la')`)).toMatch(/Greek/)
  expect(await inGerman('fields/partial-date.ts', `it.formatPartialDate('2021-05-31', 'la', { month: 'long' })`)).toBe(
    '31 May 2021',
  )
})
