import type { SignIn, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { provedIn } from '../devices/fixtures.ts'
import { activated, entry, fresh, message, now, race, started, waiting, wins } from '../contract/fixtures.ts'
import { accepting, opened, phone, sentCode, withPhone } from '../phone-numbers/fixtures.ts'

/** What `SentCodesPort` promises. */
export function sentCodesContract(makeStore: () => Promise<Store>): void {
  async function withCode() {
    const store = await makeStore()
    const { id: accountId } = await activated(store)
    const number = await withPhone(store, accountId)
    const begun = await started(store, { accountId })
    const code = sentCode(accountId, { signInIdHash: begun.idHash, phoneId: number.id })
    const text = message({ kind: 'sms' })
    await store.sentCodes.send({ code, message: text })
    return { store, accountId, number, begun, code, text }
  }
  const ofSignIn = (store: Store, { idHash }: SignIn, at = now) =>
    store.sentCodes.ofSignIn({ signInIdHash: idHash, now: at })

  describe('codes that were sent', () => {
    test('belong to a sign-in, until they are too old; the message goes with them', async () => {
      const { store, begun, code, text } = await withCode()
      expect(await ofSignIn(store, begun)).toEqual({ code, tries: 0 })
      expect(await ofSignIn(store, begun, now + 600)).toBeNull()
      expect(await waiting(store)).toContain(text.id)
    })

    test('a new one ends the one before it', async () => {
      const { store, accountId, begun, code, number } = await withCode()
      const next = sentCode(accountId, { signInIdHash: begun.idHash, phoneId: number.id })
      await store.sentCodes.send({ code: next, message: message({ kind: 'sms' }) })
      expect((await ofSignIn(store, begun))?.code.id).toBe(next.id)
      expect(await store.sentCodes.accept(accepting(code, begun))).toBe(false)
    })

    test('are tried as often as allowed, by however many at once', async () => {
      const { store, accountId, begun, code } = await withCode()
      const spend = { id: code.id, accountId, limit: 5, now }
      expect(await store.sentCodes.spendTry({ ...spend, accountId: fresh('account') })).toEqual({
        ok: false,
        reason: 'no-tries',
      })
      const results = await race(() => store.sentCodes.spendTry(spend))
      expect(wins(results)).toBe(5)
      expect(results.flatMap((result) => (result.ok ? [result.left] : [])).toSorted()).toEqual([0, 1, 2, 3, 4])
      expect((await ofSignIn(store, begun))?.tries).toBe(5)
      expect(await store.sentCodes.spendTry({ ...spend, limit: 9, now: now + 600 })).toMatchObject({ ok: false })
    })

    test('prove their sign-in once, note the number’s use and clear counts', async () => {
      const { store, accountId, begun, code } = await withCode()
      const key = fresh('key')
      await store.throttle.spend([{ key, accountId: null, limit: 5, lockSeconds: 60, windowSeconds: null }], { now })
      const results = await race(() =>
        store.sentCodes.accept({ ...accepting(code, begun), clearThrottle: [key], now: now + 5 }),
      )
      expect(wins(results)).toBe(1)
      expect(await provedIn(store, begun)).toEqual(['sms'])
      expect((await store.phoneNumbers.list(accountId))[0]?.lastUsedAt).toBe(now + 5)
      expect((await store.throttle.peek([key], { now })).get(key)?.count).toBe(0)
      expect(await ofSignIn(store, begun)).toBeNull()
    })

    test('prove nothing once they are old, their number is gone, or in another sign-in', async () => {
      const { store, accountId, begun, code, number } = await withCode()
      const other = await started(store, { accountId })
      expect(await store.sentCodes.accept(accepting(code, other))).toBe(false)
      expect(await store.sentCodes.accept({ ...accepting(code, begun), now: now + 600 })).toBe(false)
      await store.phoneNumbers.remove({ id: number.id, accountId, messages: [], activity: entry(accountId) })
      expect(await store.sentCodes.accept(accepting(code, begun))).toBe(false)
      expect(await provedIn(store, begun)).toEqual([])
    })

    test('prove nothing by a number that waits or is another’s, nor in a sign-in that is over', async () => {
      const { store, accountId, begun } = await withCode()
      const waits = phone(accountId)
      await opened(store, waits)
      const theirs = await withPhone(store, (await activated(store)).id)
      for (const { id: phoneId } of [waits, theirs]) {
        const code = sentCode(accountId, { signInIdHash: begun.idHash, phoneId })
        // Where the other account is in another database, it isn't even written.
        await store.sentCodes.send({ code, message: message({ kind: 'sms' }) }).catch(() => null)
        expect(await store.sentCodes.accept(accepting(code, begun))).toBe(false)
      }
      const brief = await started(store, { accountId, expiresAt: now + 60 })
      const late = sentCode(accountId, { signInIdHash: brief.idHash })
      await store.sentCodes.send({ code: late, message: message() })
      expect(await store.sentCodes.accept({ ...accepting(late, brief), now: now + 60 })).toBe(false)
      expect(await store.sentCodes.accept({ ...accepting(late, brief), now: now + 59 })).toBe(true)
    })

    test('sent by mail, they need no number', async () => {
      const { store, accountId } = await withCode()
      const begun = await started(store, { accountId })
      const code = sentCode(accountId, { signInIdHash: begun.idHash })
      await store.sentCodes.send({ code, message: message() })
      expect(await store.sentCodes.accept(accepting(code, begun))).toBe(true)
    })

    test('of a lost number end with it', async () => {
      const { store, accountId, begun, code, number } = await withCode()
      const id = fresh('removal', accountId)
      await store.factorRemovals.begin({
        removal: {
          id,
          accountId,
          kind: 'phone',
          factorId: number.id,
          factorName: number.name,
          askedAt: now,
          dueAt: now + 60,
        },
        askedBy: fresh('link'),
        messages: [],
        activity: entry(accountId),
      })
      expect(await store.factorRemovals.waiting(accountId)).toMatchObject({ id, kind: 'phone' })
      expect(await store.factorRemovals.finish({ id, now: now + 60, messages: [], activity: entry(accountId) })).toBe(
        true,
      )
      expect(await store.phoneNumbers.list(accountId)).toEqual([])
      expect(await store.sentCodes.accept(accepting(code, begun))).toBe(false)
    })
  })
}
