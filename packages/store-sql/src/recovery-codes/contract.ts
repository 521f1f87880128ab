import type { RecoveryCodesPort, SignIn, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { provedIn } from '../devices/fixtures.ts'
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

/** What `RecoveryCodesPort` promises. */
export function recoveryCodesContract(makeStore: () => Promise<Store>): void {
  const make = (store: Store, accountId: string, { hashes = [fresh('code')], at = now } = {}) =>
    store.recoveryCodes.replace({ accountId, hashes, now: at, messages: [], activity: entry(accountId) })

  async function withCodes() {
    const store = await makeStore()
    const { id: accountId } = await activated(store)
    const codes = Array.from({ length: 10 }, () => fresh('code'))
    const [first = ''] = codes
    await make(store, accountId, { hashes: codes })
    return { store, accountId, codes, first, begun: await started(store, { accountId }) }
  }

  const using = (begun: SignIn, hash: string): Parameters<RecoveryCodesPort['spend']>[0] => ({
    accountId: begun.accountId ?? '',
    hash,
    signInIdHash: begun.idHash,
    proof: { method: 'recovery-code', at: now, credentialId: null },
    clearThrottle: [],
    now,
    messages: [],
    activity: entry(begun.accountId ?? ''),
  })

  describe('recovery codes', () => {
    test('who has none is told so', async () => {
      const store = await makeStore()
      expect(await store.recoveryCodes.left((await activated(store)).id)).toEqual({ left: 0, createdAt: null })
    })

    test('each code proves one sign-in, once, and is counted', async () => {
      const { store, accountId, begun, first } = await withCodes()
      expect(await store.recoveryCodes.left(accountId)).toEqual({ left: 10, createdAt: now })
      const [said, done] = [message(), entry(accountId)]
      const key = fresh('key')
      await store.throttle.spend([{ key, accountId: null, limit: 5, lockSeconds: 60, windowSeconds: null }], { now })
      expect(
        await store.recoveryCodes.spend({
          ...using(begun, first),
          clearThrottle: [key],
          messages: [said],
          activity: done,
        }),
      ).toBe(true)
      expect(await provedIn(store, begun)).toEqual(['recovery-code'])
      expect(await store.recoveryCodes.left(accountId)).toEqual({ left: 9, createdAt: now })
      expect(await waiting(store)).toContain(said.id)
      expect(await noted(store, accountId)).toContain(done.id)
      expect((await store.throttle.peek([key], { now })).get(key)?.count).toBe(0)
      expect(await store.recoveryCodes.spend(using(await started(store, { accountId }), first))).toBe(false)
    })

    test('new codes end the old ones; another’s are untouched', async () => {
      const { store, accountId, begun, first } = await withCodes()
      const { id: other } = await activated(store)
      await make(store, other)
      const renewed = fresh('code')
      await make(store, accountId, { hashes: [renewed], at: now + 5 })
      expect(await store.recoveryCodes.left(accountId)).toEqual({ left: 1, createdAt: now + 5 })
      expect(await store.recoveryCodes.left(other)).toEqual({ left: 1, createdAt: now })
      expect(await store.recoveryCodes.spend(using(begun, first))).toBe(false)
      expect(await store.recoveryCodes.spend(using(begun, renewed))).toBe(true)
    })

    test('a refusal writes nothing: unknown code, another’s sign-in, expired, completed', async () => {
      const { store, accountId, begun, first } = await withCodes()
      const { id: other } = await activated(store)
      const foreign = await started(store, { accountId: other })
      const said = message()
      const refused = async (options: Partial<Parameters<RecoveryCodesPort['spend']>[0]>) =>
        expect(await store.recoveryCodes.spend({ ...using(begun, first), messages: [said], ...options })).toBe(false)
      await refused({ hash: fresh('code') })
      await refused({ accountId: other })
      await refused({ signInIdHash: foreign.idHash })
      await refused({ ...using(foreign, first) })
      await refused({ now: begun.expiresAt })
      expect(await provedIn(store, begun)).toEqual([])
      const completed = await started(store, { accountId })
      await store.sessions.open({
        signInIdHash: completed.idHash,
        session: session(accountId, { browserHash: completed.browserHash }),
        replaces: null,
        knowBrowser: false,
        activity: entry(accountId),
        messages: [],
        now,
      })
      await refused({ signInIdHash: completed.idHash })
      expect(await waiting(store)).not.toContain(said.id)
      expect(await store.recoveryCodes.left(accountId)).toEqual({ left: 10, createdAt: now })
    })

    test(`of ${crowd} parallel uses of one code one wins, each for a sign-in of its own`, async () => {
      const { store, accountId, first } = await withCodes()
      const sides = await race(() => started(store, { accountId }))
      expect(wins(await Promise.all(sides.map((side) => store.recoveryCodes.spend(using(side, first)))))).toBe(1)
      expect((await Promise.all(sides.map((side) => provedIn(store, side)))).flat()).toEqual(['recovery-code'])
    })

    test(`of ${crowd} parallel renewals one’s codes are left`, async () => {
      const { store, accountId } = await withCodes()
      await race(() => make(store, accountId, { hashes: [fresh('code'), fresh('code')] }))
      expect((await store.recoveryCodes.left(accountId)).left).toBe(2)
    })
  })
}
