import { platform } from '#platform'
import { type Context, Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ProviderEnv } from '../../src/environment.ts'
import { posted } from '../../src/oidc/posted.ts'
import { formOf, open, sent, tellClient } from '../../src/oidc/programs.ts'
import { within } from '../support/within.ts'
import type { Platform } from '../support/world.ts'

const form = 'application/x-www-form-urlencoded'

/** What was read of a request; undefined: nothing. */
async function read(act: (c: Context<ProviderEnv>) => unknown, init: RequestInit): Promise<unknown> {
  const results: unknown[] = []
  const app = new Hono<ProviderEnv>().all('/', async (c) => {
    c.set('address', '203.0.113.9')
    results.push(await act(c))
    return c.body(null, 204)
  })
  expect((await app.request('/', init)).status).toBe(204)
  return results[0]
}

const body = (text: string, type: string | null): RequestInit => ({
  method: 'POST',
  body: new TextEncoder().encode(text),
  headers: type === null ? {} : { 'Content-Type': type },
})

describe('what a client posts', () => {
  it('is JSON where it says so', async () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON ;x=1'])
      expect(await read(posted, body('{"a":1}', type)), type).toEqual({ a: 1 })
    for (const type of [null, 'text/plain', 'application/jsonp', form])
      expect(await read(posted, body('{"a":1}', type)), String(type)).toBeUndefined()
    expect(await read(posted, body('{"a":', 'application/json'))).toBeUndefined()
  })

  it('is a form where it says so, each value of each name', async () => {
    const pairs = (type: string | null) => read(async (c) => [...(await formOf(c))], body('a=1&a=2&b=%20', type))
    const all = [
      ['a', '1'],
      ['a', '2'],
      ['b', ' '],
    ]
    expect(await pairs(form)).toEqual(all)
    expect(await pairs(`${form.toUpperCase()}; charset=utf-8`)).toEqual(all)
    for (const type of [null, 'text/plain', `x${form}`]) expect(await pairs(type), String(type)).toEqual([])
  })

  it('comes with what proves it, and from where', async () => {
    const asked = (init: RequestInit) =>
      read(async (c) => {
        const { parameters, ...rest } = await sent(c)
        return { ...rest, parameters: `${parameters}` }
      }, init)
    expect(await asked(body('a=1', form))).toEqual({
      authorization: null,
      dpop: null,
      address: '203.0.113.9',
      parameters: 'a=1',
    })
    expect(await asked({ headers: { Authorization: 'Bearer x', DPoP: 'y' } })).toMatchObject({
      authorization: 'Bearer x',
      dpop: 'y',
      parameters: '',
    })
  })
})

describe('what a client is told', () => {
  let here: Platform
  beforeAll(async () => {
    here = await platform()
  })
  const told = async (status: 200 | 400 | 401 | 429, retryAfter?: number) => {
    const { answer } = await within({ platform: here }, (c) =>
      tellClient(c, { body: { error: 'x' }, status, ...(retryAfter === undefined ? {} : { retryAfter }) }),
    )
    const { headers } = answer
    return [answer.status, headers.get('WWW-Authenticate'), headers.get('Retry-After')]
  }

  it('is how to prove itself where it didn’t, and when to come back', async () => {
    expect(await told(200)).toEqual([200, null, null])
    expect(await told(400)).toEqual([400, null, null])
    expect(await told(401)).toEqual([401, 'Basic realm="oauth2"', null])
    expect(await told(429, 7)).toEqual([429, null, '7'])
  })

  it('is kept nowhere', async () => {
    const { answer } = await within({ platform: here }, (c) => tellClient(c, { body: { a: 1 }, status: 201 }))
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Pragma')).toBe('no-cache')
    expect(await answer.json()).toEqual({ a: 1 })
  })
})

it('pages of any origin may ask and read, without cookies', async () => {
  const app = new Hono().use('/', open).get('/', (c) => c.text('read'))
  const answer = await app.request('/', { headers: { Origin: 'https://any.example' } })
  expect(await answer.text()).toBe('read')
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('WWW-Authenticate')
  const before = await app.request('/', {
    method: 'OPTIONS',
    headers: { Origin: 'https://any.example', 'Access-Control-Request-Method': 'POST' },
  })
  expect(before.status).toBe(204)
  expect(before.headers.get('Access-Control-Allow-Headers')?.split(',')).toEqual([
    'Authorization',
    'Content-Type',
    'DPoP',
  ])
  expect(before.headers.has('Access-Control-Allow-Credentials')).toBe(false)
})
