import {
  digitalWords,
  type FinishedTest,
  items,
  newDigitalTest,
  reportSheet,
  score,
} from '@laissez-passer/europass/digital-skills'
import { europassWords } from '@laissez-passer/europass/words'
import { expect, it } from 'vitest'

const answersOf = (ability: '1' | '3') =>
  Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? ability : String(truth)]))
const finished = (id: string, ability: '1' | '3'): FinishedTest => ({
  ...newDigitalTest(id, { now: 1_790_000_000 }),
  finishedAt: 1_790_001_000,
  answers: answersOf(ability),
})

it.each(['en', 'fr'] as const)('a report says all that was promised, in %s', async (language) => {
  const [words, documentWords] = [await digitalWords(language), await europassWords(language)]
  const test = finished('now', '3')
  const before = finished('before', '1')
  const options = { words, documentWords, timeZone: 'UTC' }
  const alone = reportSheet(test, options)
  expect(alone.blocks.filter(({ kind }) => kind === 'bars')).toMatchObject([
    { most: 100, bars: Array.from({ length: 5 }, () => ({ value: 100 })) },
  ])
  expect(alone.facts.map(({ value }) => value)).toEqual([
    words('digital.report.mark', { level: words('digital.level.4'), points: 100 }),
    language === 'en' ? '21 September 2026' : '21 septembre 2026',
  ])
  expect(alone.blocks.filter(({ kind }) => kind === 'list')).toHaveLength(5)
  expect(JSON.stringify(alone)).toContain(words('digital.report.informal'))
  expect(alone.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []))).toEqual([21])

  const compared = reportSheet(test, { ...options, before })
  const was = score(before)
  expect(compared.blocks.find(({ kind }) => kind === 'bars')).toMatchObject({
    bars: [{ before: was.areas['1'].points }, {}, {}, {}, {}],
  })
  expect(compared.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []))).toEqual([6, 21])
  expect(JSON.stringify(compared)).toContain(`+${100 - was.overall.points}`)
})

it('counts none and one in the singular in French', async () => {
  const words = await digitalWords('fr')
  expect(words('digital.report.scale', { points: 0 })).toMatch(/^0\spoint sur 100$/)
  expect(words('digital.report.scale', { points: 44 })).toMatch(/^44\spoints sur 100$/)
})

it('lists as shown only what the answers show: nothing at no points, the highest step of each competence else', async () => {
  const [words, documentWords] = [await digitalWords('en'), await europassWords('en')]
  const report = (answers: FinishedTest['answers']) =>
    reportSheet({ ...finished('x', '3'), answers }, { words, documentWords, timeZone: 'UTC' })
  const listed = (sheet: ReturnType<typeof report>) =>
    sheet.blocks.flatMap((block) => (block.kind === 'list' ? [block.items] : []))

  const none = report({})
  expect(listed(none)).toEqual([])
  expect(JSON.stringify(none)).not.toContain(words('digital.levelText.1'))
  expect(none.blocks.filter((block) => 'body' in block && block.body === words('digital.report.none'))).toHaveLength(5)

  // Nothing well but the first step of one competence.
  const one = report({ '1.1.1': items.find(({ id }) => id === '1.1.1')?.truth === null ? '3' : 'true' })
  expect(listed(one)).toEqual([[words('digital.can.1.1.1')]])

  // Says that they can all of it, and knows none of it: no points, and nothing shown.
  const said = report(
    Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '3' : truth ? 'false' : 'true'])),
  )
  expect(listed(said)).toEqual([])
})
