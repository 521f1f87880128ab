import { describe, expect, test } from 'vitest'
import { readService } from '../src/service.ts'

const issuer = 'https://id.example.eu'
const base = '/cas'
const right = {
  issuer,
  versions: [1],
  name: 'Example ID',
  api: `${issuer}/cas/api/device`,
  signIn: `${issuer}/cas/login`,
  screenLock: 'required',
  pinDigits: 4,
  pushKey: null,
  keys: ['a.b.c'],
}
const answering = (value: unknown, init?: ResponseInit) => async () => Response.json(value, init)

describe('the service document', () => {
  test('is read from its one place, with no credentials and no redirect', async () => {
    const asked: [unknown, RequestInit | undefined][] = []
    const fetch: typeof globalThis.fetch = async (input, init) => {
      asked.push([input, init])
      return Response.json(right)
    }
    const { versions: _, ...read } = right
    expect(await readService({ base, fetch }, issuer)).toEqual(read)
    expect(asked[0]?.[0]).toBe(`${issuer}/cas/.well-known/authenticator`)
    expect(asked[0]?.[1]).toMatchObject({ credentials: 'omit', redirect: 'error' })
  })

  test('is read where the provider lies', async () => {
    const asked: unknown[] = []
    const fetch: typeof globalThis.fetch = async (input) => {
      asked.push(input)
      return Response.json(right)
    }
    await readService({ base: '/auth/sso', fetch }, issuer)
    expect(asked).toEqual([`${issuer}/auth/sso/.well-known/authenticator`])
  })

  test.each([
    ['another issuer', { ...right, issuer: 'https://evil.example' }],
    ['an API on another origin', { ...right, api: 'https://evil.example/cas/api/device' }],
    ['a sign-in page on another origin', { ...right, signIn: 'https://evil.example/cas/login' }],
    ['a version that isn’t spoken here', { ...right, versions: [2] }],
    ['no API', { ...right, api: undefined }],
    ['no object', 'hello'],
    ['nothing', null],
  ])('with %s is none', async (_, document) => {
    expect(await readService({ base, fetch: answering(document) }, issuer)).toBe('unavailable')
  })

  test('that can’t be reached, or isn’t there, says which', async () => {
    expect(await readService({ base, fetch: () => Promise.reject(new TypeError('no network')) }, issuer)).toBe(
      'offline',
    )
    expect(await readService({ base, fetch: answering({}, { status: 500 }) }, issuer)).toBe('unavailable')
    expect(await readService({ base, fetch: async () => new Response('<html>') }, issuer)).toBe('unavailable')
  })

  test('an unknown wish for a screen lock is the strict one', async () => {
    expect(await readService({ base, fetch: answering({ ...right, screenLock: 'perhaps' }) }, issuer)).toMatchObject({
      screenLock: 'required',
    })
  })
})
