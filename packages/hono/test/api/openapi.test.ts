import { addresses } from '@laissez-passer/core/addresses'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { openApi } from '../../src/api/openapi.ts'
import {
  archive,
  freshOperation,
  nothing,
  openOperation,
  type Operation,
  ownOperation,
  scopedOperation,
} from '../../src/api/operation.ts'

const common = {
  method: 'get',
  tag: 'Things',
  summary: 'A thing',
  body: nothing,
  answer: nothing,
  reasons: {},
} as const
const run = async () => ({ ok: true as const, answer: undefined })
const handle = async () => new Response()

const document = z.object({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
})

function told(...operations: readonly Operation[]) {
  const asked = { name: 'Example', origin: 'https://id.example', addresses: addresses('/cas') }
  return document.parse(openApi(operations, asked))
}
const one = (operation: Operation) => told(operation).paths[operation.path]?.[operation.method] ?? {}

it('each operation stands at its path, beside others there', () => {
  const { components, paths, servers } = told(
    openOperation({ ...common, id: 'read', path: '/things', run }),
    openOperation({ ...common, id: 'add', method: 'post', path: '/things', run }),
    openOperation({ ...common, id: 'other', path: '/others', run }),
  )
  expect(Object.entries(paths).map(([path, methods]) => [path, Object.keys(methods)])).toEqual([
    ['/things', ['get', 'post']],
    ['/others', ['get']],
  ])
  expect(paths['/things']?.['post']).toMatchObject({ operationId: 'add', tags: ['Things'], summary: 'A thing' })
  expect(servers).toEqual([{ url: 'https://id.example/cas/api' }])
  expect(Object.keys(components.securitySchemes)).toEqual(['session', 'program', 'device'])
  expect(components.schemas).toHaveProperty('Problem')
})

it('who may ask: anyone, who is signed in, a program by its scope, a phone by its keys or by a secret', () => {
  const at = { ...common, id: 'x', path: '/x' } as const
  const phone = (by: 'device' | 'secret'): Operation => ({ ...at, access: 'device', by, handle })
  expect(one(openOperation({ ...at, run }))).not.toHaveProperty('security')
  expect(one(ownOperation({ ...at, run }))['security']).toEqual([{ session: [] }])
  expect(one(freshOperation({ ...at, run }))['security']).toEqual([{ session: [] }])
  expect(one(scopedOperation({ ...at, scope: 'account.read', run }))['security']).toEqual([
    { session: [] },
    { program: ['account.read'] },
  ])
  expect(one(phone('device'))['security']).toEqual([{ device: [] }])
  expect(one(phone('secret'))).not.toHaveProperty('security')
  expect(one(phone('device'))['description']).toMatch(/^From the app’s origin/)
  expect(one(openOperation({ ...at, description: 'More.', run }))['description']).toMatch(/^More\.\n\nBesides:/)
  expect(one(openOperation({ ...at, run }))['description']).toMatch(/^Besides:/)
})

it('what it takes: of its path, of its query, in its body; nothing where it takes nothing', () => {
  const plain = one(openOperation({ ...common, id: 'x', path: '/x', run }))
  expect(plain).not.toHaveProperty('parameters')
  expect(plain).not.toHaveProperty('requestBody')
  const asked = one(
    openOperation({
      ...common,
      id: 'y',
      method: 'post',
      path: '/y/{id}',
      query: z.object({ limit: z.string().optional() }),
      body: z.strictObject({ name: z.string().default('x') }),
      run,
    }),
  )
  expect(asked['parameters']).toMatchObject([
    { name: 'id', in: 'path', required: true },
    { name: 'limit', in: 'query' },
  ])
  expect(asked['requestBody']).toMatchObject({
    required: true,
    content: { 'application/json': { schema: { properties: { name: { type: 'string' } } } } },
  })
  // As it is read, not as it comes out: a default may be left out.
  expect(asked['requestBody']).not.toHaveProperty(['content', 'application/json', 'schema', 'required'])
})

it('what it answers: nothing, a file, JSON, and why it may not', () => {
  const responses = (operation: Operation) => z.record(z.string(), z.unknown()).parse(one(operation)['responses'])
  const at = { ...common, id: 'x', path: '/x' } as const
  expect(Object.keys(responses(openOperation({ ...at, run })))).toEqual(['204', 'default'])
  const file = openOperation({ ...at, answer: archive, run: async () => ({ ok: true, answer: new Uint8Array() }) })
  expect(responses(file)['200']).toMatchObject({ content: { 'application/zip': {} } })
  const made = openOperation({
    ...at,
    status: 201,
    answer: z.object({ name: z.string() }),
    reasons: { gone: 410 },
    run: async () => ({ ok: true, answer: { name: 'x' } }),
  })
  expect(Object.keys(responses(made))).toEqual(['201', '410', 'default'])
  expect(responses(made)['201']).toMatchObject({ content: { 'application/json': { schema: { required: ['name'] } } } })
  expect(Object.keys(responses(scopedOperation({ ...at, scope: 'account.read', run })))).toEqual(
    expect.arrayContaining(['401', '403']),
  )
  expect(Object.keys(responses(ownOperation({ ...at, run })))).toEqual(['204', '401', 'default'])
})
