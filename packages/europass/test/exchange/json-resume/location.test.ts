import { expect, test } from 'vitest'
import { lines, read } from '../read.ts'

const resume = (countryCode: string) =>
  read(JSON.stringify({ basics: { name: 'Ada Byron', location: { city: 'London', countryCode } }, work: [] }))

test('a country is known by the Union’s code as well; one that nobody knows is told, and the town stands', async () => {
  const british = await resume('UK')
  expect(british.document.profile.personal.addresses).toMatchObject([{ city: 'London', country: 'GB' }])
  expect(lines(british).filter((line) => line.startsWith('lost'))).toEqual([])
  const unknown = await resume('QQ')
  expect(unknown.document.profile.personal.addresses).toMatchObject([{ city: 'London', country: '' }])
  expect(lines(unknown)).toContain('lost not-allowed personal/addresses {"value":"QQ"}')
})
