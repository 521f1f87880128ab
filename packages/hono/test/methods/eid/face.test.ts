import { addresses } from '@laissez-passer/core/addresses'
import { expect, it } from 'vitest'
import { eid } from '../../../src/methods/eid/face.ts'
import { eidIssue, withProblem } from '../../../src/methods/eid/problems.ts'
import { fakeCountry } from '../../support/eid.ts'

const called = (...ids: readonly string[]) => eid({ schemes: ids.map((id) => fakeCountry(id)) })

it('without a country there is no method; with one there are two, and one entry for both', () => {
  expect(called()).toEqual([])
  const [own, low] = called('demoland')
  const book = addresses('/cas')
  expect([own?.method.name, low?.method.name]).toEqual(['eid', 'eid-low'])
  expect(own?.alone?.beginAt?.(book, '/cas/account')).toBe('/cas/eid?continue=%2Fcas%2Faccount')
  expect(low?.alone?.beginAt).toBeUndefined()
  for (const face of [own, low]) {
    expect(face?.alone?.goOnAt?.(book, 's1')).toBe('/cas/eid?flow=s1')
    expect(face?.setUpAt?.(book)).toBe('/cas/account/eid')
  }
})

it('ids of countries can stand in addresses, once each', () => {
  for (const good of ['a', 'a-9', 'x'.repeat(32)]) expect(called(good)).toHaveLength(2)
  for (const wrong of [[''], ['x'.repeat(33)], ['a/b'], ['Fr'], ['fr '], [' fr'], ['fr', 'be', 'fr']])
    expect(() => called(...wrong)).toThrow(expect.objectContaining({ code: 'invalid-settings' }))
  const none = {}
  expect(() => Reflect.apply(eid, null, [{ schemes: [none] }])).toThrow(
    expect.objectContaining({ code: 'invalid-settings' }),
  )
})

it('a page says why of what is known, and of nothing else', () => {
  expect(eidIssue('taken-eid')).toEqual([{ field: 'form', code: 'eid-taken-eid' }])
  for (const why of ['', 'constructor', 'your account is closed']) expect(eidIssue(why)).toEqual([])
  expect(withProblem('/cas/eid', 'low')).toBe('/cas/eid?why=low')
  expect(withProblem('/cas/eid?flow=x', 'low')).toBe('/cas/eid?flow=x&why=low')
})
