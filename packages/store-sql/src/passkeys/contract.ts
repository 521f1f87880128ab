import type { Passkey, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  crowd,
  entry,
  fresh,
  message,
  noted,
  now,
  race,
  session,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

export function passkey(accountId: string, options: Partial<Passkey> = {}): Passkey {
  return {
    id: fresh('passkey', accountId),
    accountId,
    credentialId: fresh('credential'),
    publicKey: 'pQECAyYgASFYIA',
    signCount: 7,
    name: 'Κλειδί',
    kind: 'platform',
    aaguid: '00000000-0000-0000-0000-000000000000',
    transports: ['internal', 'hybrid'],
    discoverable: true,
    backedUp: false,
    createdAt: now,
    lastUsedAt: null,
    ...options,
  }
}

/** What `PasskeysPort` promises. */
export function passkeysContract(makeStore: () => Promise<Store>): void {
  const add = (store: Store, one: Passkey, limit = 20) =>
    store.passkeys.add({ passkey: one, limit, messages: [message()], activity: entry(one.accountId) })

  /** A person with a passkey, on the way in. */
  async function held() {
    const store = await makeStore()
    const owner = await activated(store)
    const mine = passkey(owner.id)
    await add(store, mine)
    const begun = await started(store, { accountId: owner.id })
    const using = (options: Partial<Parameters<Store['passkeys']['use']>[0]> = {}) => ({
      passkeyId: mine.id,
      signInIdHash: begun.idHash,
      proof: { method: 'passkey', at: now + 1, credentialId: mine.id },
      signCount: 9,
      backedUp: true,
      activity: null,
      messages: [],
      now: now + 1,
      ...options,
    })
    const proofs = async () =>
      (await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now }))?.proofs
    return { store, owner, mine, begun, using, proofs }
  }

  describe('passkeys', () => {
    test('are read as written, oldest first, each with its account', async () => {
      const { store, owner, mine } = await held()
      const key = passkey(owner.id, {
        createdAt: now - 9,
        lastUsedAt: now - 5,
        kind: 'security-key',
        transports: [],
        discoverable: false,
        backedUp: true,
      })
      const theirs = passkey((await activated(store)).id)
      expect(await add(store, key)).toBe('added')
      await add(store, theirs)
      expect(await store.passkeys.list(owner.id)).toEqual([key, mine])
      expect(await store.passkeys.find(mine.credentialId)).toEqual({ passkey: mine, account: owner })
      expect(await store.passkeys.find('nobody’s')).toBeNull()
    })

    test('come with their mail and their entry, or not at all', async () => {
      const { store, owner, mine } = await held()
      const [mails, entries] = [(await waiting(store)).length, (await noted(store, owner.id)).length]
      const other = await activated(store)
      expect(await add(store, passkey(other.id, { credentialId: mine.credentialId }))).toBe('taken')
      expect(await add(store, passkey(owner.id), 1)).toBe('too-many')
      expect(await store.passkeys.list(owner.id)).toHaveLength(1)
      expect(await store.passkeys.list(other.id)).toEqual([])
      expect((await noted(store, owner.id)).length).toBe(entries)
      expect(await add(store, passkey(owner.id), 2)).toBe('added')
      expect((await noted(store, owner.id)).length).toBe(entries + 1)
      // Registering the other account wrote two mails.
      expect((await waiting(store)).length).toBe(mails + 3)
    })

    test(`of ${crowd} parallel additions of one credential one counts; of as many different ones, the limit`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const credentialId = fresh('credential')
      const same = await race(() => add(store, passkey(id, { credentialId })))
      expect(same.filter((result) => result === 'added')).toHaveLength(1)
      expect(same.filter((result) => result === 'taken')).toHaveLength(crowd - 1)
      const different = await race(() => add(store, passkey(id), 5))
      expect(different.filter((result) => result === 'added')).toHaveLength(4)
      expect(await store.passkeys.list(id)).toHaveLength(5)
    })

    test('are renamed and removed by their owner alone', async () => {
      const { store, owner, mine } = await held()
      const stranger = await activated(store)
      const change = (accountId: string) => ({ accountId, passkeyId: mine.id, activity: entry(accountId) })
      expect(await store.passkeys.rename({ ...change(stranger.id), name: 'Mine' })).toBe(false)
      expect(await store.passkeys.remove({ ...change(stranger.id), messages: [message()] })).toBe(false)
      expect(await noted(store, stranger.id)).toHaveLength(1)
      expect(await store.passkeys.list(owner.id)).toEqual([mine])
      expect(await store.passkeys.rename({ ...change(owner.id), name: 'Work' })).toBe(true)
      expect(await store.passkeys.list(owner.id)).toEqual([{ ...mine, name: 'Work' }])
      const [mail, removal] = [message(), change(owner.id)]
      expect(await store.passkeys.remove({ ...removal, messages: [mail] })).toBe(true)
      expect(await store.passkeys.list(owner.id)).toEqual([])
      expect(await noted(store, owner.id)).toContain(removal.activity.id)
      expect(await waiting(store)).toContain(mail.id)
      expect(await store.passkeys.rename({ ...change(owner.id), name: 'Ghost' })).toBe(false)
    })

    test(`of ${crowd} parallel removals one counts`, async () => {
      const { store, owner, mine } = await held()
      const results = await race(() =>
        store.passkeys.remove({
          accountId: owner.id,
          passkeyId: mine.id,
          messages: [message()],
          activity: entry(owner.id),
        }),
      )
      expect(wins(results)).toBe(1)
    })

    test('a use proves the sign-in and moves count and date; a count never goes back', async () => {
      const { store, owner, mine, using, proofs } = await held()
      const copied = entry(owner.id, { kind: 'passkey-copied' })
      const told = message()
      expect(await store.passkeys.use(using({ passkeyId: 'gone', messages: [told] }))).toBe(false)
      expect(await waiting(store)).not.toContain(told.id)
      expect(await store.passkeys.use(using({ activity: copied, messages: [told] }))).toBe(true)
      expect(await waiting(store)).toContain(told.id)
      expect(await proofs()).toEqual([{ method: 'passkey', at: now + 1, credentialId: mine.id }])
      expect(await noted(store, owner.id)).toContain(copied.id)
      const used = { ...mine, signCount: 9, backedUp: true, lastUsedAt: now + 1 }
      expect(await store.passkeys.list(owner.id)).toEqual([used])
      expect(await store.passkeys.use(using({ signCount: 3, now: now + 2, backedUp: false }))).toBe(true)
      expect(await store.passkeys.list(owner.id)).toEqual([{ ...used, backedUp: false, lastUsedAt: now + 2 }])
      expect(await proofs()).toHaveLength(1)
    })

    test('a proof that needs no password beside it stays one, in a session too', async () => {
      const { store, owner, mine, begun, using, proofs } = await held()
      const proof = { method: 'passkey', at: now + 1, credentialId: mine.id, alone: true } as const
      await store.passkeys.use(using({ proof }))
      expect(await proofs()).toEqual([proof])
      const raised = await started(store, { accountId: owner.id })
      const opened = session(owner.id, { proofs: [proof], browserHash: begun.browserHash })
      const opening = { replaces: null, knowBrowser: false, messages: [], now }
      await store.sessions.open({
        signInIdHash: raised.idHash,
        session: opened,
        activity: entry(owner.id),
        ...opening,
      })
      const found = await store.sessions.find({ idHash: opened.idHash, now })
      expect(found?.session.proofs).toEqual([proof])
    })

    test('it needs the passkey, and an open sign-in of its account', async () => {
      const { store, owner, mine, begun, using, proofs } = await held()
      const stranger = await started(store, { accountId: (await activated(store)).id })
      const nobody = await started(store, { accountId: null })
      expect(await store.passkeys.use(using({ signInIdHash: stranger.idHash }))).toBe(false)
      expect(await store.passkeys.use(using({ signInIdHash: nobody.idHash }))).toBe(false)
      expect(await store.passkeys.use(using({ passkeyId: 'gone' }))).toBe(false)
      expect(await store.passkeys.use(using({ now: begun.expiresAt }))).toBe(false)
      expect(await store.passkeys.list(owner.id)).toEqual([mine])
      expect(await proofs()).toEqual([])
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: session(owner.id, { browserHash: begun.browserHash }),
        replaces: null,
        knowBrowser: false,
        activity: entry(owner.id),
        messages: [],
        now,
      })
      expect(await store.passkeys.use(using())).toBe(false)
    })

    test('what a removed passkey proved counts no more, unless a session came of it', async () => {
      const { store, owner, mine, using, proofs } = await held()
      await store.passkeys.use(using())
      const password = { method: 'password', at: now, credentialId: null }
      await store.signIns.prove({
        idHash: using().signInIdHash,
        proof: password,
        method: null,
        credentialId: null,
        clearThrottle: [],
        now,
      })
      const removal = { accountId: owner.id, passkeyId: mine.id, messages: [], activity: entry(owner.id) }
      expect(await store.passkeys.remove(removal)).toBe(true)
      expect(await proofs()).toEqual([password])
      expect(await store.passkeys.use(using())).toBe(false)
    })

    test('what a removed one proved stays known of the sign-in that opened a session, and goes from the open one', async () => {
      const { store, owner, mine, begun, using } = await held()
      const open = await started(store, { accountId: owner.id })
      for (const { idHash } of [begun, open]) await store.passkeys.use(using({ signInIdHash: idHash }))
      const opened = session(owner.id, { browserHash: begun.browserHash })
      const opening = { replaces: null, knowBrowser: false, activity: entry(owner.id), messages: [], now: now + 1 }
      expect(await store.sessions.open({ ...opening, signInIdHash: begun.idHash, session: opened })).toBe(true)
      const removal = { accountId: owner.id, passkeyId: mine.id, messages: [], activity: entry(owner.id) }
      expect(await store.passkeys.remove(removal)).toBe(true)
      const proved = await Promise.all(
        [begun, open].map(async ({ browserHash, idHash }) => {
          const found = await store.signIns.find({ idHash, browserHash, now })
          return found?.proofs.map(({ credentialId }) => credentialId)
        }),
      )
      expect(proved).toEqual([[mine.id], []])
    })
  })
}
