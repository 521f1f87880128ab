import { describe, expect, test } from 'vitest'
import { findClient, servicesNamed } from '../../../src/oidc/clients/find.ts'
import { isSelfRegistered, readClient } from '../../../src/oidc/index.ts'
import { settings } from '../../support/provider.ts'
import { choir, managing, redirectUri, registering } from './support/registering.ts'

const { at, kept, register } = registering()

describe('a client that registered itself', () => {
  test('is found by its id, as others are, and never the operator’s own', async () => {
    const { body } = await register(choir)
    const clientId = String(body['client_id'])
    expect(isSelfRegistered(clientId)).toBe(true)
    expect(isSelfRegistered('shop')).toBe(false)
    expect(await findClient(at(), clientId)).toMatchObject({
      type: 'oidc',
      clientId,
      clientSecret: body['client_secret'],
      firstParty: false,
      requiredLevel: 'BASIC',
      redirectUris: [redirectUri],
      audiences: [],
      ownScopes: [],
    })
    expect(await findClient(at(), 'shop')).toMatchObject({ name: 'Shop' })
    expect(await findClient(at(), 'Shop')).toBeNull()
    expect(await findClient(at(), `dyn-${'x'.repeat(22)}`)).toBeNull()
    expect(await findClient(at('off'), clientId)).toBeNull()
  })

  test('is looked up only where it may be one, and once for several', async () => {
    const [one, other] = [await register(choir), await register({ ...choir, client_name: 'Band' })]
    const ids = [one, other].map(({ body }) => String(body['client_id']))
    const provider = at()
    const asked: (string | readonly string[])[] = []
    const { registeredClients } = provider.store
    const watched = {
      ...provider,
      store: {
        ...provider.store,
        registeredClients: {
          ...registeredClients,
          find: (id: string) => (asked.push(id), registeredClients.find(id)),
          findAll: (all: readonly string[]) => (asked.push(all), registeredClients.findAll(all)),
        },
      },
    }
    for (const id of ['shop', 'nobody', 'cas https://x.example/']) await findClient(watched, id)
    expect(await servicesNamed(watched, ['nobody', 'shop', 'shop'])).toEqual(provider.services)
    expect(await servicesNamed(watched, ['nobody'])).toEqual([])
    expect(asked).toEqual([])
    const named = await servicesNamed(watched, ['shop', ...ids, ...ids])
    expect(named.map(({ name }) => name).toSorted()).toEqual(['Band', 'Choir', 'Shop'])
    expect(asked).toEqual([ids])
    expect((await servicesNamed(watched, ids)).map(({ name }) => name).toSorted()).toEqual(['Band', 'Choir'])
    const closed = { ...watched, settings: { ...settings, clientRegistration: 'off' as const } }
    expect(await servicesNamed(closed, ids)).toEqual([])
  })

  test('that today’s rules refuse is unknown', async () => {
    const { body } = await register(choir)
    const clientId = String(body['client_id'])
    const row = await kept(body)
    for (const registration of [
      '{"name":"Choir","redirectUris":["http://choir.example/"]}',
      '{"colour":"red"}',
      'null',
    ])
      await at().store.registeredClients.update({ ...row, registration })
    expect(await findClient(at(), clientId)).toBeNull()
    expect(await servicesNamed(at(), [clientId])).toEqual([])
    expect((await readClient(at(), managing(body))).status).toBe(401)
  })

  test('can’t give itself what the operator gives, were it in the store', async () => {
    const { body } = await register(choir)
    const clientId = String(body['client_id'])
    const row = await kept(body)
    const claimed = { ...JSON.parse(row.registration), firstParty: true, clientId: 'shop', type: 'oidc' }
    await at().store.registeredClients.update({ ...row, registration: JSON.stringify(claimed) })
    expect(await findClient(at(), clientId)).toMatchObject({ clientId, firstParty: false })
  })
})
