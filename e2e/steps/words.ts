import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toldLimits } from '@laissez-passer/core/limits'
import { type SpokenLanguage, spokenLanguages } from '@laissez-passer/i18n/languages'
import { createTranslator } from '@laissez-passer/i18n/translator'

/** A language in which journeys run. */
export type Language = SpokenLanguage

/**
 * The languages of this run: `JOURNEYS=all` is every journey in each. Else the main journey alone runs in
 * both; accessible.spec.ts and authenticator-screens.spec.ts look at every page of both.
 */
export const languages: readonly Language[] = process.env.JOURNEYS === 'all' ? spokenLanguages : ['en']

/** What every owner's messages may quote. */
const shared = 'packages/i18n'

const owners = {
  login: 'packages/pages',
  authenticator: 'apps/authenticator',
  portal: 'apps/portal',
  europass: 'packages/europass',
  'demo-country': 'apps/demo-country',
} as const

/**
 * Looks a message up in the catalogues and says it as the apps do, so that journeys read the same in every
 * language. Tags are left out; so is what only assistive technology says of a name that isn't given.
 */
export type Words = (key: string, parameters?: Readonly<Record<string, string | number>>) => string

/** The numbers that sentences say, of a deployment with the defaults. */
const limits = toldLimits({ factorRemovalSeconds: 72 * 3600, sessionSeconds: 12 * 3600 })

/** The words of one app in one language. */
export function wordsOf(owner: keyof typeof owners, language: Language): Words {
  const t = createTranslator(
    { en: catalogueOf(owners[owner], 'en'), [language]: catalogueOf(owners[owner], language) },
    language,
    {
      standing: { ...limits },
    },
  )
  return (key, parameters = {}) => {
    if (!t.has(key)) throw new Error(`${owner} has no message "${key}" in ${language}`)
    return t(key, parameters)
      .replace(/ ?<hidden>\{name\}<\/hidden>/, '')
      .replace(/<\/?[a-z]+>/g, '')
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const catalogues = new Map<string, Readonly<Record<string, string>>>()

/** An owner's words: in its `messages/`, and in those beside what they are about. */
function catalogueOf(owner: string, language: Language): Readonly<Record<string, string>> {
  const known = catalogues.get(`${owner} ${language}`)
  if (known) return known
  const files = [shared, owner].flatMap((folder) =>
    globSync(`${folder}/{messages,src/**/messages}/${language}.json`, { cwd: root }),
  )
  const parts = files.map(
    (file): Readonly<Record<string, string>> => JSON.parse(readFileSync(join(root, file), 'utf8')),
  )
  const catalogue = Object.assign({}, ...parts)
  catalogues.set(`${owner} ${language}`, catalogue)
  return catalogue
}
