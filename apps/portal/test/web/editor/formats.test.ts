import { importDocument } from '@laissez-passer/europass/exchange'
import { describe, expect, test } from 'vitest'
import { madeIn, otherFormats } from '../../../src/web/editor/formats.ts'
import { documentsInMemory, letterInMemory } from '../support/documents-in-memory.ts'

const now = new Date('2026-11-27T12:00:00Z')
const person = {
  personal: { givenName: 'Ada', familyName: 'Byron' },
  entries: { projects: [{ id: 'p', title: 'Engine' }] },
}
const cv = documentsInMemory(person, {
  id: 'cv',
  overrides: { 'entries/projects/p/title': { value: 'Analytical Engine', of: 'Engine' } },
}).layers()
const letter = letterInMemory(person, { id: 'letter', subject: 'Position of analyst' }).layers()

describe('a file of what is edited', () => {
  test.each([
    ['docx', 'CV-Ada-Byron.docx', 'docx'],
    ['candidate', 'CV-Ada-Byron.xml', 'candidate'],
    ['json-resume', 'CV-Ada-Byron.json', 'json-resume'],
    ['text', 'CV-Ada-Byron.txt', 'text'],
  ] as const)('%s is %s, and says what the CV shows', async (format, name, read) => {
    const file = await madeIn(format, { layers: cv, now })
    expect(file?.name).toBe(name)
    const again = await importDocument(file?.bytes ?? new Uint8Array())
    expect(again).toMatchObject({ ok: true, document: expect.anything(), report: { format: read } })
    expect(JSON.stringify(again)).toContain('Analytical Engine')
  })
  test('a web page has it, too', async () => {
    const file = await madeIn('html', { layers: cv, now })
    expect(new TextDecoder().decode(file?.bytes)).toContain('Analytical Engine')
  })
  test('of a letter it is the letter, as programs read it', async () => {
    const [format] = otherFormats(letter)
    const file = format && (await madeIn(format, { layers: letter, now }))
    expect(file?.name).toBe('Letter-Ada-Byron.xml')
    const again = await importDocument(file?.bytes ?? new Uint8Array())
    expect(again.ok && again.document.letters[0]?.subject).toBe('Position of analyst')
  })
  test('a letter has no format of CVs, a CV none of letters', async () => {
    expect(await madeIn('docx', { layers: letter, now })).toBeNull()
    expect(await madeIn('skills-passport', { layers: cv, now })).toBeNull()
  })
})
