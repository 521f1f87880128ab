import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A language in which journeys run. */
export type Language = 'en' | 'fr'

/**
 * The languages of this run: `JOURNEYS=all` is every journey in each. Else the main journey alone runs in
 * both; accessible.spec.ts and authenticator-screens.spec.ts look at every page of both.
 */
export const languages: readonly Language[] = process.env.JOURNEYS === 'all' ? ['en', 'fr'] : ['en']

const owners = {
  login: 'packages/pages',
  authenticator: 'apps/authenticator',
  portal: 'apps/portal',
  europass: 'packages/europass',
  'demo-country': 'apps/demo-country',
} as const

/**
 * Looks a message up in the catalogues, so that journeys read the same in every language. Fills in plain
 * parameters only.
 */
export type Words = (key: string, parameters?: Readonly<Record<string, string>>) => string

/** The words of one app in one language. */
export function wordsOf(owner: keyof typeof owners, language: Language): Words {
  const catalogue = catalogueOf(owners[owner], language)
  return (key, parameters = {}) => {
    const message = catalogue[key]
    if (message === undefined) throw new Error(`${owner} has no message "${key}" in ${language}`)
    return Object.entries(parameters).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), message)
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const catalogues = new Map<string, Readonly<Record<string, string>>>()

/** An owner's words: in its `messages/`, and in those beside what they are about. */
function catalogueOf(owner: string, language: Language): Readonly<Record<string, string>> {
  const known = catalogues.get(`${owner} ${language}`)
  if (known) return known
  const files = globSync(`${owner}/{messages,src/**/messages}/${language}.json`, { cwd: root })
  const parts = files.map(
    (file): Readonly<Record<string, string>> => JSON.parse(readFileSync(join(root, file), 'utf8')),
  )
  const catalogue = Object.assign({}, ...parts)
  catalogues.set(`${owner} ${language}`, catalogue)
  return catalogue
}
