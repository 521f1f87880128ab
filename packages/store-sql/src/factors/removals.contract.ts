import type { Device, FactorRemoval, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolled, opening, request } from '../devices/fixtures.ts'
import { passkey } from '../passkeys/contract.ts'
import { adding, codeToken } from '../tokens/fixtures.ts'
import {
  activated,
  crowd,
  entry,
  fresh,
  link,
  message,
  noted,
  now,
  race,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

/** What `FactorRemovalsPort` promises. */
export function factorRemovalsContract(makeStore: () => Promise<Store>): void {
  const later = now + 72 * 3600
  const removal = (phone: Device, options: Partial<FactorRemoval> = {}): FactorRemoval => ({
    id: fresh('removal', phone.accountId),
    accountId: phone.accountId,
    kind: 'device',
    factorId: phone.id,
    factorName: phone.name,
    askedAt: now,
    dueAt: later,
    ...options,
  })
  const effects = ({ accountId }: { readonly accountId: string }) => ({ messages: [], activity: entry(accountId) })
  const begin = (store: Store, one: FactorRemoval, askedBy = fresh('link')) =>
    store.factorRemovals.begin({ removal: one, askedBy, ...effects(one) })

  async function withPhones() {
    const store = await makeStore()
    const { id: accountId } = await activated(store)
    const phone = await enrolled(store, accountId)
    return { store, accountId, phone, tablet: await enrolled(store, accountId) }
  }

  async function begun() {
    const here = await withPhones()
    const one = removal(here.phone)
    await begin(here.store, one)
    return { ...here, one }
  }

  describe('removals of lost factors', () => {
    test('are begun in an account that is open alone', async () => {
      const { store, accountId, phone } = await withPhones()
      await activated(store)
      await store.accounts.lock({ now, ...effects(phone), accountId })
      expect(await begin(store, removal(phone))).toBe(false)
    })

    test('wait, are found, and only one at a time', async () => {
      const { store, accountId, phone, tablet } = await withPhones()
      expect(await store.factorRemovals.waiting(accountId)).toBeNull()
      const one = removal(phone)
      const [said, done, askedBy] = [message(), entry(accountId), fresh('link')]
      expect(await store.factorRemovals.isSpent(askedBy)).toBe(false)
      expect(await store.factorRemovals.begin({ removal: one, askedBy, messages: [said], activity: done })).toBe(true)
      expect(await store.factorRemovals.isSpent(askedBy)).toBe(true)
      expect(await store.factorRemovals.waiting(accountId)).toEqual(one)
      expect(await store.factorRemovals.find(one.id)).toEqual(one)
      expect(await waiting(store)).toContain(said.id)
      expect(await noted(store, accountId)).toContain(done.id)
      expect(await begin(store, removal(tablet))).toBe(false)
      expect(await store.devices.list(accountId)).toHaveLength(2)
    })

    test('of two people each finds their own, and stops or makes it for themselves', async () => {
      const { store, one } = await begun()
      const { id: accountId } = await activated(store)
      const phone = await enrolled(store, accountId)
      const theirs = removal(phone)
      expect(await begin(store, theirs)).toBe(true)
      expect(await store.factorRemovals.waiting(one.accountId)).toEqual(one)
      expect(await store.factorRemovals.waiting(accountId)).toEqual(theirs)
      expect(await store.factorRemovals.find(one.id)).toEqual(one)
      expect(await store.factorRemovals.find(theirs.id)).toEqual(theirs)
      expect(await store.factorRemovals.isSpent(fresh('link'))).toBe(false)
      expect(await store.factorRemovals.finish({ id: theirs.id, now: later, ...effects(theirs) })).toBe(true)
      expect(await store.factorRemovals.cancel({ ...one, id: fresh('removal'), ...effects(one) })).toBe(false)
      expect(await store.factorRemovals.waiting(one.accountId)).toEqual(one)
      expect(await store.factorRemovals.cancel({ ...one, ...effects(one) })).toBe(true)
      expect((await store.devices.list(one.accountId)).map(({ status }) => status)).toEqual(['active', 'active'])
      expect(await store.devices.list(accountId)).toEqual([])
    })

    test('begin only for a factor that the account has, by a link that began none', async () => {
      const { store, phone, tablet } = await withPhones()
      const { id: other } = await activated(store)
      expect(await begin(store, removal(phone, { accountId: other }))).toBe(false)
      expect(await begin(store, removal(phone, { factorId: fresh('device') }))).toBe(false)
      const [one, askedBy] = [removal(phone), fresh('link')]
      expect(await begin(store, one, askedBy)).toBe(true)
      expect(await store.factorRemovals.cancel({ ...one, ...effects(one) })).toBe(true)
      expect(await begin(store, removal(tablet), askedBy)).toBe(false)
      expect(await begin(store, removal(tablet))).toBe(true)
    })

    test('are cancelled once, by the account alone', async () => {
      const { store, accountId, one } = await begun()
      expect(await store.factorRemovals.cancel({ ...one, accountId: fresh('account'), ...effects(one) })).toBe(false)
      const said = message()
      expect(await store.factorRemovals.cancel({ ...one, messages: [said], activity: entry(accountId) })).toBe(true)
      expect(await store.factorRemovals.cancel({ ...one, ...effects(one) })).toBe(false)
      expect(await waiting(store)).toContain(said.id)
      expect(await store.factorRemovals.waiting(accountId)).toBeNull()
      expect(await store.factorRemovals.due({ now: later, limit: 9 })).toEqual([])
      expect(await store.factorRemovals.finish({ id: one.id, now: later, ...effects(one) })).toBe(false)
      expect(await store.devices.list(accountId)).toHaveLength(2)
    })

    test('remove their factor when the time has come, not a second before, and nothing else', async () => {
      const { store, accountId, phone, tablet, one } = await begun()
      const asked = request(phone, await started(store, { accountId }))
      await store.approvals.open(opening(asked))
      expect(await store.factorRemovals.due({ now: later - 1, limit: 9 })).toEqual([])
      expect(await store.factorRemovals.finish({ id: one.id, now: later - 1, ...effects(one) })).toBe(false)
      expect(await store.factorRemovals.due({ now: later, limit: 9 })).toEqual([one])
      const [said, done] = [message(), entry(accountId)]
      expect(await store.factorRemovals.finish({ id: one.id, now: later, messages: [said], activity: done })).toBe(true)
      expect((await store.devices.list(accountId)).map(({ id }) => id)).toEqual([tablet.id])
      expect(await store.devices.find(phone.id)).toMatchObject({
        status: 'removed',
        sealedOprfKey: null,
        sealedCodeSecret: null,
        sealedPush: null,
      })
      expect(await waiting(store)).toContain(said.id)
      expect(await noted(store, accountId)).toContain(done.id)
      expect(await store.factorRemovals.waiting(accountId)).toBeNull()
      expect(await store.factorRemovals.finish({ id: one.id, now: later, ...effects(one) })).toBe(false)
      expect(await begin(store, removal(tablet))).toBe(true)
    })

    test('remove a passkey as they remove a phone', async () => {
      const { store, accountId, phone } = await withPhones()
      const [lost, kept] = [passkey(accountId), passkey(accountId)]
      for (const one of [lost, kept])
        await store.passkeys.add({ passkey: one, limit: 9, messages: [], activity: entry(accountId) })
      const one = removal(phone, { kind: 'passkey', factorId: lost.id, factorName: lost.name })
      expect(await begin(store, { ...one, id: fresh('removal', one.accountId), factorId: phone.id })).toBe(false)
      expect(await begin(store, one)).toBe(true)
      expect(await store.factorRemovals.finish({ id: one.id, now: later, ...effects(one) })).toBe(true)
      expect((await store.passkeys.list(accountId)).map(({ id }) => id)).toEqual([kept.id])
      expect(await store.devices.list(accountId)).toHaveLength(2)
    })

    test('remove a token as they remove a phone, its secret with it', async () => {
      const { store, accountId, phone } = await withPhones()
      const [lost, kept] = [codeToken(accountId), codeToken(accountId)]
      for (const one of [lost, kept]) await store.codeTokens.add(adding(one))
      const one = removal(phone, { kind: 'token', factorId: lost.id, factorName: lost.name })
      expect(await begin(store, { ...one, id: fresh('removal', one.accountId), factorId: phone.id })).toBe(false)
      expect(await begin(store, one)).toBe(true)
      expect(await store.factorRemovals.finish({ id: one.id, now: later, ...effects(one) })).toBe(true)
      expect((await store.codeTokens.list(accountId)).map(({ id }) => id)).toEqual([kept.id])
      expect(await store.codeTokens.find({ id: lost.id, accountId, now })).toBeNull()
      expect(await store.devices.list(accountId)).toHaveLength(2)
    })

    test('take with them what the factor proved where no session came of it yet', async () => {
      const { store, accountId, phone } = await withPhones()
      const lost = codeToken(accountId)
      await store.codeTokens.add(adding(lost))
      const { browserHash, idHash } = await started(store, { accountId })
      const proof = { method: 'token', at: now, credentialId: lost.id }
      const accepted = { signInIdHash: idHash, counter: 11, driftSeconds: 0, challengeId: null, clearThrottle: [] }
      expect(await store.codeTokens.accept({ id: lost.id, accountId, proof, now, ...accepted })).toBe(true)
      const one = removal(phone, { kind: 'token', factorId: lost.id, factorName: lost.name, dueAt: now })
      expect(await begin(store, one)).toBe(true)
      expect(await store.factorRemovals.finish({ id: one.id, now, ...effects(one) })).toBe(true)
      expect((await store.signIns.find({ idHash, browserHash, now }))?.proofs).toEqual([])
    })

    test('are over when the factor went another way', async () => {
      const { store, accountId, phone, tablet, one } = await begun()
      await store.devices.remove({ accountId, deviceId: phone.id, now, ...effects(one) })
      expect(await store.factorRemovals.waiting(accountId)).toBeNull()
      expect(await store.factorRemovals.find(one.id)).toBeNull()
      expect(await store.factorRemovals.due({ now: later, limit: 9 })).toEqual([])
      expect(await begin(store, removal(tablet))).toBe(true)
    })

    test('are over when somebody says “this wasn’t me”; others’ go on', async () => {
      const { store, accountId, one } = await begun()
      const phone = await enrolled(store, (await activated(store)).id)
      const another = removal(phone)
      await begin(store, another)
      await store.notMeReports.report({
        tokenHash: fresh('not-me'),
        link: link(accountId),
        now,
        ...one,
        ...effects(one),
      })
      expect(await store.factorRemovals.waiting(accountId)).toBeNull()
      expect(await store.factorRemovals.waiting(phone.accountId)).toEqual(another)
    })

    test(`of ${crowd} parallel callers one begins, one cancels or finishes`, async () => {
      const { store, phone, tablet, accountId } = await withPhones()
      expect(wins(await race((index) => begin(store, removal(index % 2 ? phone : tablet))))).toBe(1)
      const one = await store.factorRemovals.waiting(accountId)
      if (!one) throw new Error('none waits')
      const results = await race((index) =>
        index % 2
          ? store.factorRemovals.cancel({ ...one, ...effects(one) })
          : store.factorRemovals.finish({ id: one.id, now: later, ...effects(one) }),
      )
      expect(wins(results)).toBe(1)
    })
  })
}
