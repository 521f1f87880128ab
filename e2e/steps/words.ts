import { readFileSync } from 'node:fs'

/** The languages in which every journey runs. */
export type Language = 'en' | 'fr'

const owners = {
  login: 'packages/pages',
  authenticator: 'apps/authenticator',
  portal: 'apps/portal',
  europass: 'packages/europass',
  'demo-country': 'apps/demo-country',
} as const

/** Looks a message up in the catalogues, so that journeys read the same in every language. Fills in plain parameters only. */
export type Words = (key: string, parameters?: Readonly<Record<string, string>>) => string

/** The words of one app in one language. */
export function wordsOf(owner: keyof typeof owners, language: Language): Words {
  const file = new URL(`../../${owners[owner]}/messages/${language}.json`, import.meta.url)
  const catalogue: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'))
  return (key, parameters = {}) => {
    const message = catalogue[key]
    if (message === undefined) throw new Error(`${owner} has no message "${key}" in ${language}`)
    return Object.entries(parameters).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), message)
  }
}
