import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { wordingFaults } from '@laissez-passer/i18n/wording'
import { judgeBrand } from '../brand/judge.ts'
import type { WornBrand } from '../brand/page.ts'
import { namesIn, servedFilesIn, servedTypes } from './served-files.ts'

/** The catalogues that a brand's folder may have of each language, and whose they are. */
const brandCatalogues = ['pages.json', 'mails.json', 'europass.json', 'app.json'] as const

/** What an app knows that reads a brand. */
export interface BrandReader {
  /** Its own catalogue, of {@link brandCatalogues}, and what it says in English. */
  readonly catalogue: (typeof brandCatalogues)[number]
  readonly english: Readonly<Record<string, string>>
  /** Languages that it speaks. */
  readonly languages: readonly string[]
  /** Makes a style sheet of one colour, or says why none can be made. */
  readonly colours: (
    colour: string,
  ) => { readonly ok: true; readonly css: string } | { readonly ok: false; readonly text: string }
}

/**
 * Reads a brand's folder for an app whose pages a browser makes: `brand.json`, `files`, and of `languages`
 * the app's own catalogue. What belongs to the others is left to them.
 *
 * @param path of the folder
 * @returns or all that is wrong, a line each
 */
export function readWornBrand(
  path: string,
  { catalogue, colours, english, languages }: BrandReader,
): { readonly ok: true; readonly brand: WornBrand } | { readonly ok: false; readonly line: string } {
  const folder = resolve(path)
  const inside = namesIn(folder)
  if (inside === null) return refused(path, ['there is no such folder, or it can’t be read'])
  const faults: string[] = []
  const json = inside.includes('brand.json') ? parsed(join(folder, 'brand.json')) : ({ ok: true, value: {} } as const)
  const judged = json.ok ? judgeBrand(json.value) : { ok: false as const, issues: [{ path: '', message: json.why }] }
  const text = judged.ok ? judged.brand : {}
  if (!judged.ok)
    faults.push(
      ...judged.issues.map(({ message, path: at }) => `brand.json: ${[at, message].filter(Boolean).join(' ')}`),
    )
  const files = new Map(servedFilesIn(join(folder, 'files')))
  const worn = [...(text.styles ?? []), ...(text.mark === undefined ? [] : [text.mark])]
  for (const name of worn)
    if (!files.has(name))
      faults.push(
        `brand.json: there is no files/${name}, or none that browsers are given (${Object.keys(servedTypes).join(', ')})`,
      )
  const made = text.colour === undefined ? null : colours(text.colour)
  if (made?.ok === false) faults.push(`brand.json: colour ${made.text}`)
  const words: Record<string, Readonly<Record<string, string>>> = {}
  for (const language of namesIn(join(folder, 'languages')) ?? []) {
    const file = join(folder, 'languages', language, catalogue)
    if (!namesIn(join(folder, 'languages', language))?.includes(catalogue)) continue
    const at = `languages/${language}/${catalogue}`
    const messages = parsed(file)
    if (!languages.includes(language))
      faults.push(`${at}: this app speaks ${languages.join(' and ')}, and takes other words for these`)
    else if (!messages.ok) faults.push(`${at}: ${messages.why}`)
    else if (!isMessages(messages.value)) faults.push(`${at}: it must be an object of sentences by their keys`)
    else {
      for (const { key, text: why } of wordingFaults({ [language]: messages.value }, english))
        faults.push(`${at}: ${key === '' ? '' : `"${key}" `}${why}`)
      words[language] = messages.value
    }
  }
  if (faults.length > 0) return refused(path, faults)
  if (made?.ok) files.set('colours.css', { type: servedTypes['.css'] ?? '', body: new TextEncoder().encode(made.css) })
  const hash = createHash('sha256')
  for (const [name, { body }] of files) hash.update(name).update(body)
  const folderName = `/assets/brand-${hash.digest('hex').slice(0, 8)}-`
  const address = (name: string): string => folderName + name
  return {
    ok: true,
    brand: {
      text,
      words,
      files: new Map([...files].map(([name, file]) => [address(name), file])),
      sheets: [...(made?.ok ? ['colours.css'] : []), ...(text.styles ?? [])].map(address),
      mark: text.mark === undefined ? null : address(text.mark),
    },
  }
}

function refused(path: string, faults: readonly string[]): { readonly ok: false; readonly line: string } {
  return { ok: false, line: `BRAND_FOLDER=${path} can’t be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}` }
}

function parsed(
  file: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string } {
  try {
    return { ok: true, value: JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) }
  } catch (error) {
    return { ok: false, why: `it can’t be read as JSON: ${error instanceof Error ? error.message : error}` }
  }
}

function isMessages(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === 'string')
  )
}
