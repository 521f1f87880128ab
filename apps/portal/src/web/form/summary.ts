import { isObject, type JsonObject, type Path } from '@laissez-passer/europass/patch'
import { formatPartialDate } from '@laissez-passer/europass/fields'
import { languageName } from '@laissez-passer/europass/names'
import type { Form } from '@laissez-passer/europass/sections'
import type { AnyFormField } from './field-props.ts'
import { type Layers, shownAt, storedAt } from '../editing/layers.ts'
import type { FormWords } from './form-words.ts'
import { wordOf } from './kinds/choice.tsx'
import { dotted } from '../parts/dotted.ts'

/** What an entry is called in a list, and what stands under that. */
export interface Summary {
  /** Empty where nothing was entered that could name it. */
  readonly name: string
  readonly detail: string
}

/** In which words: of the pages, not of the document. */
export interface SummaryWords {
  readonly language: string
  readonly e: FormWords
}

/** Calls an entry by the fields that its form says, as they are shown. */
export function summaryOf(
  layers: Layers,
  path: Path,
  { form, words }: { readonly form: Form<string>; readonly words: SummaryWords },
): Summary {
  const entry = storedAt(layers, path)
  if (!isObject(entry)) return { name: '', detail: '' }
  const shown = (name: string): unknown => shownAt(layers, `${path}/${name}`).value ?? entry[name]
  const texts = form.summary
    .map((name) => {
      const field = form.fields.find((one) => one.name === name)
      return field ? textOf(field, shown(name), { entry, words }) : ''
    })
    .filter((text) => text !== '')
  const [name = '', ...rest] = texts
  return { name, detail: dotted(...rest, periodOf(entry, words)) }
}

/** How many of several values are said; that there are more is said too. */
const few = 4

function textOf(
  field: AnyFormField,
  value: unknown,
  { entry, words }: { readonly entry: JsonObject; readonly words: SummaryWords },
): string {
  if (field.kind === 'language') return languageName({ code: text(value), label: text(entry['label']) }, words.language)
  if (field.kind === 'choice') return value === '' ? '' : wordOf(words.e, field.words, text(value))
  if (Array.isArray(value)) {
    const some = value.slice(0, few).map(text)
    // A list that goes on has no “and” in it.
    return value.length > few
      ? [...some, '…'].join(', ')
      : new Intl.ListFormat(words.language, { type: 'unit', style: 'short' }).format(some)
  }
  return text(value).trim()
}

function periodOf(entry: JsonObject, { language, e }: SummaryWords): string {
  const from = formatPartialDate(text(entry['from'] ?? entry['date']), language)
  const to = entry['ongoing'] === true ? e('cv.present') : formatPartialDate(text(entry['to']), language)
  // As a CV says it: what began and ended at once has one date.
  return from && to && from !== to ? e('cv.period', { from, to }) : from || to
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
