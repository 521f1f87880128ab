import { describe, expect, test, vi } from 'vitest'
import { portal } from '../portal.ts'
import { profile, retitle, withCv } from './support/world.ts'

test('a database that can’t write answers 503 and says nothing of why', async () => {
  const { send, signIn, store, logged } = portal()
  const cookie = await signIn('ada')
  store.documents.create = () =>
    Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'store-unavailable' }))
  const answer = await send('PUT', profile, { cookie, body: { schema: 2, value: {} } })
  expect([answer.status, await answer.json()]).toMatchObject([503, { reason: 'unavailable' }])
  expect(JSON.stringify(logged)).not.toContain('disk')
})

describe('where others are quicker', () => {
  test('fifty who change one document at once are all taken', async () => {
    const { ask, path } = await withCv()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        ask('POST', `${path}/changes`, {
          ...retitle(1, ['', '']),
          patches: [{ at: `overrides/${n}`, value: { value: `${n}`, of: null } }],
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200))
    expect((await ask('GET', path)).body.version).toBe(51)
  })
  test('for seconds on end, one is told when to come again', { timeout: 20_000 }, async () => {
    const { ask, path, store } = await withCv()
    vi.spyOn(store.documents, 'change').mockResolvedValue(false)
    const answer = await ask('POST', `${path}/changes`, retitle(1, ['', 'late']))
    expect([answer.status, answer.body.reason, answer.headers.get('Retry-After')]).toEqual([503, 'busy', '2'])
  })
  test('a database that is away for a moment says when to come again', async () => {
    const { ask, path, store } = await withCv()
    vi.spyOn(store.documents, 'since').mockRejectedValue(
      Object.assign(new Error('locked'), { code: 'store-unavailable' }),
    )
    const answer = await ask('POST', `${path}/changes`, retitle(1, ['', 'late']))
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  })
})
