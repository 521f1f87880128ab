import { afterAll, expect, test } from 'vitest'
import { cvOf, resolveCv } from '../../src/cv/index.ts'
import { writeCandidate } from '../../src/exchange/candidate/write.ts'
import { exportLetter } from '../../src/exchange/index.ts'
import { letterDraftSchema } from '../../src/letter/index.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'
import { documentSetting, resolveDesign } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { prepareCv } from '../../src/view/index.ts'
import { europassWords } from '../../src/words/index.ts'
import { read } from './read.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-01-02T03:04:05Z')

test('a letter as PDF carries itself', async () => {
  const profile = profileDraftSchema.parse({ personal: { givenName: 'Ada', familyName: 'Byron' } })
  const body = [{ type: 'paragraph', spans: [{ text: 'I can count.' }] }]
  const letter = letterDraftSchema.parse({ id: 'l', language: 'en', subject: 'Analyst', body })
  const file = await exportLetter({ profile, letter }, { format: 'pdf', now, engine })
  const { document, report } = await read(file)
  expect(report).toMatchObject({ format: 'skills-passport', fromPdf: true, notes: [] })
  expect(document.letters).toMatchObject([{ subject: 'Analyst', body }])
  expect(document.profile.personal).toMatchObject({ givenName: 'Ada', familyName: 'Byron' })
  await expect(exportLetter({ profile, letter }, { format: 'pdf', now })).rejects.toThrow(/engine/)
})

test('a letter and its CV in one PDF are both read back', async () => {
  const profile = profileDraftSchema.parse({
    personal: { givenName: 'Ada', familyName: 'Byron' },
    entries: { projects: [{ id: 'p', title: 'Engine' }] },
  })
  const letter = letterDraftSchema.parse({ id: 'l', language: 'en', subject: 'Analyst' })
  const written = new TextDecoder().decode(await exportLetter({ profile, letter }, { format: 'skills-passport', now }))
  const resolved = resolveCv(profile, cvOf(profile, { id: 'cv' }))
  const words = await europassWords('en')
  const design = resolveDesign(resolved.cv.design, { template: 'formal', logoText: '' })
  const view = prepareCv(resolved, { words, design })
  const letterFile = { name: 'letter.xml', mediaType: 'text/xml', description: 'Europass XML', content: written }
  const other = { ...letterFile, name: 'notes.xml', content: '<notes/>' }
  const setting = documentSetting([{ kind: 'cv', template: 'formal', view }], {
    xml: writeCandidate(resolved),
    attachments: [other, letterFile],
  })
  const { document, report } = await read((await typeset(setting, engine, { now })).bytes)
  expect(report).toMatchObject({ format: 'candidate', fromPdf: true })
  expect(document.profile.entries.projects).toMatchObject([{ title: 'Engine' }])
  expect(document.letters).toMatchObject([{ subject: 'Analyst' }])
  expect(document.attachments.map(({ name }) => name)).toEqual(['notes.xml'])
})
