import { expect, test } from 'vitest'
import { draft } from '../../src/fields/index.ts'
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
  'driving-licence.validUntil': 'a licence is said to be held, and since when',
  'phones.use': 'that it is of home or work',
  'addresses.use': 'that it is of home or work',
  'socials.service': 'where it has a name of its own, that stands there',
  'messaging.service': 'where it has a name of its own, that stands there',
  'workPermits.validUntil': 'a permit is said to be held',
  'identityDocuments.validUntil': 'a document is said to be held, with its number',
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

/** The fields without which the same is printed as with them, in either way of filling them in. */
async function silent(
  empty: Values,
  fields: readonly FormField[],
  profileWith: (values: Values) => object,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of Object.keys(empty)) {
    if (name === 'id') continue
    let told = false
    for (const other of [false, true]) {
      const whole: Values = { ...imported(empty, other), ...filled(fields, other), id: 'x' }
      if (whole[name] === undefined) continue
      const without = { ...whole, [name]: empty[name] }
      told ||= (await printed(profileWith(whole))) !== (await printed(profileWith(without)))
    }
    if (!told) found.push(name)
  }
  return found
}

const isKnown = (section: string, field: string): boolean => field in unshown || `${section}.${field}` in unshown

test.each(sectionNames)('a CV shows every field of %s', async (name: SectionName) => {
  const section = sections[name]
  const empty: Values = { ...section.schema(draft).parse({ id: 'x' }) }
  const found = await silent(empty, section.form.fields, (values) => ({
    language: 'en',
    entries: { [name]: [values] },
  }))
  expect(found.filter((field) => !isKnown(name, field))).toEqual([])
})

test('a CV shows every field of a section of one’s own', async () => {
  const empty = customSection.schema(draft).parse({ id: 'x' })
  const found = await silent({ ...empty }, customSection.form.fields, (values) => ({
    language: 'en',
    custom: [{ id: 'c', title: 'Own', entries: [values] }],
  }))
  expect(found.filter((field) => !isKnown('custom', field))).toEqual([])
})

test('a CV shows every field of personal information, and each part of its lists', async () => {
  const { personal } = emptyProfile('en')
  const { form } = personalInformation
  const found = await silent({ ...personal }, form, (values) => ({ language: 'en', personal: values }))
  const inLists: string[] = []
  for (const list of form) {
    if (list.kind !== 'list') continue
    const none = Object.assign(
      {},
      ...list.item.map((field): Values => {
        const names = Object.keys(valuesOf(field, false))
        return Object.fromEntries(names.map((name) => [name, field.kind === 'choice' ? field.codes[0] : '']))
      }),
    )
    const silentHere = await silent(none, list.item, (values) => ({
      language: 'en',
      personal: { [list.name]: [values] },
    }))
    inLists.push(...silentHere.map((name) => `${list.name}.${name}`))
  }
  expect([...found, ...inLists].filter((field) => !(field in unshown))).toEqual([])
})
