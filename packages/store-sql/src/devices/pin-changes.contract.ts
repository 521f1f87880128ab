import type { Device, PinChange, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { approval, enrolled, opening, provedIn, request, waitingForPhone } from './fixtures.ts'
import { activated, crowd, entry, fresh, link, message, noted, now, race, waiting, wins } from '../contract/fixtures.ts'

const limits = { inRow: 2, inLife: 50 }

/**
 * What a new PIN promises: the old one counts until the app confirms, then the new one; never both, never
 * none.
 */
export function pinChangesContract(makeStore: () => Promise<Store>): void {
  const change = (phone: Device, options: Partial<PinChange> = {}): PinChange => ({
    deviceId: phone.id,
    pinKeyId: fresh('new-pin-key'),
    sealedOprfKey: 'k1.new-oprf',
    purpose: 'change',
    expiresAt: now + 600,
    ...options,
  })
  const start = (store: Store, begun: PinChange, passwordHash = 'hash-1') =>
    store.devices.startPinChange(begun, { passwordHash: begun.purpose === 'reset' ? passwordHash : null })
  const completion = (begun: PinChange, phone: Device) => ({
    deviceId: begun.deviceId,
    pinKeyId: begun.pinKeyId,
    approval: begun.purpose === 'reset' ? { key: '{"kty":"EC","x":"new"}', thumbprint: 'new-approval' } : null,
    now,
    messages: [message()],
    activity: entry(phone.accountId, { kind: 'pin-changed' }),
  })
  const attempt = (phone: Device) => ({
    deviceId: phone.id,
    pinKeyId: phone.pinKeyId,
    tryId: fresh('try'),
    blindedHash: fresh('blinded'),
    limits,
    now,
    ifLocked: { messages: [], activity: entry(phone.accountId, { kind: 'device-locked' }) },
  })

  async function withPhone() {
    const store = await makeStore()
    const { id } = await activated(store)
    return { store, phone: await enrolled(store, id) }
  }

  describe('PIN changes', () => {
    test('the old key counts until the new one is confirmed, then the new one with counts of its own', async () => {
      const { store, phone } = await withPhone()
      const other = await enrolled(store, phone.accountId)
      await start(store, change(other))
      const begun = change(phone)
      expect(await start(store, begun)).toBe(true)
      expect(await store.devices.find(phone.id)).toEqual(phone)
      const old = attempt(phone)
      expect(await store.devices.spendPinTry(old)).toMatchObject({ ok: true, sealedOprfKey: 'k1.oprf' })
      const mails = (await waiting(store)).length
      const entries = (await noted(store, phone.accountId)).length
      expect(await store.devices.completePinChange(completion(begun, phone))).toBe(true)
      expect(await store.devices.find(phone.id)).toEqual({
        ...phone,
        pinKeyId: begun.pinKeyId,
        sealedOprfKey: begun.sealedOprfKey,
      })
      expect(await store.devices.find(other.id)).toEqual(other)
      expect(await waiting(store)).toHaveLength(mails + 1)
      expect(await noted(store, phone.accountId)).toHaveLength(entries + 1)
      expect(await store.devices.unlock({ deviceId: phone.id, tryId: old.tryId, notBefore: now })).toBe(false)
      expect(await store.devices.spendPinTry(attempt(phone))).toEqual({ ok: false, reason: 'other-key' })
      expect(await store.devices.spendPinTry({ ...attempt(phone), pinKeyId: begun.pinKeyId })).toMatchObject({
        ok: true,
        sealedOprfKey: begun.sealedOprfKey,
      })
      expect(await store.devices.completePinChange(completion(begun, phone))).toBe(false)
      expect(await waiting(store)).toHaveLength(mails + 1)
    })

    test('another one that is started replaces it; an expired or foreign one, or one for the other purpose, is nothing', async () => {
      const { store, phone } = await withPhone()
      const other = await enrolled(store, phone.accountId)
      const first = change(phone)
      await start(store, first)
      const begun = change(phone)
      await start(store, begun)
      const refused = [
        completion(first, phone),
        { ...completion(begun, phone), now: begun.expiresAt },
        { ...completion(begun, phone), deviceId: other.id },
        { ...completion(begun, phone), approval: { key: '{}', thumbprint: 'new' } },
      ]
      for (const options of refused) expect(await store.devices.completePinChange(options)).toBe(false)
      expect(await store.devices.find(phone.id)).toEqual(phone)
      expect(await store.devices.find(other.id)).toEqual(other)
      expect(await store.devices.completePinChange(completion(begun, phone))).toBe(true)
    })

    test('a locked phone gets a new PIN by a reset alone, whatever password is known', async () => {
      const { store, phone } = await withPhone()
      for (const _ of [1, 2, 3]) await store.devices.spendPinTry(attempt(phone))
      expect(await store.devices.find(phone.id)).toMatchObject({ status: 'locked' })
      expect(await store.devices.startPinChange(change(phone), { passwordHash: 'hash-1' })).toBe(false)
      const reset = change(phone, { purpose: 'reset' })
      expect(await store.devices.startPinChange(reset, { passwordHash: null })).toBe(false)
      expect(await start(store, reset)).toBe(true)
    })

    test.each(['changed', 'set by a link', 'reported'])(
      'a reset begun with a password ends when that password is %s; a change goes on',
      async (how) => {
        const { store, phone } = await withPhone()
        const { accountId } = phone
        const [second, stranger] = [
          await enrolled(store, accountId),
          await enrolled(store, (await activated(store)).id),
        ]
        const begun = change(phone, { purpose: 'reset' })
        const changing = change(second)
        const theirs = change(stranger, { purpose: 'reset' })
        for (const each of [begun, changing, theirs]) expect(await start(store, each)).toBe(true)
        const [reset, activity] = [link(accountId, { purpose: 'reset-password' }), entry(accountId)]
        const both = { now, messages: [], activity }
        if (how === 'changed') {
          const hashes = { fromHash: 'hash-1', toHash: 'hash-2', keepSession: '' }
          expect(await store.accounts.changePassword({ accountId, ...hashes, ...both })).toBe(true)
        } else if (how === 'reported') {
          expect(await store.notMeReports.report({ tokenHash: fresh('not-me'), accountId, link: reset, ...both })).toBe(
            true,
          )
        } else {
          await store.accounts.issueLink({ link: reset, message: message() })
          const set = { tokenHash: reset.tokenHash, passwordHash: 'hash-2', clearThrottle: [] }
          expect(await store.accounts.setPasswordByLink({ ...set, ...both })).toBe(true)
        }
        expect(await store.devices.completePinChange(completion(begun, phone))).toBe(false)
        // The old password was verified before, by a slow request: it starts none either.
        if (how !== 'reported') {
          expect(await start(store, begun)).toBe(false)
          expect(await start(store, begun, 'hash-2')).toBe(true)
          expect(await start(store, begun)).toBe(false)
        }
        expect(await store.devices.completePinChange(completion(changing, second))).toBe(true)
        expect(await store.devices.completePinChange(completion(theirs, stranger))).toBe(true)
      },
    )

    test('a locked phone takes a reset and no change; the reset brings a new D and unlocks', async () => {
      const { store, phone } = await withPhone()
      const before = change(phone)
      await start(store, before)
      for (let i = 0; i < 3; i++) await store.devices.spendPinTry(attempt(phone))
      expect((await store.devices.find(phone.id))?.status).toBe('locked')
      expect(await store.devices.completePinChange(completion(before, phone))).toBe(false)
      expect(await start(store, change(phone))).toBe(false)
      const begun = change(phone, { purpose: 'reset' })
      expect(await start(store, begun)).toBe(true)
      expect(await store.devices.completePinChange({ ...completion(begun, phone), approval: null })).toBe(false)
      expect(await store.devices.completePinChange(completion(begun, phone))).toBe(true)
      expect(await store.devices.find(phone.id)).toEqual({
        ...phone,
        approvalKey: '{"kty":"EC","x":"new"}',
        approvalThumbprint: 'new-approval',
        pinKeyId: begun.pinKeyId,
        sealedOprfKey: begun.sealedOprfKey,
        pinResetAt: now,
      })
    })

    test('a reset ends requests and takes back what the old D proved; a change doesn’t', async () => {
      for (const purpose of ['reset', 'change'] as const) {
        const store = await makeStore()
        const { phone, begun: signIn } = await waitingForPhone(store)
        const asked = request(phone, signIn)
        await store.approvals.open(opening(asked))
        await store.approvals.answer(approval(asked, phone))
        expect(await provedIn(store, signIn)).toEqual(['mobile-app-pin'])
        const begun = change(phone, { purpose })
        await start(store, begun)
        expect(await store.devices.completePinChange(completion(begun, phone))).toBe(true)
        expect(await provedIn(store, signIn)).toEqual(purpose === 'reset' ? [] : ['mobile-app-pin'])
        expect((await store.approvals.find({ id: asked.id, now }))?.status).toBe(
          purpose === 'reset' ? 'cancelled' : 'approved',
        )
      }
    })

    test('a removed phone takes neither, whatever waited', async () => {
      const { store, phone } = await withPhone()
      const begun = change(phone, { purpose: 'reset' })
      await start(store, begun)
      await store.devices.remove({
        accountId: phone.accountId,
        deviceId: phone.id,
        now,
        messages: [],
        activity: entry(phone.accountId),
      })
      expect(await store.devices.completePinChange(completion(begun, phone))).toBe(false)
      expect(await start(store, change(phone))).toBe(false)
      expect(await start(store, change(phone, { purpose: 'reset' }))).toBe(false)
      expect(await store.devices.find(phone.id)).toMatchObject({ status: 'removed', sealedOprfKey: null })
    })

    test(`of ${crowd} parallel confirmations one counts`, async () => {
      const { store, phone } = await withPhone()
      const begun = change(phone)
      await start(store, begun)
      const mails = (await waiting(store)).length
      expect(wins(await race(() => store.devices.completePinChange(completion(begun, phone))))).toBe(1)
      expect(await waiting(store)).toHaveLength(mails + 1)
    })
  })
}
