import { expect, test } from 'vitest'
import { failure } from '../../src/web/request.ts'

const answer = (status: number, wait?: string) =>
  failure(new Response('{}', { status, headers: wait === undefined ? {} : { 'Retry-After': wait } }))

test.each([
  [503, '2', 2],
  [429, '7', 7],
  // A proxy's page, with a date or an age: we come again by our own clock, and not in a year.
  [503, 'Fri, 27 Nov 2026 02:00:00 GMT', undefined],
  [502, undefined, undefined],
  [503, '999999', 600],
])('an answer %s that says to come again after %s is heard', async (status, said, wait) => {
  expect(await answer(status, said)).toEqual({ ok: false, reason: 'offline', ...(wait !== undefined && { wait }) })
})
