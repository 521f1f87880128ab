import { platform } from '#platform'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { nothing, openOperation, ownOperation, scopedOperation } from '../../src/api/operation.ts'
import { password } from '../../src/methods/password/face.ts'
import { token } from '../../src/methods/token/face.ts'
import type { Browser } from '../support/browser.ts'
import { makeWorld, registered, signIn, type World } from '../support/world.ts'

const common = {
  method: 'post',
  tag: 'Things',
  summary: 'A thing',
  body: nothing,
  answer: nothing,
  reasons: {},
} as const
/** When what rests may be asked for again, from now. */
let rests: number | null = null

const operations = [
  openOperation({
    ...common,
    id: 'rest',
    path: '/rest',
    reasons: { throttled: 429 },
    run: async (c) => ({ ok: false, reason: 'throttled', until: rests === null ? null : c.var.context.now + rests }),
  }),
  openOperation({
    ...common,
    id: 'refuse',
    path: '/refuse',
    reasons: { 'not-now': 409 },
    run: async () => ({ ok: false, reason: 'not-now', more: { level: 'HIGH' } }),
  }),
  openOperation({
    ...common,
    id: 'name',
    path: '/name',
    query: z.object({ limit: z.string().regex(/^\d$/).optional() }),
    body: z.strictObject({ name: z.string() }),
    answer: z.object({ name: z.string() }),
    status: 201,
    run: async (_c, { body }) => ({ ok: true, answer: { ...body, secret: 'x' } }),
  }),
  ownOperation({ ...common, id: 'own', path: '/own', run: async () => ({ ok: true, answer: undefined }) }),
  scopedOperation({
    ...common,
    id: 'scoped',
    path: '/scoped',
    scope: 'account.read',
    run: async () => ({ ok: true, answer: undefined }),
  }),
]

describe('an operation', () => {
  let world: World
  let browser: Browser
  beforeAll(async () => {
    world = await makeWorld(await platform(), { methods: [{ ...password(), operations }, token()] })
    await registered(world)
    browser = world.browser()
    await signIn(browser)
  })

  const json = { 'Content-Type': 'application/json' }
  const ask = (path: string, body?: string, headers: Readonly<Record<string, string>> = json) =>
    browser.request(`/cas/api${path}`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) })
  const reason = async (answer: Response) => [answer.status, (await answer.json()).reason]

  it('says from when it may be asked again, a second away at least, and nothing of what it doesn’t know', async () => {
    for (const [given, header] of [
      [90, '90'],
      [0, '1'],
      [-5, '1'],
    ] as const) {
      rests = given
      const answer = await ask('/rest')
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, header])
      expect((await answer.json()).until).toBe(world.runtime.now() + given)
    }
    rests = null
    const answer = await ask('/rest')
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, null])
    expect(await answer.json()).not.toHaveProperty('until')
  })

  it('says why it did nothing by its own status, and what else there is to know', async () => {
    const answer = await ask('/refuse')
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([409, 'no-store'])
    const told = await answer.json()
    expect(told).toMatchObject({ reason: 'not-now', level: 'HIGH' })
    expect(told).not.toHaveProperty('issues')
  })

  it('takes JSON that says so, and tells no field that isn’t described', async () => {
    const named = await ask('/name', '{"name":"x"}', { 'Content-Type': ' Application/JSON ; charset=utf-8' })
    expect([named.status, await named.json()]).toEqual([201, { name: 'x' }])
    expect(await reason(await ask('/name', '{"name":"x"}', { 'Content-Type': 'text/plain' }))).toEqual([
      415,
      'not-json',
    ])
    expect(await reason(await ask('/name', '{', json))).toEqual([415, 'not-json'])
    expect(await reason(await ask('/name', '{"name":"x","more":1}'))).toEqual([422, 'invalid'])
    const wrong = await ask('/name?limit=x', '{"name":"x"}')
    expect([wrong.status, (await wrong.json()).issues]).toMatchObject([422, [{ field: 'limit' }]])
  })

  it('is for who is signed in, where it says so', async () => {
    expect((await ask('/own')).status).toBe(204)
    const stranger = await world.browser().request('/cas/api/own', { method: 'POST' })
    expect(await reason(stranger)).toEqual([401, 'not-signed-in'])
  })

  it('takes a token only where it says so, and then nothing in its place', async () => {
    for (const scheme of ['Bearer x', 'bearer x', 'DPoP x']) {
      expect(await reason(await ask('/own', undefined, { Authorization: scheme }))).toEqual([403, 'no-token'])
      expect(await reason(await ask('/scoped', undefined, { Authorization: scheme }))).toEqual([401, 'invalid-token'])
    }
    for (const other of ['Basic eDp4', 'My Bearer', 'Bearers x'])
      expect((await ask('/scoped', undefined, { Authorization: other })).status).toBe(204)
    expect((await ask('/scoped', undefined, {})).status).toBe(204)
  })
})
