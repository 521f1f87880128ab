import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { formatPartialDate } from '../../src/fields/index.ts'
import { countryName, languageName } from '../../src/names.ts'

afterEach(() => void vi.restoreAllMocks())

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

test('a language that Chromium says it has, without a word of it, is served in English', () => {
  // As it answers for Azerbaijani in a French browser.
  class Months extends Intl.DateTimeFormat {
    override format(date?: number | Date): string {
      return this.resolvedOptions().locale === 'az' ? '2021 M05 31' : super.format(date)
    }
  }
  class Names extends Intl.DisplayNames {
    override of(code: string): string | undefined {
      const { locale, type, fallback } = this.resolvedOptions()
      if (locale !== 'az') return super.of(code)
      return type === 'region' ? 'Allemagne' : fallback === 'code' ? code : undefined
    }
  }
  vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(Months)
  vi.spyOn(Intl, 'DisplayNames').mockImplementation(Names)
  expect(formatPartialDate('2021-05-31', 'az', { month: 'long' })).toBe('31 May 2021')
  expect(countryName('DE', 'az')).toBe('Germany')
  expect(languageName({ code: 'fr', label: '' }, 'az')).toBe('French')
})

test.each(['bs', 'ga', 'is', 'mk', 'mt', 'sq'])(
  'all months that are written here in %s are those of CLDR, which Node has',
  (language) => {
    for (const month of ['short', 'long'] as const)
      for (let at = 0; at < 12; at += 1) {
        const day = new Date(Date.UTC(2021, at, 9))
        const parts = { year: 'numeric', month, timeZone: 'UTC' } as const
        const date = day.toISOString().slice(0, 10)
        expect(formatPartialDate(date, language, { month })).toBe(
          new Intl.DateTimeFormat(language, { ...parts, day: 'numeric' }).format(day),
        )
        expect(formatPartialDate(date.slice(0, 7), language, { month })).toBe(
          new Intl.DateTimeFormat(language, parts).format(day),
        )
      }
  },
)
