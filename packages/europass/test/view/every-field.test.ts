import { expect, test } from 'vitest'
import { draft } from '../../src/fields/index.ts'
import * as z from 'zod/mini'
import { emptyProfile, profileDraftSchema } from '../../src/profile/index.ts'
import {
  customSection,
  type FormField,
  personalInformation,
  type SectionName,
  sectionNames,
  sections,
} from '../../src/sections/index.ts'
import { viewOf } from '../samples/build.ts'

/** Fields that a CV doesn't show, and why. */
const unshown: Readonly<Record<string, string>> = {
  'work-experience.occupationUri': 'the address of a concept, for machines',
  'phones.use': 'that it is of home or work',
  'addresses.use': 'that it is of home or work',
  'socials.service': 'where it has a name of its own, that stands there',
  'messaging.service': 'where it has a name of its own, that stands there',
  files: 'a link shows what lies in the library, paper can’t',
}

type Values = Readonly<Record<string, unknown>>

/**
 * A value for each thing that a field edits, none like another's. Where `other`, for things that exclude each
 * other: no end but ongoing, no code but a name.
 */
function valuesOf(field: FormField, other: boolean): Values {
  const { name } = field
  switch (field.kind) {
    case 'line':
      return { [name]: `${name} as typed` }
    case 'rich':
      return { [name]: [{ type: 'paragraph', spans: [{ text: `${name} as told` }] }] }
    case 'url':
      return { [name]: `https://${name.toLowerCase()}.example/` }
    case 'email':
      return { [name]: `${name.toLowerCase()}@example.eu` }
    case 'date':
      return { [name]: '2019-03-07' }
    case 'country':
      return { [name]: 'PT' }
    case 'countries':
      return { [name]: ['GR', 'MT'] }
    case 'photo':
      return {
        [name]:
          'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      }
    case 'links':
      return { [name]: [{ id: 'l', url: 'https://links.example/' }] }
    case 'files':
      return { [name]: ['f'] }
    case 'phone':
      return { dialling: '32', number: '470 12 34 12' }
    case 'period':
      return other && field.ongoing ? { from: '2001', to: '', ongoing: true } : { from: '2001', to: '2004' }
    case 'language':
      return other ? { code: '', label: 'Tongue as called' } : { code: 'ell', label: '' }
    case 'level':
      return { [name]: 'B2' }
    case 'choice':
      return { [name]: field.codes[1] }
    case 'choices':
      return { [name]: [field.codes.at(-1)] }
    case 'strings':
      return { [name]: [`${name} one`, `${name} two`] }
    case 'list':
      return { [name]: [{ id: 'x', ...filled(field.item, other) }] }
  }
}

const filled = (fields: readonly FormField[], other: boolean): Values =>
  Object.assign({}, ...fields.map((field) => valuesOf(field, other)))

/** Values of what no form edits: of files from elsewhere. */
const imported = (empty: Values, other: boolean): Values =>
  Object.fromEntries(
    Object.entries(empty).flatMap(([name, value]): [string, unknown][] =>
      typeof value === 'string' ? [[name, `${name} from elsewhere`]] : value === false && other ? [[name, true]] : [],
    ),
  )

/** What a template is given of a profile, in words. */
const printed = async (profile: object): Promise<string> => {
  const view = await viewOf({ profile: profileDraftSchema.parse(profile), cv: {} }, 'formal')
  return JSON.stringify(view)
}

/** A profile's draft with these values in the place of what is looked at. */
type Placed = (values: Values) => object

/** What is looked at: what it is when nothing is filled in, its form, and where it stands in a profile. */
interface Looked {
  readonly empty: Values
  readonly fields: readonly FormField[]
  readonly placed: Placed
}

/**
 * The fields without which the same is printed as with them, in either way of filling them in, and those that
 * neither way fills in: a value of another kind that no form edits has to be made here.
 */
async function silent({ empty, fields, placed }: Looked): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of Object.keys(empty)) {
    if (name === 'id') continue
    let told = false
    for (const other of [false, true]) {
      const whole: Values = { ...imported(empty, other), ...filled(fields, other), id: 'x' }
      if (whole[name] === undefined) continue
      const without = { ...whole, [name]: empty[name] }
      told ||= (await printed(placed(whole))) !== (await printed(placed(without)))
    }
    if (!told) found.push(name)
  }
  return found
}

/** The same, and the fields of each list's entries, as `list.field`. */
async function silentWithin(looked: Looked, parse: (values: object) => Values): Promise<readonly string[]> {
  const found = [...(await silent(looked))]
  for (const list of looked.fields) {
    if (list.kind !== 'list') continue
    const [empty] = z.array(z.record(z.string(), z.unknown())).parse(parse({ [list.name]: [{ id: 'x' }] })[list.name])
    const rest = { ...filled(looked.fields, false), id: 'x' }
    const placed: Placed = (values) => looked.placed({ ...rest, [list.name]: [values] })
    const inside = await silent({ empty: empty ?? {}, fields: list.item, placed })
    found.push(...inside.map((name) => `${list.name}.${name}`))
  }
  return found
}

const isKnown = (section: string, field: string): boolean => field in unshown || `${section}.${field}` in unshown

test.each(sectionNames)('a CV shows every field of %s', async (name: SectionName) => {
  const section = sections[name]
  const parse = (values: object): Values => ({ ...section.schema(draft).parse({ id: 'x', ...values }) })
  const placed: Placed = (values) => ({ language: 'en', entries: { [name]: [values] } })
  const found = await silentWithin({ empty: parse({}), fields: section.form.fields, placed }, parse)
  expect(found.filter((field) => !isKnown(name, field))).toEqual([])
})

test('a CV shows every field of a section of one’s own', async () => {
  const parse = (values: object): Values => ({ ...customSection.schema(draft).parse({ id: 'x', ...values }) })
  const placed: Placed = (values) => ({ language: 'en', custom: [{ id: 'c', title: 'Own', entries: [values] }] })
  const found = await silentWithin({ empty: parse({}), fields: customSection.form.fields, placed }, parse)
  expect(found.filter((field) => !isKnown('custom', field))).toEqual([])
})

test('a CV shows every field of personal information, and each part of its lists', async () => {
  const { form, schema } = personalInformation
  const parse = (values: object): Values => ({ ...schema(draft).parse(values) })
  const placed: Placed = (values) => ({ language: 'en', personal: values })
  const found = await silentWithin({ empty: parse({ ...emptyProfile('en').personal }), fields: form, placed }, parse)
  expect(found.filter((field) => !isKnown('personal', field))).toEqual([])
})

test('a field that no form edits and nothing here can fill in is told, whatever its kind', async () => {
  const empty = { line: '', flag: false, several: [], number: 0, none: null }
  const found = await silent({ empty, fields: [], placed: (personal) => ({ language: 'en', personal }) })
  expect(found).toEqual(['line', 'flag', 'several', 'number', 'none'])
})
