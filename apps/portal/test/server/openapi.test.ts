import { Validator } from '@seriousme/openapi-schema-validator'
import * as z from 'zod'
import { expect, test } from 'vitest'
import { describedAddresses } from '../../src/server/api/addresses.ts'
import { descriptionOf } from './as-described.ts'
import { origin, portal } from './portal.ts'

const document = async () => (await portal().app.request(`${origin}/api/openapi.json`)).json()

test('every address of the portal’s app is described, and none that isn’t there', () => {
  const { app } = portal()
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/openapi.json')
    .map(({ method, path }) => `${method} ${path.slice('/api'.length).replaceAll(/:(\w+)(?:\{[^/]*\})?/g, '{$1}')}`)
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(describedAddresses).toSorted())
})

test('the document is one of OpenAPI 3.1, as its own specification’s schema judges it', async () => {
  const told = await document()
  const validator = new Validator()
  expect(await validator.validate(told)).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
  const broken = structuredClone(told)
  delete broken.paths['/session'].get.responses
  broken.paths['/session'].get.parameters = [{ name: 'x' }]
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('names what is its own, refers to nothing that isn’t there, and every operation has one name', async () => {
  const told = await document()
  expect(told.servers).toEqual([{ url: `${origin}/api` }])
  const text = JSON.stringify(told)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    expect(told.components.schemas, name).toHaveProperty(name ?? '')
  const ids = Object.values(describedAddresses).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(told.components.schemas.Cv.properties)).toContain('title')
})

test('a body that isn’t as described is told field by field, and nothing of it is said again', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  const wrong = async (method: string, path: string, body: unknown) => {
    const answer = await send(method, path, { cookie, body })
    const told = await answer.json()
    return [answer.status, told.reason, told.issues]
  }
  expect(await wrong('PUT', '/api/shares/share-one', { title: 'x'.repeat(500), items: [], expiresAt: null })).toEqual([
    422,
    'invalid',
    [
      { field: 'title', code: 'too-long' },
      { field: 'message', code: 'required' },
      { field: 'items', code: 'not-as-described' },
    ],
  ])
  const past = { title: '', message: '', items: [{ kind: 'grid' }], expiresAt: 1 }
  expect(await wrong('PUT', '/api/shares/share-one', past)).toEqual([
    422,
    'invalid',
    [{ field: 'expiresAt', code: 'past' }],
  ])
  expect(await wrong('PUT', '/api/documents/cv/cv1', { schema: 1, value: {} })).toEqual([
    422,
    'invalid',
    [{ field: 'schema', code: 'other-schema' }],
  ])
  const long = { schema: 2, value: { id: 'cv1', title: 'x'.repeat(200) } }
  expect(await wrong('PUT', '/api/documents/cv/cv1', long)).toEqual([
    422,
    'invalid',
    [{ field: 'title', code: 'too-long', params: { max: 120 } }],
  ])
  expect(await wrong('POST', '/api/documents/cv/cv1/changes', { schema: 2, base: 0, patches: [] })).toEqual([
    422,
    'invalid',
    [
      { field: 'batch', code: 'required' },
      { field: 'device', code: 'required' },
    ],
  ])
  expect(await wrong('POST', '/api/survey', '[')).toEqual([422, 'invalid', [{ field: '', code: 'required' }]])
  expect((await wrong('POST', '/api/render', { documents: [] }))[2]).toEqual([
    { field: 'documents', code: 'not-as-described' },
  ])
})

test('no access token opens an address, not even beside a session', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  for (const address of Object.keys(describedAddresses)) {
    const [method = '', path = ''] = address.split(' ')
    const at = `/api${path.replaceAll(/\{\w+\}/g, 'x')}`
    for (const Authorization of ['Bearer some-token', 'bearer x', 'DPoP some-token']) {
      const answer = await send(method, at, { cookie, headers: { Authorization } })
      expect([address, answer.status, (await answer.json()).reason]).toEqual([address, 403, 'no-token'])
    }
  }
})

test('what is sent isn’t as described where a field is left out or is of another type', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  for (const [address, { body }] of Object.entries(describedAddresses)) {
    const [method = '', path = ''] = address.split(' ')
    if (body === undefined || body === 'bytes' || path.startsWith('/shared/')) continue
    const { required = [] } = z
      .object({ required: z.array(z.string()).optional() })
      .parse(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }))
    for (const name of required) {
      const at = `/api${path.replace('{kind}', 'cv').replaceAll(/\{\w+\}/g, 'something')}`
      const answer = await send(method, at, { cookie, body: { [name]: Number.NaN } })
      // Of a link that isn’t there nothing is judged.
      expect([address, name, answer.status]).toEqual([
        address,
        name,
        method === 'PATCH' && path.startsWith('/shares') ? 404 : 422,
      ])
    }
  }
  expect(descriptionOf({ method: 'GET', path: '/api/suggestions/mine?language=en' })?.id).toBe('suggestRelated')
})
