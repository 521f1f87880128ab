import type { AuditEntry } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findClient } from '../../../src/oidc/clients/find.ts'
import { addClient, isSelfRegistered, listAddedClients, registerClient } from '../../../src/oidc/index.ts'
import { settings, shop, type TestProvider, testProvider } from '../../support/provider.ts'

const now = 1_800_000_000
const choir = { name: 'Choir', redirectUris: ['https://choir.example/callback'] }

let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([shop])
})
afterAll(() => idp.close())

const entry: AuditEntry = {
  id: 'row',
  at: now,
  kind: 'service-added',
  subject: null,
  by: null,
  reason: null,
  details: {},
}
const add = (asked: Readonly<Record<string, unknown>>, { confidential = true } = {}) =>
  addClient(idp.at(now), {
    asked,
    confidential,
    auditOf: async ({ clientId, name }) => ({ ...entry, id: clientId, details: { client: clientId, service: name } }),
  })

describe('a service that an administrator adds', () => {
  test('has an id of its own and a secret that is kept sealed, and is known from then on', async () => {
    const added = await add(choir)
    if (!added.ok) throw new Error('refused')
    const { clientId, clientSecret } = added
    expect(clientId).toMatch(/^adm-[\w-]{22}$/)
    expect(clientSecret).toMatch(/^[\w-]{43,}$/)
    expect(isSelfRegistered(clientId)).toBe(false)
    expect(await findClient(idp.at(now), clientId)).toMatchObject({
      ...choir,
      clientId,
      clientSecret,
      firstParty: false,
    })
    const row = await idp.store.registeredClients.find(clientId)
    expect(row).toMatchObject({ open: false, createdAt: now, changedAt: now })
    expect(JSON.stringify(row)).not.toContain(clientSecret)
    const [told] = (await idp.store.audit.unsealed({ limit: 100 })).filter(({ id }) => id === clientId)
    expect(told).toMatchObject({ kind: 'service-added', details: { client: clientId, service: 'Choir' } })
  })

  test('has no secret where it can’t keep one', async () => {
    const added = await add({ ...choir, name: 'Pocket choir' }, { confidential: false })
    if (!added.ok) throw new Error('refused')
    expect(added.clientSecret).toBeNull()
    const service = await findClient(idp.at(now), added.clientId)
    expect(service).toMatchObject({ tokenEndpointAuthMethod: 'none' })
    expect(service).not.toHaveProperty('clientSecret')
  })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['redirectUris.0', { redirectUris: ['http://choir.example/'] }],
    ['redirectUris', { redirectUris: [] }],
    ['colour', { colour: 'red' }],
    ['name', { name: '' }],
    ['name', { name: 'shop' }],
    ['name', { name: 'Ѕhοp' }],
    ['name', { name: 'EU-Logln' }],
  ])(
    'is refused by the rules of the list, and what people take for another’s name too: %s of %j',
    async (field, change) => {
      const before = await listAddedClients(idp.at(now), { limit: 100 })
      const added = await add({ ...choir, ...change })
      expect(added.ok ? [] : added.issues.map(({ path }) => path)).toEqual([field])
      expect(await listAddedClients(idp.at(now), { limit: 100 })).toEqual(before)
    },
  )

  test('can’t be what an operator’s own is, whatever is asked', async () => {
    const added = await add({ ...choir, name: 'Sly choir', firstParty: true, clientId: 'shop', type: 'cas' })
    if (!added.ok) throw new Error('refused')
    expect(await findClient(idp.at(now), added.clientId)).toMatchObject({ type: 'oidc', firstParty: false })
  })
})

test('a list has the oldest first, tells who added it, and leaves out what can’t be read', async () => {
  const own = await testProvider([shop])
  const provider = { ...own.at(now), settings: { ...settings, clientRegistration: 'open' as const } }
  const body = { client_name: 'Band', redirect_uris: ['https://band.example/'] }
  await registerClient(provider, { authorization: null, body, from: '192.0.2.1' })
  const later = { ...provider, now: now + 1 }
  const auditOf = async () => entry
  const added = await addClient(later, { asked: choir, confidential: false, auditOf })
  const told = async (limit: number) =>
    (await listAddedClients(later, { limit })).map(({ byAdministrator, service }) => [service.name, byAdministrator])
  expect(await told(9)).toEqual([
    ['Band', false],
    ['Choir', true],
  ])
  expect(await told(1)).toEqual([['Band', false]])
  const row = await own.store.registeredClients.find(added.ok ? added.clientId : '')
  if (row === null) throw new Error('not kept')
  await own.store.registeredClients.update({ ...row, registration: '{"colour":"red"}' })
  expect(await told(9)).toEqual([['Band', false]])
  await own.close()
})
