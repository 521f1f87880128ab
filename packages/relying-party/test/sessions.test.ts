import { expect, test } from 'vitest'
import { memorySessions } from '../src/sessions.ts'

const login = {
  stateHash: 's',
  browserHash: 'b',
  nonce: 'n',
  codeVerifier: 'v',
  returnTo: '/',
  level: null,
  freshSince: null,
  expiresAt: 100,
}

test('a login is taken once, by one of many', async () => {
  const sessions = memorySessions()
  await sessions.begin(login)
  const takes = await Promise.all(Array.from({ length: 50 }, () => sessions.take('s', { now: 99 })))
  expect(takes.filter((each) => each !== null)).toHaveLength(1)
})

test('what has expired is invisible', async () => {
  const sessions = memorySessions()
  await sessions.begin(login)
  expect(await sessions.take('s', { now: 100 })).toBeNull()
})

test('memory is bounded: the oldest go first', async () => {
  const sessions = memorySessions({ limit: 2 })
  for (const stateHash of ['1', '2', '3']) await sessions.begin({ ...login, stateHash })
  expect(await sessions.take('1', { now: 0 })).toBeNull()
  expect(await sessions.take('3', { now: 0 })).not.toBeNull()
})
