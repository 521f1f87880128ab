import { schemaVersion } from '@laissez-passer/europass/profile'
import { describe, expect, test } from 'vitest'
import { origin, portal } from '../portal.ts'
import { profile, retitle, withCv } from './support/world.ts'

describe('who may', () => {
  test('a guest is asked to sign in; a sign-in with one factor is not enough', async () => {
    const { send, signIn } = portal()
    for (const [cookie, status] of [
      [undefined, 401],
      ['__Host-lp-portal=made-up', 401],
      [await signIn('ada', 'BASIC'), 403],
    ] as const) {
      for (const path of [profile, `${profile}/changes?since=0`, `${profile}/versions`, '/api/documents/cv']) {
        const answer = await send('GET', path, { ...(cookie && { cookie }) })
        expect(answer.status).toBe(status)
        expect(await answer.json()).toMatchObject({ login: '/auth/login?level=MEDIUM' })
      }
      expect(await (await send('GET', '/api/session', { ...(cookie && { cookie }) })).json()).toEqual({ user: null })
    }
  })
  test('another origin may write nothing, and a form can’t', async () => {
    const { send, cookie, path } = await withCv()
    for (const [method, at] of [
      ['PUT', profile],
      ['POST', `${path}/changes`],
      ['DELETE', path],
    ] as const) {
      const headers = { Origin: 'https://evil.example' }
      expect((await send(method, at, { cookie, body: {}, headers })).status).toBe(403)
      expect((await send(method, at, { cookie, body: {}, headers: { Origin: 'null' } })).status).toBe(403)
    }
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await send('POST', `${path}/changes`, { cookie, body: 'value=1', headers })).status).toBe(415)
    expect(origin).toBe('http://localhost:4001')
  })
  test('a page that shows one person is neither answered nor taken for who signed in since', async () => {
    const { send, signIn } = portal()
    const bob = await signIn('bob')
    const headers = { 'Shown-To': 'ada' }
    for (const [method, path, body] of [
      ['GET', '/api/documents/profile/profile', undefined],
      ['PUT', profile, { schema: schemaVersion, value: {} }],
      ['GET', '/api/files', undefined],
      ['POST', '/api/account/leaving', {}],
    ] as const) {
      const answer = await send(method, path, { cookie: bob, headers, ...(body && { body }) })
      expect([answer.status, (await answer.json()).reason], path).toEqual([401, 'another-person'])
    }
    expect((await send('GET', '/api/documents/cv', { cookie: bob, headers: { 'Shown-To': 'bob' } })).status).toBe(200)
    // Who is there is answered to everybody.
    const there = await send('GET', '/api/session', { cookie: bob, headers })
    expect((await there.json()).user.id).toBe('bob')
  })
  test('a session that has expired is over', async () => {
    const { send, signIn, clock } = portal()
    const cookie = await signIn('ada')
    expect((await send('GET', '/api/documents/cv', { cookie })).status).toBe(200)
    clock.now += 3600
    expect((await send('GET', '/api/documents/cv', { cookie })).status).toBe(401)
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
  test('of others’ documents there are none, whatever is tried', async () => {
    const { send, signIn, path, ask } = await withCv()
    await ask('POST', `${path}/changes`, retitle(1, ['', 'Mine']))
    const bob = await signIn('bob')
    for (const [method, at, body] of [
      ['GET', path, undefined],
      ['DELETE', path, undefined],
      ['GET', `${path}/changes?since=1`, undefined],
      ['POST', `${path}/changes`, retitle(2, ['Mine', 'Bob’s'])],
      ['GET', `${path}/versions`, undefined],
      ['GET', `${path}/versions/1`, undefined],
    ] as const)
      expect((await send(method, at, { cookie: bob, ...(body && { body }) })).status, `${method} ${at}`).toBe(404)
    expect((await ask('GET', path)).body.value.title).toBe('Mine')
  })
})
