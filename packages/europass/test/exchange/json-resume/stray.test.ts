import { expect, it } from 'vitest'
import { lines, read } from '../read.ts'

it('what stands among entries and is none is put aside, and told', async () => {
  const outcome = await read(
    JSON.stringify({ basics: { name: 'Ada' }, work: [{ name: 'Acme' }, 'Diver at Sea', 7, null, true] }),
  )
  expect(outcome.document.profile.entries['work-experience']).toMatchObject([{ employer: 'Acme' }])
  expect(outcome.document.profile.kept.map(({ path, value }) => [path, value])).toEqual([
    ['work/1', 'Diver at Sea'],
    ['work/2', 7],
    ['work/4', true],
  ])
  expect(lines(outcome)).toHaveLength(3)
})
