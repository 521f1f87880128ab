import fc from 'fast-check'
import { cefrLevels } from '../../src/cefr/index.ts'
import { draft } from '../../src/fields/index.ts'
import { type Profile, profileDraftSchema } from '../../src/profile/index.ts'
import { canonicalRichText, type RichText } from '../../src/rich-text/index.ts'
import {
  customSection,
  type Entry,
  type FormField,
  personalInformation,
  type Section,
  sections,
} from '../../src/sections/index.ts'

// Text that any format can carry: whole characters, no control characters, no white space at its ends.
const character = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'abcdefghij klmnop<>&"\'-/.,:;éßñçøðžŁłΑαΒβЖжшאبमे日本語한😀') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
)
const tidy = (text: string): string =>
  text
    .replaceAll(/[\p{C}\u2028\u2029\u00AD]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** One line of text, empty sometimes. */
export const line = (max = 40): fc.Arbitrary<string> =>
  fc.array(character, { maxLength: max }).map((parts) => tidy(parts.join('')))
/** One line of text. */
export const words = (max = 40): fc.Arbitrary<string> => line(max).map((text) => text || 'x')

export const partialDate: fc.Arbitrary<string> = fc
  .record({
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    exact: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ year, month, day, exact }) =>
    [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].slice(0, exact).join('-'),
  )

const slug = fc.stringMatching(/^[a-z]{1,12}$/)
/** A web address as people have it. */
export const webAddress: fc.Arbitrary<string> = fc
  .tuple(slug, slug)
  .map(([host, path]) => `https://${host}.example/${path}`)

const span = fc.record(
  {
    text: words(30),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    underline: fc.constant(true as const),
    link: webAddress,
  },
  { requiredKeys: ['text'] },
)
const spans = fc.array(span, { minLength: 1, maxLength: 3 })

/** A long text in its one form. */
export const richText: fc.Arbitrary<RichText> = fc
  .array(
    fc.oneof(
      fc.record({ type: fc.constant('paragraph' as const), spans }),
      fc.record({
        type: fc.constant('item' as const),
        ordered: fc.boolean(),
        depth: fc.integer({ min: 0, max: 2 }),
        spans,
      }),
    ),
    { maxLength: 4 },
  )
  .map(canonicalRichText)

const id = fc.uuid()
const country = fc.constantFrom('', 'FR', 'GR', 'GB', 'BE', 'NO')
const languageFields = fc.oneof(
  fc.record({ code: fc.constantFrom('fra', 'deu', 'ell', 'ara', 'zho'), label: fc.constant('') }),
  fc.record({ code: fc.constant(''), label: words(20).filter((label) => !/^[a-z]{3}$/i.test(label)) }),
)
const period = fc.tuple(partialDate, partialDate, fc.boolean()).map(([one, other, ongoing]) => {
  const [from, to] = one.slice(0, 4) <= other.slice(0, 4) ? [one, other] : [other, one]
  const inOrder = from === '' || to === '' || from.slice(0, to.length) < to.slice(0, from.length)
  return { from, to: ongoing || !inOrder ? '' : to, ongoing }
})
const links = fc.array(fc.record({ id, url: webAddress }), { maxLength: 2 })

/** The fields that a field of a form edits, with values for them. What is in a list isn't empty. */
function filled(field: FormField, isItem = false): Record<string, fc.Arbitrary<unknown>> {
  const isFilled = field.required || isItem
  const text = isFilled ? words() : line()
  const unless = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | ''> =>
    isFilled ? value : fc.oneof(fc.constant('' as const), value)
  switch (field.kind) {
    case 'line':
      return { [field.name]: text }
    case 'rich':
      return { [field.name]: richText }
    case 'url':
      return { [field.name]: unless(webAddress) }
    case 'email':
      return { [field.name]: unless(slug.map((name) => `${name}@example.eu`)) }
    case 'date':
      return { [field.name]: partialDate }
    case 'country':
      return { [field.name]: country }
    case 'countries':
      return { [field.name]: fc.uniqueArray(fc.constantFrom('FR', 'GR', 'GB', 'BE'), { maxLength: 3 }) }
    case 'photo':
      return {
        [field.name]: fc.constantFrom(
          '',
          'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        ),
      }
    case 'links':
      return { [field.name]: links }
    case 'level':
      return { [field.name]: fc.constantFrom('', ...cefrLevels) }
    case 'choice':
      return { [field.name]: fc.constantFrom(...(isFilled ? [] : ['']), ...field.codes) }
    case 'choices':
      return { [field.name]: fc.uniqueArray(fc.constantFrom(...field.codes), { maxLength: 3 }) }
    case 'strings':
      return {
        [field.name]: fc.uniqueArray(words(20), { maxLength: 4, selector: (text) => text.toLocaleLowerCase() }),
      }
    case 'list':
      return { [field.name]: fc.array(record({ id }, field.item, true), { maxLength: 2 }) }
    case 'phone':
      return {
        dialling: fc.constant('32'),
        number: fc.constantFrom('470 12 34 12', '2 234 56 78', '470 98 76 54'),
      }
    // They need files beside the document.
    case 'files':
    case 'period':
    case 'language':
      return {}
  }
}

/** Fields with one value for several, and those that a section has and its form doesn't show. */
function record(
  base: Record<string, fc.Arbitrary<unknown>>,
  fields: readonly FormField[],
  areItems = false,
): fc.Arbitrary<Record<string, unknown>> {
  const single = fc.record({ ...base, ...Object.assign({}, ...fields.map((field) => filled(field, areItems))) })
  const more = fields.some(({ kind }) => kind === 'language') ? languageFields : fc.constant({})
  const span = fields.find((field) => field.kind === 'period')
  const when = span ? (span.ongoing ? period : period.map((one) => ({ ...one, ongoing: false }))) : fc.constant({})
  return fc.tuple(single, more, when).map((parts) => Object.assign({}, ...parts))
}

/** Fields that an entry has and the form of its section doesn't show. */
const unshown: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  occupationUri: fc.constantFrom('', 'http://data.europa.eu/esco/occupation/x'),
  organisation: line(),
  location: line(),
}

/** An entry of a section, finished. */
export function entryOf(name: keyof typeof sections | 'custom-section'): fc.Arbitrary<Entry & Record<string, unknown>> {
  const section: Pick<Section, 'schema' | 'form'> = name === 'custom-section' ? customSection : sections[name]
  const shown = section.form.fields.map((field) => field.name)
  const more = Object.keys(section.schema(draft).parse({ id: 'x' })).flatMap((field) =>
    unshown[field] && !shown.includes(field) ? [[field, unshown[field]] as const] : [],
  )
  return record({ id, ...Object.fromEntries(more) }, section.form.fields).map((entry) => ({ id: '', ...entry }))
}

/** A profile with something in every section, finished. */
export const profiles: fc.Arbitrary<Profile> = fc
  .record({
    language: fc.constantFrom('en', 'fr', 'el', 'ar'),
    personal: record({}, personalInformation.form),
    entries: fc.record(
      Object.fromEntries(
        (Object.keys(sections) as (keyof typeof sections)[]).map((name) => [
          name,
          fc.array(entryOf(name), { maxLength: 3 }),
        ]),
      ),
    ),
    custom: fc.array(
      fc.record({ id, title: words(), entries: fc.array(entryOf('custom-section'), { minLength: 1, maxLength: 2 }) }),
      { maxLength: 2 },
    ),
  })
  .map((value) => profileDraftSchema.parse(value))
