import { describe, expect, it } from 'vitest'
import { draft } from '../../src/fields/kit.ts'
import { customSection, type FormField, personalInformation, sections } from '../../src/sections/index.ts'
import { europassMessages } from '../../src/messages.ts'

/** The fields of an entry that a field of a form edits. */
function edits(field: FormField): string[] {
  switch (field.kind) {
    case 'phone':
      return ['dialling', 'number']
    case 'language':
      return ['code', 'label']
    case 'period':
      return ['from', 'to', ...(field.ongoing ? ['ongoing'] : [])]
    default:
      return [field.name]
  }
}

/** Every key of a form, those of codes included. */
function keys(fields: readonly FormField[]): string[] {
  return fields.flatMap((field) => [
    field.label,
    ...('hint' in field && field.hint ? [field.hint] : []),
    ...('codes' in field && field.words !== '' ? field.codes.map((code) => `${field.words}${code}`) : []),
    ...(field.kind === 'period' ? [field.to, ...(field.ongoing ? [field.ongoing] : [])] : []),
    ...(field.kind === 'list' ? [field.add, ...keys(field.item)] : []),
  ])
}

const all = [...Object.values(sections), customSection]

describe.each(all.map((section) => [section.name, section] as const))('the form of %s', (_, section) => {
  const entry = section.schema(draft).parse({ id: 'e1', files: [] })

  it('edits fields that an entry has, each once', () => {
    const edited = section.form.fields.flatMap(edits)
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(edited))
    expect(new Set(edited).size).toBe(edited.length)
  })

  it('names entries by fields it edits', () => {
    expect(section.form.fields.map(({ name }) => name)).toEqual(expect.arrayContaining([...section.form.summary]))
  })

  it.each(['en', 'fr'] as const)('has all its words in %s', (language) => {
    const said = Object.keys(europassMessages[language])
    expect(said).toEqual(
      expect.arrayContaining([section.heading, section.form.add, section.form.empty, ...keys(section.form.fields)]),
    )
  })
})

describe('the form of personal information', () => {
  it('edits all of it', () => {
    const edited = personalInformation.form.flatMap(edits)
    expect(edited.toSorted()).toEqual(Object.keys(personalInformation.schema(draft).parse({})).toSorted())
  })

  it.each(['en', 'fr'] as const)('has all its words in %s', (language) => {
    expect(Object.keys(europassMessages[language])).toEqual(expect.arrayContaining(keys(personalInformation.form)))
  })
})
