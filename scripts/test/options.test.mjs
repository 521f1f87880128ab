// Every function that takes options refuses what can't be, by name. Which there are is read from the API
// reports: one that is new, and is neither tried nor exempt here, fails.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { factoriesIn } from './support/factories.mjs'
import { trials } from './support/option-trials.mjs'

const packages = new URL('../../packages/', import.meta.url)

/** Who takes options and looks at none of them, and why. */
const exempt = {
  'password/options checkOptions': 'is what looks at them',
  'password/options optionFaults': 'is what looks at them',
  'password/typed nearestName': 'is what checkOptions names a misspelt one by',
  'password checkPassword': 'runs at each key in pages, in 2.8 KB; the types refuse what it doesn’t know',
  'password samplePasswords': 'as checkPassword, beside it',
  'widgets/password-rules passwordRules': 'as checkPassword, beside it',
  'server/node/listen listenAt': 'takes Node’s own, which Node judges',
  'federation/logout createLogoutWorker': 'takes a provider’s whole context, and more',
  'i18n/format createFormat': 'is part of the scripts of pages, whose size is held; createTranslator looks at the same',
  'relying-party/contract sessionsContract': 'a suite of tests',
  'store-sql/contract storeContract': 'a suite of tests',
}

const factories = readdirSync(packages).flatMap((name) =>
  factoriesIn(readFileSync(new URL(`${name}/api.txt`, packages), 'utf8')),
)

test('each that the API reports tell of is tried, or exempt for a reason', () => {
  expect(factories.length).toBeGreaterThan(80)
  expect([...Object.keys(trials), ...Object.keys(exempt)].toSorted()).toEqual([...new Set(factories)].toSorted())
})

const attempt = async (make, given) => {
  try {
    await make(given)
    return 'nothing'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe.each(Object.entries(trials))(
  '%s',
  (name, { make, right = {}, told = /isn’t (an option|a setting)|no such choice/ }) => {
    test('refuses an option that it doesn’t know', async () => {
      const said = await attempt(make, { ...right, colourOfTheSky: 'blue' })
      expect(said).toContain('colourOfTheSky')
      expect(said).toMatch(told)
    })

    test('names an option of another kind, and one that was misspelt', async () => {
      // A number that no option takes.
      const nothing = Number.NaN
      for (const option of Object.keys(right)) {
        const wrong = await attempt(make, { ...right, [option]: nothing })
        expect(wrong).toContain(option)
        expect(await attempt(make, { ...right, [`${option}z`]: 1 })).toContain(`${option}z`)
      }
    })
  },
)

test('the list holds what stands in reports, on one line or several', () => {
  const report = [
    '## @laissez-passer/one/two',
    '',
    'interface MakeOptions {',
    '}',
    'function make(options: MakeOptions): Made',
    'function held(ask: () => void, { holds }?: {',
    '  readonly holds?: number;',
    '}): () => void',
    'function judge(context: Context, { code }: { readonly code: string; }): boolean',
    'function listen(server: Server, given?: Limits): void',
  ].join('\n')
  expect(factoriesIn(report)).toEqual(['one/two make', 'one/two held', 'one/two listen'])
})
