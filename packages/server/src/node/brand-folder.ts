import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isLanguage } from '@laissez-passer/i18n/languages'
import { wordingFaults } from '@laissez-passer/i18n/wording'
import { judgeBrand } from '../brand/judge.ts'
import type { WornBrand } from '../brand/page.ts'
import { type JsonText, readJson } from '../json-text.ts'
import { brandCatalogues, strayNames } from './brand-names.ts'
import { namesIn, servedFilesIn, servedTypes } from './served-files.ts'

export { brandCatalogues, strayNames }

/**
 * Among a brand's files, the style sheet that is made of its one colour: `files` has no name with a dot in
 * front, so that it takes the place of none.
 */
const madeSheet = '.colours.css'

/** What an app knows that reads a brand. */
export interface BrandReader {
  /** Its own catalogue, and what it says in English. */
  readonly catalogue: (typeof brandCatalogues)[number]
  readonly english: Readonly<Record<string, string>>
  /** What `documents.json` says in English, to an app that speaks it. */
  readonly documents?: Readonly<Record<string, string>>
  /** Languages that it speaks by itself; the folder may bring others of the Union’s. */
  readonly languages: readonly string[]
  /** Makes a style sheet of one colour, or says why none can be made. */
  readonly colours: (
    colour: string,
  ) => { readonly ok: true; readonly css: string } | { readonly ok: false; readonly text: string }
}

/**
 * Reads a brand's folder for an app whose pages a browser makes: `brand.json`, `files`, and of `languages`
 * the app's own catalogue. What belongs to the others is left to them, what belongs to nobody is refused.
 *
 * @param path of the folder
 * @returns or all that is wrong, a line each, with where it stands
 */
export function readWornBrand(
  path: string,
  { catalogue, colours, documents, english, languages }: BrandReader,
): { readonly ok: true; readonly brand: WornBrand } | { readonly ok: false; readonly line: string } {
  const folder = resolve(path)
  const inside = namesIn(folder)
  if (inside === null) return refused(path, ['there is no such folder, or it can’t be read'])
  const faults: string[] = [...strayNames(folder)]
  const json = inside.includes('brand.json') ? parsed(join(folder, 'brand.json')) : readJson('{}')
  const judged = json.ok ? judgeBrand(json.value) : null
  const text = judged?.ok ? judged.brand : {}
  const lineOf = (at: string): number => (json.ok ? json.lineOf(at) : 1)
  if (!json.ok) faults.push(`brand.json: ${json.why}`)
  else if (judged?.ok === false)
    for (const { message, path: at } of judged.issues)
      faults.push(`brand.json, line ${lineOf(at)}: ${[at, message].filter(Boolean).join(' ')}`)
  const files = new Map(servedFilesIn(join(folder, 'files')))
  const worn = [
    ...(text.styles ?? []).map((name, place) => ({ name, at: `styles.${place}` })),
    ...(text.mark === undefined ? [] : [{ name: text.mark, at: 'mark' }]),
  ]
  for (const { at, name } of worn)
    if (!files.has(name))
      faults.push(`brand.json, line ${lineOf(at)}: there is no files/${name}, or none that can be read`)
  const made = text.colour === undefined ? null : colours(text.colour)
  if (made?.ok === false) faults.push(`brand.json, line ${lineOf('colour')}: colour ${made.text}`)
  const own = cataloguesIn(folder, { name: catalogue, english })
  const ofDocuments = documents ? cataloguesIn(folder, { name: 'documents.json', english: documents }) : none
  faults.push(...own.faults, ...ofDocuments.faults)
  const isOurs = ([language]: readonly [string, unknown]): boolean => languages.includes(language)
  const words = Object.fromEntries(own.found.filter(isOurs))
  const brought = own.found.filter((one) => !isOurs(one))
  if (faults.length > 0) return refused(path, faults)
  if (made?.ok) files.set(madeSheet, { type: servedTypes['.css'] ?? '', body: new TextEncoder().encode(made.css) })
  // Of no kind that `files` may have: none of them is called so.
  const put = (name: string, messages: unknown): void => {
    files.set(name, { type: 'application/json', body: new TextEncoder().encode(JSON.stringify(messages)) })
  }
  for (const [language, messages] of brought) put(`${language}.json`, messages)
  for (const [language, messages] of ofDocuments.found) put(`documents.${language}.json`, messages)
  const hash = createHash('sha256')
  for (const [name, { body }] of files) hash.update(name).update(body)
  const folderName = `/assets/brand-${hash.digest('hex').slice(0, 8)}-`
  const address = (name: string): string => folderName + name
  return {
    ok: true,
    brand: {
      text,
      words,
      languages: Object.fromEntries(brought.map(([language]) => [language, address(`${language}.json`)])),
      documents: Object.fromEntries(
        ofDocuments.found.map(([language]) => [language, address(`documents.${language}.json`)]),
      ),
      files: new Map([...files].map(([name, file]) => [address(name), file])),
      sheets: [...(made?.ok ? [madeSheet] : []), ...(text.styles ?? [])].map(address),
      mark: text.mark === undefined ? null : address(text.mark),
    },
  }
}

type Messages = Readonly<Record<string, string>>

/** The catalogues of one name, by language, and what can't be said in them. */
interface Catalogues {
  readonly found: readonly (readonly [string, Messages])[]
  readonly faults: readonly string[]
}

const none: Catalogues = { found: [], faults: [] }

/**
 * Reads one of {@link brandCatalogues} in each language of a brand's folder.
 *
 * @param folder of the brand
 * @param catalogue its `name`, and what it says in `english`
 * @returns of the Union's languages alone; each fault is a line that says where
 */
export function cataloguesIn(
  folder: string,
  { english, name }: { readonly name: (typeof brandCatalogues)[number]; readonly english: Messages },
): Catalogues {
  const found: [string, Messages][] = []
  const faults: string[] = []
  for (const language of namesIn(join(folder, 'languages')) ?? []) {
    if (!namesIn(join(folder, 'languages', language))?.includes(name)) continue
    const at = `languages/${language}/${name}`
    const messages = parsed(join(folder, at))
    if (!messages.ok) faults.push(`${at}: ${messages.why}`)
    else if (!isMessages(messages.value)) faults.push(`${at}: it must be an object of sentences by their keys`)
    else {
      for (const { key, text: why } of wordingFaults({ [language]: messages.value }, english))
        faults.push(
          key === '' ? `languages/${language} ${why}` : `${at}, line ${messages.lineOf([key])}: "${key}" ${why}`,
        )
      if (isLanguage(language)) found.push([language, messages.value])
    }
  }
  return { found, faults }
}

function refused(path: string, faults: readonly string[]): { readonly ok: false; readonly line: string } {
  return { ok: false, line: `BRAND_FOLDER=${path} can’t be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}` }
}

function parsed(file: string): JsonText | { readonly ok: false; readonly why: string } {
  try {
    return readJson(readFileSync(file, 'utf8'))
  } catch (error) {
    return { ok: false, why: `it can’t be read: ${error instanceof Error ? error.message : error}` }
  }
}

/** What of it is no text, `wordingFaults` names. */
function isMessages(value: unknown): value is Messages {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
