import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { provedIn } from '../devices/fixtures.ts'
import { activated, entry, message, noted, now, race, started, waiting, wins } from '../contract/fixtures.ts'
import { accepting, confirming, opened, phone, sentCode, withPhone } from './fixtures.ts'

/** What `PhoneNumbersPort` promises. */
export function phoneNumbersContract(makeStore: () => Promise<Store>): void {
  async function withAccount() {
    const store = await makeStore()
    return { store, accountId: (await activated(store)).id }
  }
  const removing = (accountId: string, id: string) => ({ id, accountId, messages: [], activity: entry(accountId) })

  describe('phone numbers', () => {
    test('one that waits is shown with its code to its account, and is no number yet', async () => {
      const { store, accountId } = await withAccount()
      const number = phone(accountId)
      const code = await opened(store, number)
      expect(await store.phoneNumbers.waiting({ id: number.id, accountId, now })).toEqual({
        phone: number,
        waiting: { code, tries: 0 },
      })
      expect(await store.phoneNumbers.list(accountId)).toEqual([])
      expect(await store.factors.list(accountId)).toEqual([])
      expect(
        await store.phoneNumbers.waiting({ id: number.id, accountId: (await activated(store)).id, now }),
      ).toBeNull()
      expect(await store.phoneNumbers.waiting({ id: number.id, accountId, now: now + 900 })).toBeNull()
      expect(await store.phoneNumbers.waiting({ id: number.id, accountId, now: now + 600 })).toEqual({
        phone: number,
        waiting: null,
      })
    })

    test('its code is sent with it, and tried as often as is told', async () => {
      const { store, accountId } = await withAccount()
      const number = phone(accountId)
      const [code, sms] = [sentCode(accountId, { phoneId: number.id }), message({ kind: 'sms' })]
      await store.phoneNumbers.open({ phone: number, expiresAt: now + 900, code, message: sms })
      expect(await waiting(store)).toContain(sms.id)
      expect(await store.sentCodes.spendTry({ id: code.id, accountId, limit: 5, now })).toEqual({ ok: true, left: 4 })
      expect((await store.phoneNumbers.waiting({ id: number.id, accountId, now }))?.waiting?.tries).toBe(1)
    })

    test('one that waited too long is confirmed by no code, nor is any by a sign-in’s', async () => {
      const { store, accountId } = await withAccount()
      const number = phone(accountId)
      const lasting = await opened(store, number, { expiresAt: now + 2000 })
      const unknown = { ok: false, reason: 'unknown' }
      expect(await store.phoneNumbers.confirm({ ...confirming(number, lasting), now: now + 900 })).toEqual(unknown)
      const begun = await started(store, { accountId })
      const code = sentCode(accountId, { phoneId: number.id, signInIdHash: begun.idHash })
      await store.sentCodes.send({ code, message: message({ kind: 'sms' }) })
      expect(await store.phoneNumbers.confirm(confirming(number, code))).toEqual(unknown)
      expect(await store.phoneNumbers.confirm(confirming(number, lasting))).toEqual({ ok: true })
    })

    test('a new one ends the one that waited before', async () => {
      const { store, accountId } = await withAccount()
      const [first, second] = [phone(accountId), phone(accountId)]
      const code = await opened(store, first)
      await opened(store, second)
      expect(await store.phoneNumbers.waiting({ id: first.id, accountId, now })).toBeNull()
      expect(await store.phoneNumbers.confirm(confirming(first, code))).toEqual({ ok: false, reason: 'unknown' })
    })

    test('its code confirms it once, with mail and activity', async () => {
      const { store, accountId } = await withAccount()
      const number = phone(accountId)
      const code = await opened(store, number)
      const [said, done] = [message(), entry(accountId)]
      const results = await race(() =>
        store.phoneNumbers.confirm({ ...confirming(number, code), messages: [said], activity: done }),
      )
      expect(wins(results)).toBe(1)
      expect(results.filter((result) => !result.ok)[0]).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.phoneNumbers.list(accountId)).toEqual([number])
      expect(await store.factors.list(accountId)).toEqual([
        {
          kind: 'phone',
          id: number.id,
          name: number.name,
          model: null,
          variant: null,
          status: 'active',
          addedAt: now,
          lastUsedAt: null,
        },
      ])
      expect((await waiting(store)).filter((id) => id === said.id)).toHaveLength(1)
      expect((await noted(store, accountId)).filter((id) => id === done.id)).toHaveLength(1)
    })

    test('another number’s code, one that is too old, or replaced, confirms nothing', async () => {
      const { store, accountId } = await withAccount()
      const number = phone(accountId)
      const old = await opened(store, number)
      const fresh = sentCode(accountId, { phoneId: number.id })
      await store.sentCodes.send({ code: fresh, message: message({ kind: 'sms' }) })
      const other = await activated(store)
      const theirs = await opened(store, phone(other.id))
      const unknown = { ok: false, reason: 'unknown' }
      expect(await store.phoneNumbers.confirm(confirming(number, old))).toEqual(unknown)
      expect(await store.phoneNumbers.confirm(confirming(number, theirs))).toEqual(unknown)
      expect(await store.phoneNumbers.confirm({ ...confirming(number, fresh), accountId: other.id })).toEqual(unknown)
      expect(await store.phoneNumbers.confirm({ ...confirming(number, fresh), now: now + 600 })).toEqual(unknown)
      expect(await store.phoneNumbers.confirm(confirming(number, fresh))).toEqual({ ok: true })
    })

    test('an account has each number once, and as many as allowed; others may have it too', async () => {
      const { store, accountId } = await withAccount()
      const { numberKey } = await withPhone(store, accountId)
      const again = phone(accountId, { numberKey })
      expect(await store.phoneNumbers.confirm(confirming(again, await opened(store, again)))).toEqual({
        ok: false,
        reason: 'taken',
      })
      const third = phone(accountId)
      const code = await opened(store, third)
      expect(await store.phoneNumbers.confirm({ ...confirming(third, code), limit: 1 })).toEqual({
        ok: false,
        reason: 'too-many',
      })
      expect(await store.phoneNumbers.confirm({ ...confirming(third, code), limit: 2 })).toEqual({ ok: true })
      const elsewhere = await activated(store)
      const theirs = phone(elsewhere.id, { numberKey })
      const asked = { ...confirming(theirs, await opened(store, theirs)), limit: 1 }
      // Nobody learns what another has.
      const fourth = phone(accountId, { numberKey })
      const stray = { ...confirming(fourth, await opened(store, fourth)), accountId: elsewhere.id }
      expect(await store.phoneNumbers.confirm(stray)).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.phoneNumbers.confirm(asked)).toEqual({ ok: true })
      expect(await store.phoneNumbers.list(elsewhere.id)).toHaveLength(1)
    })

    test('is removed once, by its account, with what it proved in open sign-ins', async () => {
      const { store, accountId } = await withAccount()
      const number = await withPhone(store, accountId)
      const begun = await started(store, { accountId })
      const code = sentCode(accountId, { signInIdHash: begun.idHash, phoneId: number.id })
      await store.sentCodes.send({ code, message: message({ kind: 'sms' }) })
      expect(await store.sentCodes.accept(accepting(code, begun))).toBe(true)
      const other = await activated(store)
      expect(await store.phoneNumbers.remove(removing(other.id, number.id))).toBe(false)
      const results = await race(() => store.phoneNumbers.remove(removing(accountId, number.id)))
      expect(wins(results)).toBe(1)
      expect(await store.phoneNumbers.list(accountId)).toEqual([])
      expect(await provedIn(store, begun)).toEqual([])
    })

    test('one that waits isn’t removed as if it were the account’s', async () => {
      const { store, accountId } = await withAccount()
      const number = phone(accountId)
      await opened(store, number)
      expect(await store.phoneNumbers.remove(removing(accountId, number.id))).toBe(false)
    })

    test('what was never confirmed is swept', async () => {
      const { store, accountId } = await withAccount()
      const number = phone(accountId)
      await opened(store, number)
      const kept = await withPhone(store, (await activated(store)).id)
      await store.sweep({ now: now + 90_000 })
      expect(await store.phoneNumbers.waiting({ id: number.id, accountId, now })).toBeNull()
      expect(await store.phoneNumbers.list(kept.accountId)).toEqual([kept])
    })
  })
}
