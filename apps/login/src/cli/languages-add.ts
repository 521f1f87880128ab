import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isLanguage, isSpoken, languages } from '@laissez-passer/i18n/languages'
import { readJson } from '@laissez-passer/server/json-text'
import { brandFolder } from './brand-folder.ts'
import { type PlainCommand, Refused, textOf } from './command.ts'
import { isOfFile, unreadable, unwritable } from './file-faults.ts'
import { everyCatalogue } from './every-catalogue.ts'

/** `languages add`: begins a translation, or goes on with one. */
export const languagesAdd: PlainCommand = {
  name: 'languages add',
  summary:
    'Writes a language into BRAND_FOLDER to translate, for EU Login, Europass and the app: what isn’t there, in English.',
  takes: '<language>',
  positionals: [1, 1],
  options: { folder: { type: 'string' } },
  explained: [['--folder <folder>', 'of the brand; default: BRAND_FOLDER']],
  notes: `Sentences that are there stay as they are, so that it can be run again after an upgrade. One that you don’t
want to say in your own words may be deleted. English and French are spoken already: of them write only what you
change.`,
  examples: [['begin German', 'laissez-passer languages add de --folder ./brand']],
  async runPlain(environment, typed) {
    const [language = ''] = typed.positionals
    if (!isLanguage(language))
      throw new Refused(
        'unknown-language',
        `“${language}” is none of the Union’s languages: ${languages.map(({ code }) => code).join(', ')}.`,
      )
    if (isSpoken(language))
      throw new Refused(
        'unknown-language',
        `EU Login, Europass and the app speak “${language}” already. To change a sentence, write it alone by its key, such as in languages/${language}/pages.json.`,
      )
    const folder = join(resolve(brandFolder(environment, textOf(typed, 'folder'))), 'languages', language)
    // All are read before one is written.
    const begun = Object.entries(everyCatalogue).map(([name, english]) => {
      const path = join(folder, name)
      return { path, english, own: existingIn(path) }
    })
    const files = begun.map(({ english, own, path }) => {
      const added = Object.entries(english).filter(([key]) => !Object.hasOwn(own, key))
      written(path, `${JSON.stringify({ ...own, ...Object.fromEntries(added) }, null, 2)}\n`)
      return { path, added: added.length, kept: Object.keys(own).length }
    })
    return {
      ok: true,
      text: files
        .map(({ path, added, kept }) => `${path}: ${added} sentences in English to translate, ${kept} as they were`)
        .join('\n'),
      json: { files },
    }
  },
}

function written(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw isOfFile(error) ? unwritable(path, error) : error
  }
}

function existingIn(path: string): Readonly<Record<string, unknown>> {
  if (!existsSync(path)) return {}
  const json = readJson(textIn(path))
  if (!json.ok) throw new Refused('invalid-brand', `${path}: ${json.why}. It stays as it is.`)
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    throw new Refused('invalid-brand', `${path}: it must be an object of sentences by their keys. It stays as it is.`)
  return Object(json.value)
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw isOfFile(error) ? unreadable(path, error) : error
  }
}
