import { afterAll, expect, test } from 'vitest'
import { exportLetter } from '../../src/exchange/index.ts'
import { letterDraftSchema } from '../../src/letter/index.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
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
