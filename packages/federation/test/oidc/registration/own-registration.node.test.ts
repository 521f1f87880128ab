import { describe, expect, test } from 'vitest'
import { readClient, removeClient, updateClient } from '../../../src/oidc/index.ts'
import { choir, type Json, managing, now, registering } from './support/registering.ts'

const { at, kept, register } = registering()

describe('a registration', () => {
  test('is kept without its secret and its token as they are', async () => {
    const { body } = await register(choir)
    const row = await kept(body)
    expect(row).toMatchObject({ open: false, createdAt: now, changedAt: now })
    for (const secret of ['client_secret', 'registration_access_token'])
      expect(JSON.stringify(row)).not.toContain(String(body[secret]))
    const open = await register(choir, { provider: at('open') })
    expect(await kept(open.body)).toMatchObject({ open: true })
  })

  test('is told, written anew and removed by its own token alone', async () => {
    const { body: client } = await register(choir)
    const { body: other } = await register(choir)
    expect(await readClient(at(), managing(client))).toEqual({ status: 200, body: client })
    const later = { ...at(), now: now + 9 }
    expect((await readClient(later, managing(client))).body).toEqual(client)
    for (const token of [null, 'x', String(other['registration_access_token'])]) {
      const asking = managing(client, token)
      for (const answer of [
        await readClient(at(), asking),
        await updateClient(at(), { ...asking, body: { ...choir, client_id: client['client_id'] } }),
        await removeClient(at(), asking),
      ])
        expect([answer.status, answer.challenge]).toEqual([
          401,
          token === null ? 'Bearer' : 'Bearer error="invalid_token"',
        ])
    }
    for (const clientId of ['dyn-nobody', `dyn-${'x'.repeat(22)}`, `dyn-${'x'.repeat(21)}\0`, 'shop', ''])
      expect((await readClient(at(), { ...managing(client), clientId })).status).toBe(401)
    expect((await readClient(at('off'), managing(client))).status).toBe(401)
    expect(await removeClient(at(), managing(client))).toEqual({ status: 204, body: {} })
    expect((await removeClient(at(), managing(client))).status).toBe(401)
    expect((await readClient(at(), managing(other))).status).toBe(200)
  })

  test('is gone before it is written anew: nothing is', async () => {
    const { body: client } = await register(choir)
    const provider = at()
    const { registeredClients } = provider.store
    const racing = {
      ...provider,
      store: {
        ...provider.store,
        registeredClients: { ...registeredClients, update: async () => false, remove: async () => false },
      },
    }
    const body = { ...choir, client_id: client['client_id'] }
    expect((await updateClient(racing, { ...managing(client), body })).status).toBe(401)
    expect((await removeClient(racing, managing(client))).status).toBe(401)
  })

  test('is written anew twenty times an hour, and what is refused isn’t counted', async () => {
    const { body: client } = await register(choir)
    const write = (body: Json, provider = at()) => updateClient(provider, { ...managing(client), body })
    const body = { ...choir, client_id: client['client_id'] }
    for (let count = 0; count < 30; count++) await write({ ...body, client_name: 'Shop' })
    for (let count = 0; count < 20; count++) expect((await write(body)).status).toBe(200)
    expect(await write(body)).toMatchObject({ status: 429, retryAfter: 3600 })
    expect((await readClient(at(), managing(client))).status).toBe(200)
    expect((await write(body, { ...at(), now: now + 3600 })).status).toBe(200)
    const { body: other } = await register(choir)
    const others = await updateClient(at(), { ...managing(other), body: { ...choir, client_id: other['client_id'] } })
    expect(others.status).toBe(200)
  })

  test('written anew has what is said, and what isn’t is reset', async () => {
    const { body: client } = await register({
      ...choir,
      post_logout_redirect_uris: ['https://choir.example/'],
      subject_type: 'pairwise',
    })
    const { client_id, client_secret } = client
    const write = (body: unknown) => updateClient({ ...at(), now: now + 5 }, { ...managing(client), body })
    const changed = await write({ ...choir, client_id, client_secret, client_name: 'Choir of Ghent' })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({
      client_id,
      client_secret,
      client_name: 'Choir of Ghent',
      client_id_issued_at: now,
      registration_access_token: client['registration_access_token'],
      post_logout_redirect_uris: [],
    })
    expect(changed.body).not.toHaveProperty('subject_type')
    expect((await readClient(at(), managing(client))).body).toEqual(changed.body)
    expect(await kept(client)).toMatchObject({
      createdAt: now,
      changedAt: now + 5,
    })

    const open = await write({ ...choir, client_id, token_endpoint_auth_method: 'none' })
    expect(open.body).not.toHaveProperty('client_secret')
    expect((await write({ ...choir, client_id, client_secret: '' })).status).toBe(200)
    const again = await write({ ...choir, client_id })
    expect(again.body['client_secret']).toEqual(expect.any(String))
    expect(again.body['client_secret']).not.toBe(client_secret)
  })

  test.each<[what: string, change: unknown, says: RegExp]>([
    ['another’s id', { client_id: 'dyn-other' }, /client_id must be/],
    ['no id', { client_id: undefined }, /client_id must be/],
    [
      'a secret of its own choice',
      { client_secret: 'chosen-by-the-client-itself-0123456789' },
      /client_secret must be/,
    ],
    ['a secret that is no text', { client_secret: 7 }, /client_secret must be/],
    ['a token of its own choice', { registration_access_token: 'x' }, /registration_access_token is the/],
    [
      'an address of its own choice',
      { registration_client_uri: 'https://a.example/' },
      /registration_client_uri is the/,
    ],
    ['when it was made', { client_id_issued_at: 1 }, /client_id_issued_at is the/],
    ['when its secret ends', { client_secret_expires_at: 1 }, /client_secret_expires_at is the/],
    ['an address that isn’t taken', { redirect_uris: ['http://a.example/'] }, /^redirect_uris/],
    ['a name that is taken', { client_name: 'Shop' }, /another service/],
  ])('stays where a client says %s', async (_, change, says) => {
    const { body: client } = await register(choir)
    const body = { ...choir, client_id: client['client_id'], ...Object(change) }
    const answer = await updateClient(at(), { ...managing(client), body })
    expect([answer.status, answer.body['error_description']]).toEqual([400, expect.stringMatching(says)])
    expect((await readClient(at(), managing(client))).body).toEqual(client)
  })

  test.each([undefined, null, [], 'x'])('stays where what is sent is %j', async (body) => {
    const { body: client } = await register(choir)
    expect(await updateClient(at(), { ...managing(client), body })).toMatchObject({ status: 400 })
  })
})
