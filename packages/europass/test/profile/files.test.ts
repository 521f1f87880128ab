import { expect, test } from 'vitest'
import { draft, filesOf, filesOfEntry } from '../../src/fields/index.ts'
import { type Profile, profileDraftSchema, usesOfFiles, withFiles } from '../../src/profile/index.ts'
import { customSection, isSectionName, sections } from '../../src/sections/index.ts'

const every = [...Object.values(sections), customSection]

test('every entry may have files, and one from before there were any is as it was', () => {
  for (const section of every) {
    const schema = section.schema(draft)
    const files = ['a', 'b']
    expect(schema.parse({ id: 'x', files }), section.name).toMatchObject({ files })
    expect(schema.parse({ id: 'x' }), section.name).not.toHaveProperty('files')
    expect(filesOf(schema.parse({ id: 'x' }))).toEqual([])
    expect(schema.safeParse({ id: 'x', files: ['no/id'] }).success, section.name).toBe(false)
    const many = Array.from({ length: filesOfEntry + 1 }, (_, n) => `${n}`)
    expect(schema.safeParse({ id: 'x', files: many }).success, section.name).toBe(false)
    expect(section.form.fields.filter(({ kind }) => kind === 'files')).toHaveLength(1)
  }
})

/** A profile with one entry in each section, that has two files. */
function withFilesEverywhere(): Profile {
  const entry = (name: string) => ({ id: name, files: [`${name}-1`, 'both'] })
  return profileDraftSchema.parse({
    entries: Object.fromEntries(
      Object.keys(sections).map((name) => [
        name,
        [{ ...entry(name), ...(name === 'driving-licence' && { category: 'B' }) }],
      ]),
    ),
    custom: [{ id: 'own', title: 'Own', entries: [entry('custom')] }],
  })
}

test('where files are used is found, in each section', () => {
  const profile = withFilesEverywhere()
  const uses = usesOfFiles(profile)
  expect(uses.get('both')).toHaveLength(every.length)
  for (const name of Object.keys(sections).filter(isSectionName))
    expect(uses.get(`${name}-1`)).toEqual([
      { section: name, path: `entries/${name}/${name}`, entry: profile.entries[name][0] },
    ])
  expect(uses.get('custom-1')?.map(({ section, path }) => [section, path])).toEqual([
    ['custom:own', 'custom/own/entries/custom'],
  ])
})

test('files that aren’t there go from the entries, and the entries stay', () => {
  const profile = withFilesEverywhere()
  expect(withFiles(profile, () => true)).toBe(profile)
  const some = withFiles(profile, (id) => id === 'both')
  expect([...usesOfFiles(some).keys()]).toEqual(['both'])
  expect(usesOfFiles(some).get('both')).toHaveLength(every.length)
  const none = withFiles(profile, () => false)
  expect(usesOfFiles(none).size).toBe(0)
  expect(none.entries.language[0]).not.toHaveProperty('files')
  expect(none.custom[0]?.entries).toHaveLength(1)
})
