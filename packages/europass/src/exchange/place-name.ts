import type { Translator } from '@laissez-passer/i18n/translator'
import { letterForm, recipientForm } from '../letter/form.ts'
import { languageName } from '../names.ts'
import { isObject } from '../patch/json.ts'
import { type Path, stepsOf } from '../patch/path.ts'
import { customSection, isSectionName, sections } from '../sections/index.ts'
import type { FormField } from '../sections/form.ts'
import { personalInformationForm } from '../sections/personal-information/form.ts'
import type { EuropassMessageKey } from '../words/keys.ts'
import type { ImportedDocument } from './settled-document.ts'
import { textOf } from './json.ts'

/** What a place is looked up in. */
export interface PlaceNaming {
  /** The document that the path is of. */
  readonly document: ImportedDocument
  /** This package's words, in the language of whoever reads. */
  readonly words: Translator<EuropassMessageKey>
}

/**
 * What people call a field of an import: its section, the entry by its title or number, and the field, the
 * outermost first. Ids never appear.
 *
 * @param path - as reports have it: `entries/work-experience/<id>/from`
 * @returns `['Work experience', 'Analyst', 'From']`; empty for a path that leads nowhere
 */
export function placeName(path: Path, { document, words }: PlaceNaming): string[] {
  const [top = '', second = '', ...rest] = stepsOf(path)
  const { profile, letters } = document
  const named = (key: EuropassMessageKey): string => words(key)
  const inside = (fields: readonly FormField[], steps: readonly string[], holder: unknown): string[] =>
    fieldNames(fields, { steps, holder, words })
  if (top === 'personal')
    return [
      named('section.personal-information'),
      ...inside(personalInformationForm, [second, ...rest], profile.personal),
    ]
  if (top === 'entries' && isSectionName(second)) {
    const { heading, form } = sections[second]
    const [id = '', ...steps] = rest
    const entry = entryOf(profile.entries[second], id)
    return [named(heading), ...entryName(form, entry, words), ...inside(form.fields, steps, entry.value)]
  }
  if (top === 'custom') {
    const section = entryOf(profile.custom, second).value
    const [, id = '', ...steps] = rest
    const entry = entryOf(section?.['entries'], id)
    const title = textOf(section?.['title']) || named(customSection.heading)
    return [
      title,
      ...entryName(customSection.form, entry, words),
      ...inside(customSection.form.fields, steps, entry.value),
    ]
  }
  if (top === 'letters') {
    const [field = '', ...steps] = rest
    const letter = letters.length > 1 ? entryOf(letters, second).number : undefined
    const fields =
      field === 'recipient' ? inside(recipientForm, steps, undefined) : inside(letterForm, [field], undefined)
    return [letter === undefined ? named('letter.name') : `${named('letter.name')} ${letter}`, ...fields]
  }
  return top === 'headline' ? [named('cv.headline')] : []
}

interface Found {
  readonly value: Readonly<Record<string, unknown>> | undefined
  /** From 1; undefined where it didn't stay. */
  readonly number: number | undefined
}

function entryOf(list: unknown, id: string): Found {
  const entries: readonly unknown[] = Array.isArray(list) ? list : []
  const at = entries.findIndex((one) => isObject(one) && one['id'] === id)
  const value = entries[at]
  return { value: isObject(value) ? value : undefined, number: at === -1 ? undefined : at + 1 }
}

/** By its title, as lists of entries have it; by its number where it has none yet. */
function entryName(
  form: { readonly summary: readonly string[]; readonly fields: readonly FormField[] },
  { value, number }: Found,
  words: PlaceNaming['words'],
): string[] {
  const titles = form.summary.map((name) => {
    const field = form.fields.find((one) => one.name === name)
    if (field?.kind === 'language')
      return languageName({ code: textOf(value?.[name]), label: textOf(value?.['label']) }, words.language)
    const said = value?.[name]
    return textOf(Array.isArray(said) ? said[0] : said)
  })
  const title = titles.find((one) => one !== '')
  return title !== undefined ? [title] : number !== undefined ? [String(number)] : []
}

interface Steps {
  readonly steps: readonly string[]
  readonly holder: unknown
  readonly words: PlaceNaming['words']
}

/** The field at the end of steps, and in a list the number of what it is of, where there are several. */
function fieldNames(fields: readonly FormField[], { steps, holder, words }: Steps): string[] {
  const [name = '', ...rest] = steps
  const field = fields.find((one) => names(one).includes(name))
  if (!field) return []
  const label = field.kind === 'period' && name === 'to' ? field.to : field.label
  if (field.kind !== 'list' || rest.length === 0) return [words(label)]
  const [id = '', ...inner] = rest
  const list: unknown = isObject(holder) ? holder[name] : undefined
  const { number, value } = entryOf(list, id)
  const several = Array.isArray(list) && list.length > 1 && number !== undefined
  return [
    several ? `${words(label)} ${number}` : words(label),
    ...fieldNames(field.item, { steps: inner, holder: value, words }),
  ]
}

/** The names that a field of a form has in the document. */
function names(field: FormField): readonly string[] {
  if (field.kind === 'period') return [field.name, 'to', 'ongoing']
  if (field.kind === 'phone') return [field.name, 'dialling']
  return field.kind === 'language' ? [field.name, 'label'] : [field.name]
}
