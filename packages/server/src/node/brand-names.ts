import { join } from 'node:path'
import { namesIn } from './served-files.ts'

/**
 * The catalogues that a brand's folder may have of each language: EU Login's two, Europass' two (its pages;
 * its documents, forms and tools), and the app's.
 */
export const brandCatalogues = ['pages.json', 'mails.json', 'europass.json', 'documents.json', 'app.json'] as const

const parts = ['brand.json', 'files', 'languages']

/**
 * Finds what no app would read in a brand's folder: a misspelt name would do nothing, and say nothing.
 *
 * @param folder its path
 * @returns a line each, in order
 */
export function strayNames(folder: string): readonly string[] {
  const inside = namesIn(folder) ?? []
  const strays = inside
    .filter((name) => !parts.includes(name))
    .map((name) => `${name}: there is nothing of that name in a brand; it has ${listed(parts)}`)
  for (const name of ['files', 'languages'])
    if (inside.includes(name) && namesIn(join(folder, name)) === null)
      strays.push(`${name}: it must be a folder that can be read`)
  for (const language of namesIn(join(folder, 'languages')) ?? []) {
    const names = namesIn(join(folder, 'languages', language))
    if (names === null) strays.push(`languages/${language}: a language is a folder, such as languages/de`)
    for (const name of names ?? [])
      if (!brandCatalogues.some((catalogue) => catalogue === name))
        strays.push(`languages/${language}/${name}: a language has ${listed(brandCatalogues)}`)
  }
  return strays
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
