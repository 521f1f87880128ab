import { expect, test } from 'vitest'
import { cvOf } from '../../../src/cv/index.ts'
import { exportDocument, importDocument } from '../../../src/exchange/index.ts'
import { type Profile, profileDraftSchema, usesOfFiles, withFiles } from '../../../src/profile/index.ts'
import { sections } from '../../../src/sections/index.ts'

/** What an entry of each section must have to be written. */
const needed: Readonly<Record<string, object>> = {
  'driving-licence': { category: 'B' },
  language: { code: 'fra' },
  'profile-skills': { skills: ['Typst'] },
}

const entryOf = (name: string) => ({ id: name, title: 'x', ...needed[name], files: ['diploma', `of-${name}`, 'gone'] })
const profile: Profile = profileDraftSchema.parse({
  entries: Object.fromEntries(Object.keys(sections).map((name) => [name, [entryOf(name)]])),
  custom: [{ id: 'own', title: 'Own', entries: [entryOf('custom')] }],
})
const names = [...Object.keys(sections), 'custom']
const attachments = ['diploma', ...names.map((name) => `of-${name}`)].map((id) => ({
  id,
  name: `${id}.txt`,
  mimeType: 'text/plain',
  description: '',
  bytes: new TextEncoder().encode(id),
}))

async function through(format: 'candidate' | 'json-resume', files = attachments) {
  const cv = cvOf(profile, { id: 'cv' })
  const bytes = await exportDocument({ profile, cv, attachments: files }, { format, now: new Date(0) })
  const outcome = await importDocument(bytes)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return { ...outcome, written: new TextDecoder().decode(bytes) }
}

test('files go along in Europass XML, and belong to the same entries afterwards, under ids of their own', async () => {
  const { document, report, written } = await through('candidate')
  const named = new Map(document.attachments.map((file) => [file.name, file.id ?? '']))
  expect(named.size).toBe(attachments.length)
  expect([...named.values()]).not.toContain('diploma')
  const uses = usesOfFiles(document.profile)
  expect(uses.get(named.get('diploma.txt') ?? '')).toHaveLength(names.length)
  for (const name of names)
    expect(uses.get(named.get(`of-${name}.txt`) ?? '')?.map(({ section }) => section.replace(/:.*/, ''))).toEqual([
      name,
    ])
  expect(uses.size).toBe(attachments.length)
  expect(report.notes).toEqual([])
  // The ids of a library are nobody's business.
  expect(written).not.toContain('>of-language<')
})

test('a group of skills without a name keeps its files, and is not joined with the next', async () => {
  const groups = [
    { id: 'a', skills: ['one'], files: ['diploma'] },
    { id: 'b', name: 'Second', skills: ['two'] },
  ]
  const own = profileDraftSchema.parse({ entries: { 'profile-skills': groups } })
  const bytes = await exportDocument(
    { profile: own, cv: cvOf(own, { id: 'cv' }), attachments },
    { format: 'candidate', now: new Date(0) },
  )
  const outcome = await importDocument(bytes)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const [first, second] = outcome.document.profile.entries['profile-skills']
  expect(first).toMatchObject({ name: '', skills: ['one'], files: [expect.any(String)] })
  expect(second).not.toHaveProperty('files')
})

test('without the files nothing says that there were any', async () => {
  for (const { document, written } of [await through('candidate', []), await through('json-resume')]) {
    expect(usesOfFiles(document.profile).size).toBe(0)
    expect(written).not.toContain('diploma')
  }
  expect(usesOfFiles(withFiles(profile, () => false)).size).toBe(0)
})
