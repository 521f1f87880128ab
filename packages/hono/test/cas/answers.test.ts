import { platform } from '#platform'
import { expect, it } from 'vitest'
import { send } from '../../src/cas/answers.ts'
import { within } from '../support/within.ts'

it('what a service reads is kept by nobody, and says when to ask again', async () => {
  const here = await platform()
  const sent = async (more: { readonly status?: 429; readonly retryAfter?: number }) => {
    const { answer } = await within({ platform: here }, (c) => send(c, { body: 'no', type: 'text/plain', ...more }))
    const { headers, status } = answer
    return [status, headers.get('Content-Type'), headers.get('Cache-Control'), headers.get('Retry-After')]
  }
  expect(await sent({})).toEqual([200, 'text/plain', 'no-store', null])
  expect(await sent({ status: 429, retryAfter: 7 })).toEqual([429, 'text/plain', 'no-store', '7'])
})
