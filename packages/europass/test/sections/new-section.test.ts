import { expect, it } from 'vitest'
import { cvDraftSchema, resolveCv, type ResolvedCv, type ResolvedSection } from '../../src/cv/index.ts'
import { readCandidate } from '../../src/exchange/candidate/read.ts'
import { writeCandidate } from '../../src/exchange/candidate/write.ts'
import { readJsonResume } from '../../src/exchange/json-resume/read.ts'
import { writeJsonResume } from '../../src/exchange/json-resume/write.ts'
import { noNotes } from '../../src/exchange/notes.ts'
import { europassTranslator } from '../../src/messages.ts'
import { emptyProfile } from '../../src/profile/index.ts'
import { isSectionName, type Section, sectionNames, sections } from '../../src/sections/index.ts'
import { prepareCv } from '../../src/view/index.ts'
import { readXml } from '../../src/xml/read.ts'
import { patents } from '../support/patents.ts'

const words = europassTranslator('en')
const known: readonly Section[] = [...sectionNames.map((name): Section => sections[name]), patents]
const resolved: ResolvedCv = {
  ...resolveCv(emptyProfile(), cvDraftSchema.parse({ id: 'cv1' })),
  sections: [
    { name: 'patents', title: '', entries: [{ id: 'p1', title: 'Tray', number: 'EP 1' }] } as never as ResolvedSection,
  ],
}
const reading = { newId: () => 'new', notes: noNotes }

it('a section that is described is set, written and read, and nothing else had to know of it', () => {
  const design = {
    colour: '#000000',
    font: '',
    size: 9,
    margins: 1,
    paper: 'a4',
    logo: null,
    smallCaps: [],
    options: {},
  } as const
  const find = (name: string): Section | undefined => known.find((section) => section.name === name)
  expect(prepareCv(resolved, { words, design, known: find }).sections).toEqual([
    { kind: 'groups', title: 'Publications', groups: [{ name: '', items: ['Tray EP 1'], body: [] }] },
  ])

  const xml = writeCandidate(resolved, { known })
  expect(xml).toContain('<eures:PatentHistory><Patent><PatentTitle>Tray</PatentTitle>')
  const root = readXml(xml, { maxLength: 100_000 })
  if (typeof root === 'string') throw new Error(root)
  const patent = { id: 'new', title: 'Tray', number: 'EP 1' }
  expect(readCandidate(root, reading, known).entries['patents']).toEqual([patent])

  const resume = writeJsonResume(resolved, { words, known })
  expect(readJsonResume(resume, reading, known).entries['patents']).toEqual([patent])
})

it('without its description it is kept, and not lost', () => {
  const root = readXml(writeCandidate(resolved, { known }), { maxLength: 100_000 })
  if (typeof root === 'string') throw new Error(root)
  expect(isSectionName('patents')).toBe(false)
  expect(readCandidate(root, reading).kept).toMatchObject([
    { path: 'Candidate/CandidateProfile/PatentHistory', value: { tag: 'eures:PatentHistory' } },
  ])
})
