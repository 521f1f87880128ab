import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { approval, opening, refusal, request, waitingForPhone } from '../devices/fixtures.ts'
import { crowd, entry, fresh, now, race, started, waiting, wins } from '../contract/fixtures.ts'
import { asked } from './asked.contract.ts'

/** What `ApprovalsPort` promises of asking. */
export function approvalsContract(makeStore: () => Promise<Store>): void {
  describe('approvals', () => {
    test('a request is read as written; once its time is over it is expired, later invisible', async () => {
      const { store, one, phone, begun } = await asked(makeStore, { knownBrowser: true, place: 'Λευκωσία' })
      expect(await store.approvals.find({ id: one.id, now })).toEqual({ request: one, status: 'pending' })
      expect(await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now: one.expiresAt })).toEqual({
        request: one,
        status: 'expired',
        pausedUntil: null,
      })
      expect(await store.approvals.pending({ deviceId: phone.id, now })).toEqual([one])
      expect(await store.approvals.pending({ deviceId: phone.id, now: one.expiresAt })).toEqual([])
      expect(await store.approvals.find({ id: one.id, now: one.keepUntil })).toBeNull()
      expect(await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now: one.keepUntil })).toBeNull()
    })

    test('requests of other sign-ins and phones are kept apart', async () => {
      const { store, one, phone, begun } = await asked(makeStore)
      const elsewhere = await waitingForPhone(store)
      const other = request(elsewhere.phone, elsewhere.begun, { createdAt: now + 1 })
      expect(await store.approvals.open(opening(other))).toEqual({ ok: true })
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request).toEqual(one)
      expect(await store.approvals.pending({ deviceId: phone.id, now })).toEqual([one])
      expect(await store.approvals.ofSignIn({ signInIdHash: 'nobody', now })).toBeNull()
    })

    test('a second request of a sign-in cancels the first, within the same second too', async () => {
      const { store, one, phone, begun } = await asked(makeStore)
      const second = request(phone, begun)
      await store.approvals.open(opening(second))
      expect((await store.approvals.find({ id: one.id, now }))?.status).toBe('cancelled')
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request.id).toBe(second.id)
      expect(await waiting(store)).toHaveLength(4)
      await store.approvals.answer(refusal(second, phone))
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request.id).toBe(second.id)
    })

    test('the limit counts what was not approved, for each kind of browser, in the window', async () => {
      const { store, accountId, phone } = await asked(makeStore, { createdAt: now - 100 })
      const others = await waitingForPhone(store)
      for (const _ of [1, 2, 3])
        expect(await store.approvals.open(opening(request(others.phone, others.begun)))).toEqual({ ok: true })
      const open = async (options: Parameters<typeof request>[2]) =>
        store.approvals.open(opening(request(phone, await started(store, { accountId }), options)))
      for (const createdAt of [now - 50, now]) expect(await open({ createdAt })).toEqual({ ok: true })
      const before = await waiting(store)
      expect(await open({})).toEqual({ ok: false, reason: 'too-many', until: now + 500 })
      expect(await waiting(store)).toEqual(before)
      expect(await open({ knownBrowser: true })).toEqual({ ok: true })
      expect(await open({ createdAt: now + 500, expiresAt: now + 620 })).toEqual({ ok: true })
    })

    test('an approved request does not count', async () => {
      const { store, accountId, phone, one } = await asked(makeStore)
      await store.approvals.answer(approval(one, phone))
      for (const _ of [1, 2, 3])
        expect(await store.approvals.open(opening(request(phone, await started(store, { accountId }))))).toEqual({
          ok: true,
        })
    })

    test('only an active phone of the account is asked', async () => {
      const { store, phone, begun } = await asked(makeStore)
      const elsewhere = await waitingForPhone(store)
      expect(await store.approvals.open(opening(request({ ...phone, id: elsewhere.phone.id }, begun)))).toEqual({
        ok: false,
        reason: 'unknown-device',
      })
      const limits = { inRow: 0, inLife: 0 }
      await store.devices.spendPinTry({
        deviceId: phone.id,
        pinKeyId: phone.pinKeyId,
        tryId: 't',
        blindedHash: 'b',
        limits,
        now,
        ifLocked: { messages: [], activity: entry(phone.accountId) },
      })
      expect(await store.approvals.open(opening(request(phone, begun)))).toEqual({ ok: false, reason: 'locked' })
      const stranger = await waitingForPhone(store)
      expect(
        await store.approvals.open(opening(request({ ...phone, accountId: stranger.accountId }, stranger.begun))),
      ).toEqual({ ok: false, reason: 'unknown-device' })
      await store.devices.remove({
        accountId: phone.accountId,
        deviceId: phone.id,
        now,
        messages: [],
        activity: entry(phone.accountId),
      })
      expect(await store.approvals.open(opening(request(phone, begun)))).toEqual({
        ok: false,
        reason: 'unknown-device',
      })
    })

    test(`of ${crowd} parallel openings as many succeed as the limit says`, async () => {
      const store = await makeStore()
      const { phone, begun } = await waitingForPhone(store)
      expect(wins(await race(() => store.approvals.open(opening(request(phone, begun)))))).toBe(3)
      expect(await store.approvals.pending({ deviceId: phone.id, now })).toHaveLength(1)
    })

    test('a request id used twice is a mistake that is told', async () => {
      const { store, one } = await asked(makeStore)
      await expect(store.approvals.open({ ...opening({ ...one, nonce: fresh('nonce') }) })).rejects.toThrow(
        /constraint/i,
      )
    })
  })
}
