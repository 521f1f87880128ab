import { afterAll, expect, test } from 'vitest'
import { documentSetting } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { profileOf, viewOf } from '../samples/build.ts'
import { readPdf } from '../support/read-pdf.ts'

const engine = typstNode({ timeout: 60_000 })
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')

/** A CV of two columns with little to read and so many lines at the side before its last section. */
async function printed(lines: number) {
  const profile = profileOf({
    language: 'en',
    personal: { givenName: 'Ada', familyName: 'Byron', emails: [{ address: 'ada@example.eu' }] },
    entries: {
      'work-experience': [{ occupation: 'Diver', employer: 'Harbour', from: '2001', to: '2003' }],
      'profile-skills': Array.from({ length: lines }, (_, at) => ({ name: `Group ${at}`, skills: [`Skill ${at}`] })),
      'driving-licence': [{ category: 'B' }, { category: 'C' }],
    },
  })
  const view = await viewOf({ profile, cv: {} }, 'columns')
  const { bytes } = await typeset(documentSetting([{ kind: 'cv', template: 'columns', view }]), engine, { now })
  return readPdf(bytes)
}

test('no section stands at the side of a page on which nothing is read', async () => {
  const found = new Map<number, string>()
  for (let lines = 5; lines < 34; lines += 1) {
    const { pages, placed } = await printed(lines)
    for (const one of placed.filter(({ text }) => text === 'Driving licence'))
      found.set(lines, `${one.page}/${pages} ${one.x < 200 ? 'side' : 'main'}`)
  }
  const said = [...found.values()]
  expect(found.size).toBe(29)
  expect(said).toContain('1/1 side')
  expect(said).toContain('1/1 main')
  expect(said.filter((one) => /^[2-9]\/. side/.test(one))).toEqual([])
})
