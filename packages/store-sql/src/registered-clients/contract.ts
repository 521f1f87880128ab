import type { AuditEntry, RegisteredClient, SignalStream, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, fresh, now, race, signedIn, wins } from '../contract/fixtures.ts'

/** A client as it may register itself. */
function client(options: Partial<RegisteredClient> = {}): RegisteredClient {
  return {
    clientId: fresh('client'),
    registration: '{"name":"Shop"}',
    sealedSecret: 'k1.c2VhbGVk',
    tokenHash: fresh('hash'),
    open: false,
    createdAt: now,
    changedAt: now,
    ...options,
  }
}

const month = 30 * 86_400

/** What `RegisteredClientsPort` promises. */
export function registeredClientsContract(makeStore: () => Promise<Store>): void {
  async function allowed(store: Store, clientId: string) {
    const session = await signedIn(store, (await activated(store)).id)
    const { accountId, idHash: sessionIdHash } = session
    const activity = entry(accountId, { kind: 'service-allowed' })
    await store.consents.give({ accountId, clientId, scopes: ['openid'], sessionIdHash, messages: [], activity, now })
    return { scopes: () => store.consents.scopes({ accountId, clientId }) }
  }

  const row = (id: string): AuditEntry => ({
    id,
    at: now,
    kind: 'client-removed',
    subject: null,
    by: null,
    reason: null,
    details: {},
  })
  const stream = (clientId: string): SignalStream => ({
    id: `of-${clientId}`,
    clientId,
    eventsRequested: [],
    endpoint: 'https://shop.example/events',
    sealedAuthorization: null,
    description: null,
    status: 'enabled',
    statusReason: null,
    createdAt: now,
  })

  describe('clients that registered themselves', () => {
    test('are found as they registered, alone and together', async () => {
      const store = await makeStore()
      const [one, other] = [client(), client({ sealedSecret: null, open: true })]
      await store.registeredClients.register(one)
      await store.registeredClients.register(other)
      expect(await store.registeredClients.find(one.clientId)).toEqual(one)
      expect(await store.registeredClients.find('nobody')).toBeNull()
      const found = await store.registeredClients.findAll([one.clientId, 'nobody', other.clientId])
      expect(found).toHaveLength(2)
      expect(found).toEqual(expect.arrayContaining([one, other]))
      expect(await store.registeredClients.findAll([])).toEqual([])
    })

    test('are listed from the first, also those of one second, some at a time', async () => {
      const store = await makeStore()
      const all = [client({ createdAt: now + 1 }), client({ clientId: 'b' }), client({ clientId: 'a' })]
      for (const each of all) await store.registeredClients.register(each)
      const first = await store.registeredClients.list({ after: null, limit: 2 })
      expect(first.map(({ clientId }) => clientId)).toEqual(['a', 'b'])
      const rest = await store.registeredClients.list({ after: first[1] ?? null, limit: 2 })
      expect(rest).toEqual([all[0]])
    })

    test('are written anew by their own token alone', async () => {
      const store = await makeStore()
      const one = client()
      await store.registeredClients.register(one)
      const changes = { registration: '{"name":"Market"}', sealedSecret: null, changedAt: now + 5 }
      const { clientId, tokenHash } = one
      expect(await store.registeredClients.update({ ...changes, clientId, tokenHash: 'another' })).toBe(false)
      expect(await store.registeredClients.update({ ...changes, clientId: 'nobody', tokenHash })).toBe(false)
      expect(await store.registeredClients.find(clientId)).toEqual(one)
      expect(await store.registeredClients.update({ ...changes, clientId, tokenHash })).toBe(true)
      expect(await store.registeredClients.find(clientId)).toEqual({ ...one, ...changes })
    })

    test('are removed with what people allowed them, by their own token or by an operator', async () => {
      const store = await makeStore()
      const [one, other] = [client(), client()]
      await store.registeredClients.register(one)
      await store.registeredClients.register(other)
      const [mine, theirs] = [await allowed(store, one.clientId), await allowed(store, other.clientId)]
      expect(await store.registeredClients.remove({ clientId: one.clientId, tokenHash: other.tokenHash })).toBe(false)
      expect(await mine.scopes()).toEqual(['openid'])
      expect(await store.registeredClients.remove({ clientId: one.clientId, tokenHash: one.tokenHash })).toBe(true)
      expect(await store.registeredClients.find(one.clientId)).toBeNull()
      expect(await mine.scopes()).toEqual([])
      expect(await theirs.scopes()).toEqual(['openid'])
      expect(await store.registeredClients.remove({ clientId: other.clientId, tokenHash: null })).toBe(true)
      expect(await store.registeredClients.find(other.clientId)).toBeNull()
    })

    test('take the streams that they asked for with them, and their rows of the audit log', async () => {
      const store = await makeStore()
      const [one, other] = [client(), client()]
      for (const each of [one, other]) {
        await store.registeredClients.register(each, { audit: [row(`added ${each.clientId}`)] })
        await store.signalStreams.create(stream(each.clientId), { most: 1 })
        await store.events.place(`stream:of-${each.clientId}`)
      }
      const { clientId } = one
      const removing = { clientId, tokenHash: null, audit: [row('removed')] }
      expect(await store.registeredClients.remove({ ...removing, tokenHash: other.tokenHash })).toBe(false)
      expect(await store.signalStreams.list(clientId)).toHaveLength(1)
      expect(await store.registeredClients.remove(removing)).toBe(true)
      expect((await store.signalStreams.list(null)).map((each) => each.clientId)).toEqual([other.clientId])
      expect(await store.events.pass({ receiver: `stream:of-${clientId}`, from: 0, to: 0, messages: [] })).toBe(false)
      expect(await store.events.pass({ receiver: `stream:of-${other.clientId}`, from: 0, to: 0, messages: [] })).toBe(
        true,
      )
      expect(await store.registeredClients.remove({ ...removing, audit: [row('again')] })).toBe(false)
      const rows = (await store.audit.unsealed({ limit: 99 })).map(({ id }) => id)
      expect(rows.toSorted()).toEqual([`added ${clientId}`, `added ${other.clientId}`, 'removed'].toSorted())
    })

    test(`of ${crowd} that remove one at once, one does`, async () => {
      const store = await makeStore()
      const { clientId, tokenHash, ...rest } = client()
      await store.registeredClients.register({ ...rest, clientId, tokenHash })
      expect(wins(await race(() => store.registeredClients.remove({ clientId, tokenHash })))).toBe(1)
    })

    test('that anybody could register go after a month in which nobody allowed them anything', async () => {
      const store = await makeStore()
      const [unused, used, byToken] = [client({ open: true }), client({ open: true }), client()]
      for (const each of [unused, used, byToken]) await store.registeredClients.register(each)
      await allowed(store, used.clientId)
      await store.sweep({ now: now + month - 1 })
      expect(await store.registeredClients.find(unused.clientId)).toEqual(unused)
      await store.sweep({ now: now + month })
      expect(await store.registeredClients.find(unused.clientId)).toBeNull()
      expect(await store.registeredClients.find(used.clientId)).toEqual(used)
      expect(await store.registeredClients.find(byToken.clientId)).toEqual(byToken)
    })
  })
}
