import { expect, test } from 'vitest'
import { gridSheet, languagesWords } from '../../src/languages/index.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'
import { europassWords } from '../../src/words/index.ts'

const profile = profileDraftSchema.parse({
  personal: {
    givenName: 'Ada',
    familyName: 'Byron',
    birthDate: '1990-12-10',
    emails: [{ id: 'e', address: 'ada@example.eu' }],
    motherTongues: [{ id: 'm', code: 'ell' }],
  },
  entries: {
    language: [
      {
        id: 'de',
        code: 'deu',
        listening: 'B2',
        reading: 'C1',
        certificates: [{ id: 'x', title: 'Goethe', level: 'B2' }],
      },
      { id: 'own', label: 'Romani čhib' },
    ],
  },
})

test.each(['en', 'fr'] as const)(
  'the grid in %s has mother tongues, levels, certificates and what levels say',
  async (language) => {
    const [words, say] = await Promise.all([europassWords(language), languagesWords(language)])
    const sheet = gridSheet(profile, { words, say })
    const text = JSON.stringify(sheet)
    expect(sheet).toMatchObject({ title: say('grid.title'), name: 'Ada Byron', language, labels: language })
    expect(sheet?.blocks[0]).toMatchObject({
      kind: 'grid',
      languages: { table: { rows: [{ levels: ['B2', 'C1', '', '', ''] }, { name: 'Romani čhib' }] } },
    })
    for (const part of ['Goethe', say('canDo.listening.B2.1'), say('canDo.reading.C1.3'), say('grid.source')])
      expect(text).toContain(JSON.stringify(part).slice(1, -1))
    expect(text).not.toContain(say('canDo.listening.B1.1'))
  },
)

test('of the person the grid has the name, and nothing else', async () => {
  const [words, say] = await Promise.all([europassWords('en'), languagesWords('en')])
  const text = JSON.stringify(gridSheet(profile, { words, say }))
  for (const secret of ['ada@example.eu', '1990']) expect(text).not.toContain(secret)
})

test('a profile without languages has no grid', async () => {
  const [words, say] = await Promise.all([europassWords('en'), languagesWords('en')])
  expect(gridSheet(profileDraftSchema.parse({}), { words, say })).toBeNull()
})

test('a sign language’s levels are said of watching and signing', async () => {
  const [words, say] = await Promise.all([europassWords('en'), languagesWords('en')])
  const own = { id: 's', label: 'Vlaamse Gebarentaal', listening: 'B1', interaction: 'A2' }
  const signing = profileDraftSchema.parse({ entries: { language: [own] } })
  const signed = [{ code: '', label: 'vlaamse gebarentaal' }]
  const text = JSON.stringify(gridSheet(signing, { words, say, signed }))
  expect(text).toContain(say('canDo.watching.B1.1'))
  expect(text).toContain('Signed interaction, A2')
  expect(text).not.toContain(say('canDo.listening.B1.1'))
})
