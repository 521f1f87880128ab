import { emptyProfile } from '@laissez-passer/europass/model'
import { describe, expect, test } from 'vitest'
import { origin, portal } from './portal.ts'

describe('who may', () => {
  test('a guest is asked to sign in; a sign-in with one factor is not enough', async () => {
    const { send, signIn } = portal()
    for (const [cookie, status] of [
      [undefined, 401],
      ['__Host-lp-portal=made-up', 401],
      [await signIn('ada', 'BASIC'), 403],
    ] as const) {
      const answer = await send('GET', '/api/profile', { ...(cookie && { cookie }) })
      expect(answer.status).toBe(status)
      expect(await answer.json()).toMatchObject({ login: '/auth/login?level=MEDIUM' })
      expect(await (await send('GET', '/api/session', { ...(cookie && { cookie }) })).json()).toEqual({ user: null })
    }
  })
  test('another origin may write nothing, and a form can’t', async () => {
    const { send, signIn } = portal()
    const cookie = await signIn('ada')
    expect(
      (await send('POST', '/api/profile', { cookie, body: {}, headers: { Origin: 'https://evil.example' } })).status,
    ).toBe(403)
    expect(
      (
        await send('POST', '/api/profile', {
          cookie,
          body: 'value=1',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(415)
    expect((await send('DELETE', '/api/cvs/x', { cookie, headers: { Origin: 'null' } })).status).toBe(403)
    expect(origin).toBe('http://localhost:4001')
  })
  test('a session that has expired is over', async () => {
    const { send, signIn, clock } = portal()
    const cookie = await signIn('ada')
    expect((await send('GET', '/api/cvs', { cookie })).status).toBe(200)
    clock.now += 3600
    expect((await send('GET', '/api/cvs', { cookie })).status).toBe(401)
    expect(await (await send('GET', '/api/session', { cookie })).json()).toEqual({ user: null })
  })
  test('the pages learn only what they show of a person', async () => {
    const { send, signIn } = portal()
    const answer = await send('GET', '/api/session', { cookie: await signIn('ada') })
    expect(await answer.json()).toEqual({
      user: { id: 'ada', firstName: 'Ada', lastName: 'L', email: 'ada@example.eu', language: 'en' },
    })
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('the profile', () => {
  test('is nothing, is made, is saved, is not saved over', async () => {
    const { send, signIn } = portal()
    const cookie = await signIn('ada')
    expect((await send('GET', '/api/profile', { cookie })).status).toBe(204)
    const made = await send('POST', '/api/profile', { cookie, body: { value: { personal: { givenName: 'Ada' } } } })
    expect([made.status, await made.json()]).toMatchObject([
      201,
      { created: true, version: 1, value: { personal: { givenName: 'Ada' } } },
    ])
    const again = await send('POST', '/api/profile', { cookie, body: {} })
    expect([again.status, await again.json()]).toMatchObject([
      200,
      { created: false, value: { personal: { givenName: 'Ada' } } },
    ])
    expect(
      await (await send('PUT', '/api/profile', { cookie, body: { base: 1, value: emptyProfile() } })).json(),
    ).toEqual({ version: 2 })
    const late = await send('PUT', '/api/profile', {
      cookie,
      body: { base: 1, value: { personal: { givenName: 'Late' } } },
    })
    expect([late.status, await late.json()]).toMatchObject([
      409,
      { reason: 'changed', current: { version: 2, value: { personal: { givenName: '' } } } },
    ])
  })
  test.each([
    ['not JSON', '{'],
    ['no profile', { base: 1 }],
    ['a text too long', { base: 1, value: { personal: { givenName: 'A'.repeat(101) } } }],
    ['no base', { value: {} }],
  ])('refuses %s', async (_, body) => {
    const { send, signIn } = portal()
    const answer = await send('PUT', '/api/profile', { cookie: await signIn('ada'), body })
    expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'invalid' }])
  })
  test('refuses a body that is too large before reading it', async () => {
    const { send, signIn } = portal()
    const answer = await send('POST', '/api/profile', {
      cookie: await signIn('ada'),
      body: { value: { x: 'x'.repeat(1_000_001) } },
    })
    expect(answer.status).toBe(413)
  })
})

describe('CVs', () => {
  test('of others answer 404, whatever is tried', async () => {
    const { send, signIn } = portal()
    const [ada, bob] = [await signIn('ada'), await signIn('bob')]
    const cv = { base: 0, value: { id: 'cv1', content: {} } }
    expect((await send('PUT', '/api/cvs/cv1', { cookie: ada, body: cv })).status).toBe(200)
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', cv],
      ['PUT', { ...cv, base: 1 }],
      ['DELETE', undefined],
    ] as const) {
      expect((await send(method, '/api/cvs/cv1', { cookie: bob, ...(body && { body }) })).status).toBe(404)
    }
    expect((await send('GET', '/api/cvs/cv1', { cookie: ada })).status).toBe(200)
    expect((await send('PUT', '/api/cvs/other', { cookie: ada, body: cv })).status).toBe(400)
    expect((await send('DELETE', '/api/cvs/cv1', { cookie: ada })).status).toBe(204)
  })
})

test('a database that can’t write answers 503 and says nothing of why', async () => {
  const { send, signIn, store, logged } = portal()
  const cookie = await signIn('ada')
  store.profiles.create = () =>
    Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'store-unavailable' }))
  const answer = await send('POST', '/api/profile', { cookie, body: {} })
  expect([answer.status, await answer.json()]).toMatchObject([503, { reason: 'unavailable' }])
  expect(JSON.stringify(logged)).not.toContain('disk')
})
