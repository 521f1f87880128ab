import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { englishMails } from '@laissez-passer/delivery/words'
import type { AssetBody, Assets } from '@laissez-passer/hono/assets'
import { wordingFaults } from '@laissez-passer/i18n/wording'
import { englishPages } from '@laissez-passer/pages/words'
import { readJson } from '@laissez-passer/server/json-text'
import { strayNames } from '@laissez-passer/server/node/brand-folder'
import { namesIn, servedFilesIn } from '@laissez-passer/server/node/served-files'
import { palette } from '@laissez-passer/widgets/palette'
import { type Brand, ourBrand, readBrandText } from './brand.ts'

/** The catalogues of a language, by the names of their files. */
export const catalogues = { 'pages.json': englishPages, 'mails.json': englishMails } as const

/** A brand with its files. */
export interface BrandFolder {
  readonly ok: true
  readonly brand: Brand
  /** By their names. */
  readonly files: ReadonlyMap<string, AssetBody>
}

/** Messages by key, and the file they stand in. */
export interface CatalogueFile {
  readonly language: string
  readonly name: keyof typeof catalogues
  readonly messages: Readonly<Record<string, string>>
}

/**
 * Reads what makes EU Login an organisation's own:
 *
 *     brand.json                    name, colour, tagline, links, mark, styles
 *     files/                        what the mark and the styles are
 *     languages/de/pages.json       sentences by their keys: other words, or a new language
 *     languages/de/mails.json
 *
 * Each may be absent.
 *
 * @param path of the folder
 * @returns or all that is wrong, a line each, with where it stands
 */
export function readBrandFolder(path: string): BrandFolder | { readonly ok: false; readonly line: string } {
  const refuse = (faults: readonly string[]) =>
    ({
      ok: false,
      line: `BRAND_FOLDER=${path} can’t be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    }) as const
  const folder = resolve(path)
  const inside = namesIn(folder)
  if (inside === null) return refuse(['there is no such folder, or it can’t be read'])
  const text = inside.includes('brand.json') ? textOf(join(folder, 'brand.json')) : '{}'
  if (text === null) return refuse([`brand.json: ${unread}`])
  const read = readBrandText(text)
  const files = servedFilesIn(join(folder, 'files'))
  const words = readWords(join(folder, 'languages'))
  const { brand, lineOf } = read.ok ? read : { brand: ourBrand, lineOf: () => 1 }
  const colour = brand.theme.colour === undefined ? null : palette(brand.theme.colour)
  const faults = [
    ...strayNames(folder),
    ...(read.ok ? [] : read.faults.map((fault) => `brand.json, ${fault}`)),
    ...(colour?.ok === false ? [`brand.json, line ${lineOf('colour')}: colour ${colour.text}`] : []),
    ...[
      ...brand.styles.map((name, at) => ({ name, at: `styles.${at}` })),
      ...(brand.mark === null ? [] : [{ name: brand.mark, at: 'mark' }]),
    ]
      .filter(({ name }) => !files.has(name))
      .map(({ at, name }) => `brand.json, line ${lineOf(at)}: there is no files/${name}, or none that can be read`),
    ...words.faults,
  ]
  if (faults.length > 0) return refuse(faults)
  return {
    ok: true,
    brand: { ...brand, pageWords: wordsOf(words.files, 'pages.json'), mailWords: wordsOf(words.files, 'mails.json') },
    files,
  }
}

/** Reads the catalogues in a folder of languages, with all that can't be said in them. */
export function readWords(folder: string): {
  readonly files: readonly CatalogueFile[]
  readonly faults: readonly string[]
} {
  const files: CatalogueFile[] = []
  const faults: string[] = []
  for (const language of namesIn(folder) ?? []) {
    for (const name of namesIn(join(folder, language)) ?? []) {
      // Europass and the phone's app read their own.
      if (!isCatalogue(name)) continue
      const at = `languages/${language}/${name}`
      const text = textOf(join(folder, language, name))
      if (text === null) {
        faults.push(`${at}: ${unread}`)
        continue
      }
      const json = readJson(text)
      if (!json.ok || !isRecord(json.value)) {
        faults.push(`${at}: ${json.ok ? 'it must be an object of sentences by their keys' : json.why}`)
        continue
      }
      const messages = json.value
      for (const fault of wordingFaults({ [language]: messages }, catalogues[name]))
        faults.push(
          fault.key === ''
            ? `languages/${language} ${fault.text}`
            : `${at}, line ${json.lineOf([fault.key])}: "${fault.key}" ${fault.text}`,
        )
      files.push({ language, name, messages })
    }
  }
  return { files, faults }
}

function wordsOf(files: readonly CatalogueFile[], name: CatalogueFile['name']): Brand['pageWords'] {
  return Object.fromEntries(
    files.filter((file) => file.name === name).map(({ language, messages }) => [language, messages]),
  )
}

/**
 * The pages' files with those of a brand among them, below `brand/`: another content has another address.
 */
export function withFiles({ version, read }: Assets, files: BrandFolder['files']): Assets {
  if (files.size === 0) return { version, read }
  return {
    version: brandedVersion(version, files),
    read: async (name) => (name.startsWith('brand/') ? (files.get(name.slice('brand/'.length)) ?? null) : read(name)),
  }
}

/** The version of static files among which a brand's lie. */
export function brandedVersion(version: string, files: BrandFolder['files']): string {
  const hash = createHash('sha256')
  for (const [name, { body }] of files) if (body instanceof Uint8Array) hash.update(name).update(body)
  return `${version}-${hash.digest('hex').slice(0, 8)}`
}

const unread = 'it is no file that can be read'

/** Null: a folder, a link that leads nowhere, or a file that isn’t ours to read. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function isCatalogue(name: string): name is CatalogueFile['name'] {
  return Object.hasOwn(catalogues, name)
}

function isRecord(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
