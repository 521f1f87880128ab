import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { problem } from '../src/problem.ts'

test('a problem says its reason and what belongs to it, and is kept by nobody', async () => {
  const app = new Hono().get('/', (c) => {
    c.header('Retry-After', '5')
    return problem(c, 429, { reason: 'too-often', wait: 5, status: 200 })
  })
  const answer = await app.request('/')
  expect(answer.status).toBe(429)
  expect(await answer.json()).toEqual({
    type: 'about:blank',
    title: 'Too many requests.',
    status: 429,
    reason: 'too-often',
    wait: 5,
  })
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'retry-after': '5',
  })
})
