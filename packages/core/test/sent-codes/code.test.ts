import { expect, it } from 'vitest'
import { isRightCode, newSentCode, readSentCode } from '../../src/sent-codes/code.ts'
import { newWorld } from '../support/world.ts'

it('a code is six digits, kept as a keyed hash of its own', async () => {
  const { context } = await newWorld()
  const of = { accountId: 'a', signInIdHash: null, phoneId: 'p' }
  const codes = await Promise.all(Array.from({ length: 200 }, () => newSentCode(context, of)))
  for (const { code, digits } of codes) {
    expect(digits).toMatch(/^[0-9]{6}$/)
    expect(JSON.stringify(code)).not.toContain(digits)
    expect(code.expiresAt).toBe(context.now + 600)
    expect(await isRightCode(context, { code, digits })).toBe(true)
  }
  expect(new Set(codes.map(({ digits }) => digits)).size).toBeGreaterThan(150)
  const [one, two] = codes
  if (!one || !two) throw new Error('none')
  // The same digits under another code's id are another hash: one row can't be copied over another.
  expect(await isRightCode(context, { code: { ...one.code, id: two.code.id }, digits: one.digits })).toBe(false)
  expect(await isRightCode(context, { code: one.code, digits: two.digits })).toBe(one.digits === two.digits)
})

it.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['١٢٣٤٥٦', '123456'],
  ['', null],
])('%s is read as %s', (typed, code) => {
  expect(readSentCode(typed)).toBe(code)
})
