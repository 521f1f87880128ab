import { join, resolve } from 'node:path'
import { isSpoken } from '@laissez-passer/i18n/languages'
import { cataloguesIn } from '@laissez-passer/server/node/brand-folder'
import { readBrandFolder, readWords } from '../brand/folder.ts'
import { brandFolder } from './brand-folder.ts'
import { type PlainCommand, Refused, textOf } from './command.ts'
import { everyCatalogue, type OthersCatalogue, type Sentences } from './every-catalogue.ts'

/** `languages check`: whether a brand's words can be said, and what of a language isn't there. */
export const languagesCheck: PlainCommand = {
  name: 'languages check',
  summary: 'Says of the words of BRAND_FOLDER what can’t be said, and how much of each language is there.',
  takes: '',
  positionals: [0, 0],
  options: { folder: { type: 'string' }, complete: { type: 'boolean' } },
  explained: [
    ['--folder <folder>', 'of the brand; default: BRAND_FOLDER'],
    ['--complete', 'ends with 1 where a language of yours lacks a sentence'],
  ],
  notes: `Each sentence is compared with the English one: its parameters, its links, the plural forms that the language
needs. What is left out is said in our words, else in English.`,
  examples: [
    ['before a start', 'laissez-passer languages check'],
    ['where a translation is kept', 'laissez-passer languages check --folder ./brand --complete'],
  ],
  async runPlain(environment, typed) {
    const folder = brandFolder(environment, textOf(typed, 'folder'))
    const brand = readBrandFolder(folder)
    const others = othersIn(folder)
    const faults = others.flatMap((each) => each.faults)
    if (!brand.ok || faults.length > 0) {
      // All of it at once; a folder that is no language is one fault, however many files it has.
      const lines = brand.ok ? [`The words in ${folder} can’t be said:`] : brand.line.split('\n')
      throw new Refused('invalid-brand', [...new Set([...lines, ...faults.map((fault) => `  ${fault}`)])].join('\n'))
    }
    const files = [...readWords(join(resolve(folder), 'languages')).files, ...others.flatMap((each) => each.files)]
    const rows = [...new Set(files.map(({ language }) => language))].map((language) => rowOf(files, language))
    return {
      ok: typed.values['complete'] !== true || rows.every(({ complete }) => complete),
      text:
        rows.length === 0
          ? `There are no words in ${folder}. To begin: laissez-passer languages add de --folder ${folder}`
          : rows.map(lineOf).join('\n'),
      json: { languages: rows },
    }
  },
}

/** A catalogue of one language. */
interface Said {
  readonly language: string
  readonly name: string
  readonly messages: Sentences
}

/** What Europass and the phone's app read of a brand, and would refuse. */
function othersIn(folder: string): readonly { readonly files: readonly Said[]; readonly faults: readonly string[] }[] {
  const names: readonly OthersCatalogue[] = ['europass.json', 'documents.json', 'app.json']
  return names.map((name) => {
    const { faults, found } = cataloguesIn(resolve(folder), { name, english: everyCatalogue[name] })
    return { faults, files: found.map(([language, messages]) => ({ language, name, messages })) }
  })
}

interface Row {
  readonly language: string
  /** Nothing is left to be said in English. */
  readonly complete: boolean
  /** `sameAsEnglish`: perhaps still to be translated. */
  readonly files: readonly {
    readonly name: string
    readonly said: number
    readonly of: number
    readonly sameAsEnglish: number
  }[]
}

function rowOf(all: readonly Said[], language: string): Row {
  const files = Object.entries(everyCatalogue).map(([name, english]) => {
    const own = all.find((file) => file.language === language && file.name === name)?.messages ?? {}
    const same = Object.entries(own).filter(([key, message]) => english[key] === message)
    return {
      name,
      said: Object.keys(own).length,
      of: Object.keys(english).length,
      sameAsEnglish: language === 'en' ? 0 : same.length,
    }
  })
  // We have all words of ours.
  return { language, files, complete: isSpoken(language) || files.every(({ of, said }) => said === of) }
}

function lineOf({ complete, files, language }: Row): string {
  const parts = files.map(
    ({ name, of, said, sameAsEnglish }) =>
      `${name} ${said} of ${of}${sameAsEnglish === 0 ? '' : `, ${sameAsEnglish} as in English`}`,
  )
  return `${language}: ${complete ? '' : 'incomplete; '}${parts.join('; ')}`
}
