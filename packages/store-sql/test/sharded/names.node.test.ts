import { describe, expect, test } from 'vitest'
import { account, activated, entry, fresh, now, race, signedIn } from '../../src/contract/fixtures.ts'
import { passkey } from '../../src/passkeys/contract.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { adding, codeToken, stockToken } from '../../src/tokens/fixtures.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, changed, chosen, databases, disturbed, registering } from '../support/spread.ts'

describe('several databases', () => {
  test('of fifty registrations of one address, wherever each would go, one makes an account', async () => {
    const stores = await databases(4)
    const store = await sharded(stores, { key })
    const results = await race(() => store.accounts.register(registering(account({ email: 'same@example.eu' }))))
    expect(results.filter((result) => result === 'created')).toHaveLength(1)
    expect(results.filter((result) => result === 'taken-email')).toHaveLength(results.length - 1)
    const rows = await Promise.all(stores.map(({ accounts }) => accounts.find({ email: 'same@example.eu' })))
    expect(rows.filter((row) => row !== null)).toHaveLength(1)
  })

  test('a passkey is one account’s in all of them', async () => {
    const store = await sharded(await databases(4), { key })
    const people = await Promise.all([1, 2, 3, 4].map(() => activated(store)))
    const credentialId = fresh('credential')
    const added = await Promise.all(
      people.map(({ id }) =>
        store.passkeys.add({ passkey: passkey(id, { credentialId }), limit: 9, messages: [], activity: entry(id) }),
      ),
    )
    expect(added.toSorted()).toEqual(['added', 'taken', 'taken', 'taken'])
    expect((await store.passkeys.find(credentialId))?.account.id).toBe(people[added.indexOf('added')]?.id)
  })

  test('an administrator who proposed elsewhere is found by the address that they have by now, and by no other', async () => {
    const store = await sharded(await databases(2), { key })
    const [ada, person] = [await activatedIn(store, 1), await activatedIn(store, 0)]
    await store.accounts.setAdministrator({ accountId: ada.id, on: true, activity: entry(ada.id) })
    const proposal = { id: fresh('proposal', person.id), action: 'delete', accountId: person.id, sealed: 'k1.c2VhbGVk' }
    const times = { proposedBy: ada.id, proposedAt: now, expiresAt: now + 86_400 }
    const proposed = { proposal: { ...proposal, ...times } as const, messages: [], audit: [] }
    expect(await store.proposals.propose(proposed)).toBe(true)
    const before = ada.email.toLowerCase()
    expect((await store.accounts.find({ email: before }))?.id).toBe(ada.id)
    await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'ada@example.eu' })
    expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(ada.id)
    expect(await store.accounts.find({ email: before })).toBeNull()
    const next = account({ id: `100${'n'.repeat(22)}`, email: before })
    expect(await store.accounts.register(registering(next))).toBe('created')
    const [waiting] = await store.proposals.waiting({ now, limit: 9 })
    expect(waiting?.proposer).toMatchObject({ id: ada.id, email: 'ada@example.eu' })
  })

  test('a pending account whose address is proved at that moment keeps it', async () => {
    const stores = await databases(2)
    const [one, two] = stores
    if (!one || !two) throw new Error('two databases')
    const ada = await activatedIn(await sharded(stores, { key }), 0)
    const pending = account({ id: `101${'p'.repeat(22)}`, email: 'both@example.eu' })
    const quick: SqlStore = {
      ...two,
      accounts: {
        ...two.accounts,
        async find(which) {
          const found = await two.accounts.find(which)
          if ('id' in which && found?.status === 'pending') await chosen(two, pending.id)
          return found
        },
      },
    }
    const store = await sharded([one, quick], { key })
    expect(await store.accounts.register(registering(pending))).toBe('created')
    expect(await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'both@example.eu' })).toBe('taken')
    expect(await store.accounts.find({ email: 'both@example.eu' })).toMatchObject({ id: pending.id, status: 'active' })
    expect((await one.accounts.find({ id: ada.id }))?.email).toBe(ada.email)
  })

  test('a device that two accounts of two databases are given at once is one’s, and nobody is given it again', async () => {
    const stores = await databases(3)
    const [one, two, three] = stores
    if (!one || !two || !three) throw new Error('three databases')
    const store = await sharded(stores, { key })
    const [ada, grace] = [await activatedIn(store, 1), await activatedIn(store, 2)]
    const device = stockToken()
    expect(await store.codeTokens.stock(device)).toBe(true)
    const meanwhile: Promise<unknown>[] = []
    const slow = disturbed(two, {
      table: 'code_tokens',
      async before() {
        meanwhile.push(store.codeTokens.add(adding(codeToken(grace.id, { source: device.source }))))
        await new Promise((resolve) => setTimeout(resolve, 60))
      },
    })
    const slowly = await sharded([one, slow, three], { key })
    expect(await slowly.codeTokens.add(adding(codeToken(ada.id, { source: device.source })))).toBe(true)
    expect(await Promise.all(meanwhile)).toEqual([false])
    expect(await store.codeTokens.stock({ ...device, id: fresh('token') })).toBe(false)
  })

  test('what somebody let a television do isn’t taken from them by whoever answers after', async () => {
    const store = await sharded(await databases(3), { key })
    const people = [await activatedIn(store, 1), await activatedIn(store, 2)]
    const one = {
      deviceCodeHash: fresh('device-code'),
      userCodeHash: fresh('user-code'),
      clientId: 'tv',
      scope: 'openid',
      askedFrom: '192.0.2.7',
      askedIn: 'BE',
      createdAt: now,
      expiresAt: now + 900,
    }
    expect(await store.deviceGrants.open(one)).toBe(true)
    const answers = []
    for (const { id } of people) {
      const { idHash } = await signedIn(store, id)
      const proved = { authenticatedAt: now, acr: 'BASIC', amr: ['pwd'], eidAssurance: null } as const
      answers.push(
        await store.deviceGrants.allow({
          deviceCodeHash: one.deviceCodeHash,
          given: { accountId: id, sessionIdHash: idHash, ...proved },
          sessionIdHash: idHash,
          consent: { clientId: 'tv', scopes: ['openid'] },
          messages: [],
          activity: entry(id),
          now,
        }),
      )
    }
    expect(answers).toEqual([true, false])
    const polled = await store.deviceGrants.poll({ deviceCodeHash: one.deviceCodeHash, clientId: 'tv', now })
    expect(polled).toMatchObject({ status: 'allowed' })
  })
})
