import type { Factor, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolled } from '../devices/fixtures.ts'
import { activated, entry, fresh, message, noted, now, signedIn, started, waiting } from '../contract/fixtures.ts'
import { linkedEid } from '../eids/fixtures.ts'
import { passkey } from '../passkeys/contract.ts'
import { withPhone } from '../phone-numbers/fixtures.ts'
import { adding, codeToken, pendingApp, tokenChallenge } from '../tokens/fixtures.ts'

/** What `FactorsPort` promises. */
export function factorsContract(makeStore: () => Promise<Store>): void {
  const effects = (accountId: string) => ({ messages: [], activity: entry(accountId) })

  async function withOneOfEach(given: Store | null = null) {
    const store = given ?? (await makeStore())
    const { id: accountId } = await activated(store)
    const device = await enrolled(store, accountId)
    const key = passkey(accountId, { createdAt: now + 1 })
    await store.passkeys.add({ passkey: key, limit: 9, ...effects(accountId) })
    const token = codeToken(accountId, { createdAt: now + 2 })
    await store.codeTokens.add(adding(token))
    return { store, accountId, device, key, token }
  }

  describe('factors', () => {
    test('of every kind are listed together, oldest first', async () => {
      const { store, accountId, device, key, token } = await withOneOfEach()
      expect(await store.factors.list(accountId)).toEqual([
        {
          kind: 'device',
          id: device.id,
          name: device.name,
          model: device.model,
          variant: null,
          status: 'active',
          addedAt: device.createdAt,
          lastUsedAt: device.lastSeenAt,
        },
        {
          kind: 'passkey',
          id: key.id,
          name: key.name,
          model: null,
          variant: key.kind,
          status: 'active',
          addedAt: key.createdAt,
          lastUsedAt: null,
        },
        {
          kind: 'token',
          id: token.id,
          name: token.name,
          model: token.serial,
          variant: 'device',
          status: 'active',
          addedAt: token.createdAt,
          lastUsedAt: null,
        },
      ])
    })

    test('are the account’s own, confirmed and not removed', async () => {
      const { store, accountId, device, key, token } = await withOneOfEach()
      await store.codeTokens.open(pendingApp(accountId))
      expect(await store.factors.list((await activated(store)).id)).toEqual([])
      expect(await store.factors.list(fresh('account'))).toEqual([])
      await store.devices.remove({ accountId, deviceId: device.id, now, ...effects(accountId) })
      await store.passkeys.remove({ accountId, passkeyId: key.id, ...effects(accountId) })
      expect((await store.factors.list(accountId)).map(({ id }) => id)).toEqual([token.id])
      await store.codeTokens.remove({ id: token.id, accountId, now, ...effects(accountId) })
      expect(await store.factors.list(accountId)).toEqual([])
    })

    test('tell tokens that answer challenges from apps and devices', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      await store.codeTokens.add(adding(codeToken(accountId, { kind: 'ocra', suite: 'OCRA-1:HOTP-SHA1-6:QN08' })))
      const app = pendingApp(accountId, { createdAt: now + 1 })
      await store.codeTokens.open(app)
      await store.codeTokens.confirm({
        id: app.id,
        accountId,
        countFrom: 11,
        driftSeconds: 0,
        limit: 9,
        now,
        ...effects(accountId),
      })
      expect((await store.factors.list(accountId)).map(({ variant }) => variant)).toEqual(['challenge', 'app'])
    })

    test('are reset: those that are named go, with all that was opened, and nobody else’s', async () => {
      const { store, accountId, device, key, token } = await withOneOfEach()
      const stranger = await activated(store)
      const theirs = await enrolled(store, stranger.id)
      await store.recoveryCodes.replace({ accountId, hashes: [fresh('code')], now, ...effects(accountId) })
      const [own, others] = [await signedIn(store, accountId), await signedIn(store, stranger.id)]
      const begun = await started(store, { accountId })
      const [note, mail] = [entry(accountId, { kind: 'factors-reset' }), message()]
      const reset = (
        which: readonly { readonly kind: 'device' | 'passkey' | 'recovery-codes'; readonly id: string }[],
      ) => store.factors.reset({ accountId, which, now, messages: [mail], activity: note })

      expect(await reset([{ kind: 'device', id: theirs.id }])).toBe(false)
      expect(await reset([])).toBe(false)
      expect(await waiting(store)).not.toContain(mail.id)
      expect(await store.sessions.find({ idHash: own.idHash, now })).not.toBeNull()

      const which = [
        { kind: 'device', id: device.id },
        { kind: 'device', id: theirs.id },
        { kind: 'passkey', id: key.id },
        { kind: 'recovery-codes', id: 'codes' },
      ] as const
      expect(await reset(which)).toBe(true)
      expect((await store.factors.list(accountId)).map(({ id }) => id)).toEqual([token.id])
      expect(await store.devices.find(device.id)).toMatchObject({ status: 'removed', sealedOprfKey: null })
      expect((await store.factors.list(stranger.id)).map(({ id }) => id)).toEqual([theirs.id])
      expect(await store.sessions.find({ idHash: own.idHash, now })).toBeNull()
      expect(await store.sessions.find({ idHash: others.idHash, now })).not.toBeNull()
      const { browserHash, idHash } = begun
      expect(await store.signIns.find({ idHash, browserHash, now })).toBeNull()
      expect(await waiting(store)).toContain(mail.id)
      expect(await noted(store, accountId)).toContain(note.id)
      expect(await reset(which)).toBe(false)
    })

    test('are reset where they are the account’s: of another nothing goes beside them, and codes that are none are none', async () => {
      const store = await makeStore()
      const [mine, theirs] = [await withOneOfEach(store), await withOneOfEach(store)]
      const reset = (which: readonly Pick<Factor, 'kind' | 'id'>[]) =>
        store.factors.reset({ accountId: mine.accountId, which, now, ...effects(mine.accountId) })
      const before = await store.factors.list(theirs.accountId)
      const codes = { accountId: theirs.accountId, hashes: [fresh('code')], now, ...effects(theirs.accountId) }
      await store.recoveryCodes.replace(codes)
      expect(await reset([{ kind: 'recovery-codes', id: 'codes' }])).toBe(false)
      const named = [
        { kind: 'device', id: mine.device.id },
        ...before.map(({ id, kind }) => ({ kind, id })),
        { kind: 'recovery-codes', id: 'codes' },
      ] as const
      expect(await reset(named)).toBe(true)
      const kept = (await store.factors.list(theirs.accountId)).filter(({ kind }) => kind !== 'recovery-codes')
      expect(kept).toEqual(before)
      expect((await store.recoveryCodes.left(theirs.accountId)).left).toBe(1)
      const left = (await store.factors.list(mine.accountId)).map(({ id }) => id)
      expect(left.toSorted()).toEqual([mine.key.id, mine.token.id].toSorted())
    })

    test('of each kind the one that is named is reset, with the challenges that it was to answer', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const eids = [linkedEid(accountId), linkedEid(accountId)]
      for (const eid of eids) await store.eids.link({ eid, request: null, limit: 9, now, ...effects(accountId) })
      const tokens = [codeToken(accountId), codeToken(accountId)]
      for (const token of tokens) await store.codeTokens.add(adding(token))
      const phones = [await withPhone(store, accountId), await withPhone(store, accountId)]
      const passkeys = [passkey(accountId), passkey(accountId)]
      for (const key of passkeys) await store.passkeys.add({ passkey: key, limit: 9, ...effects(accountId) })
      const devices = [await enrolled(store, accountId), await enrolled(store, accountId)]
      const asked = await Promise.all(
        tokens.map(async (token) => tokenChallenge(token, await started(store, { accountId }))),
      )
      for (const challenge of asked) await store.codeTokens.challenge(challenge)

      const [going, staying] = [0, 1].map((at) =>
        Object.entries({ eid: eids, token: tokens, phone: phones, passkey: passkeys, device: devices } as const).map(
          ([kind, each]) => ({ kind: kind as Factor['kind'], id: each[at]?.id ?? '' }),
        ),
      )
      const open = () =>
        Promise.all(
          asked.map(
            async ({ id, signInIdHash }) =>
              (await store.codeTokens.spendTry({ challengeId: id, signInIdHash, limit: 9, now })).ok,
          ),
        )
      expect(await open()).toEqual([true, true])
      expect(
        await store.factors.reset({ accountId, which: [{ kind: 'eid', id: 'none' }], now, ...effects(accountId) }),
      ).toBe(false)
      expect(await store.factors.list(accountId)).toHaveLength(10)
      expect(await store.factors.reset({ accountId, which: going ?? [], now, ...effects(accountId) })).toBe(true)
      const left = (await store.factors.list(accountId)).map(({ id, kind }) => `${kind} ${id}`)
      expect(left.toSorted()).toEqual((staying ?? []).map(({ id, kind }) => `${kind} ${id}`).toSorted())
      expect(await open()).toEqual([false, true])
    })

    test('recovery codes are reset alone as well, of this account alone', async () => {
      const store = await makeStore()
      const [mine, theirs] = [await activated(store), await activated(store)]
      for (const { id: accountId } of [mine, theirs])
        await store.recoveryCodes.replace({ accountId, hashes: [fresh('code')], now, ...effects(accountId) })
      const which = [{ kind: 'recovery-codes', id: 'codes' }] as const
      expect(await store.factors.reset({ accountId: mine.id, which, now, ...effects(mine.id) })).toBe(true)
      expect(await store.recoveryCodes.left(mine.id)).toMatchObject({ left: 0 })
      expect(await store.recoveryCodes.left(theirs.id)).toMatchObject({ left: 1 })
    })

    test('recovery codes are listed with when one was used last, until the last is used', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const hashes = [fresh('code'), fresh('code')]
      await store.recoveryCodes.replace({ accountId, hashes, now, ...effects(accountId) })
      const listed = []
      for (const [at, hash] of hashes.entries()) {
        const begun = await started(store, { accountId })
        const proof = { method: 'recovery-code', at: now, credentialId: null }
        const spent = { accountId, hash, signInIdHash: begun.idHash, proof, clearThrottle: [], now: now + at }
        expect(await store.recoveryCodes.spend({ ...spent, ...effects(accountId) })).toBe(true)
        listed.push((await store.factors.list(accountId)).map(({ lastUsedAt }) => lastUsedAt))
      }
      expect(listed).toEqual([[now], []])
    })

    test('recovery codes are listed once, while any is left', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      await store.recoveryCodes.replace({
        accountId,
        hashes: [fresh('code'), fresh('code')],
        now,
        ...effects(accountId),
      })
      expect(await store.factors.list(accountId)).toMatchObject([
        { kind: 'recovery-codes', addedAt: now, lastUsedAt: null },
      ])
      await store.recoveryCodes.replace({ accountId, hashes: [], now, ...effects(accountId) })
      expect(await store.factors.list(accountId)).toEqual([])
    })
  })
}
