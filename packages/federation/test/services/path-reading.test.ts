import { expect, test } from 'vitest'
import { obligingSegments } from '../../src/services/path-reading.ts'

test.each([
  ['/App/B', ['app', 'b']],
  ['/a.b./c...', ['a.b', 'c']],
  ['/a;x=1/b%3Bc', ['a', 'b']],
  ['/a//./b/', ['a', 'b']],
  ['/a%20/b', ['a', 'b']],
  ['/a%5Cb', ['a', 'b']],
  ['/a%252525252Fb', ['a', 'b']],
  ['/%EF%BD%81', ['a']],
])('an obliging server reads %s as %j', (path, segments) => {
  expect(obligingSegments(path)).toEqual(segments)
})

test('it climbs where dots lead upwards, unless it is one that doesn’t', () => {
  expect(obligingSegments('/a/..%2Fb')).toEqual(['b'])
  expect(obligingSegments('/a/..%2Fb', { climbs: false })).toEqual(['a', 'b'])
})

test('nobody knows what it makes of bytes that aren’t UTF-8', () => {
  expect(obligingSegments('/a/%C3')).toBeNull()
})
