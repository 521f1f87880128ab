import { expect, test } from 'vitest'
import { version3, version4, version5 } from './fixtures/reactive-resume.ts'
import { filled, lines, read } from './read.ts'

test.each([
  ['3', version3],
  ['4', version4],
  ['5', version5],
])('version %s', async (version, document) => {
  const outcome = await read(JSON.stringify(document))
  expect(outcome.report).toMatchObject({ format: 'reactive-resume', version })
  expect(filled(outcome.document.profile)).toMatchSnapshot('profile')
  expect(lines(outcome)).toMatchSnapshot('notes')
})

test('what it hides is hidden, and kept', async () => {
  const { document } = await read(JSON.stringify(version4))
  const work = document.profile.entries['work-experience']
  expect(document.cvs[0]).toMatchObject({
    personalHidden: ['about'],
    sections: [
      { name: 'work-experience', shown: true, hidden: [work[1]?.id] },
      { name: 'honour-award', shown: false },
    ],
  })
})

test('a document in what its interface wraps it in', async () => {
  const { report } = await read(JSON.stringify({ id: 'x', name: 'CV', data: version5 }))
  expect(report.version).toBe('5')
})

test('an address that would run something is left out, and said', async () => {
  const outcome = await read(JSON.stringify(version4))
  expect(JSON.stringify(outcome.document)).not.toContain('javascript:')
  expect(lines(outcome)).toContain(
    `lost not-allowed entries/work-experience/${outcome.document.profile.entries['work-experience'][1]?.id}/website {"value":"javascript:alert(1)"}`,
  )
})
