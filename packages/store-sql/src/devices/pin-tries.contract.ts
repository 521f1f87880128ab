import type { Device, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolled, opening, refusal, request, waitingForPhone } from './fixtures.ts'
import {
  activated,
  crowd,
  entry,
  fresh,
  message,
  noted,
  now,
  race,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

/** What PIN tries promise. */
export function pinTriesContract(makeStore: () => Promise<Store>): void {
  const limits = { inRow: 5, inLife: 50 }
  const attempt = (
    phone: Device,
    options: { readonly tryId?: string; readonly blindedHash?: string; readonly pinKeyId?: string } = {},
  ) => ({
    deviceId: phone.id,
    pinKeyId: phone.pinKeyId,
    tryId: fresh('try'),
    blindedHash: fresh('blinded'),
    limits,
    now,
    ifLocked: { messages: [message()], activity: entry(phone.accountId, { kind: 'device-locked' }) },
    ...options,
  })

  async function withPhone(options: Partial<Device> = {}) {
    const store = await makeStore()
    const { id } = await activated(store)
    return { store, phone: await enrolled(store, id, options) }
  }

  describe('PIN tries', () => {
    test('each try counts down; the same blinded element is answered again for nothing', async () => {
      const { store, phone } = await withPhone()
      const other = await enrolled(store, phone.accountId)
      await store.devices.spendPinTry(attempt(other))
      const first = attempt(phone)
      expect(await store.devices.spendPinTry(first)).toEqual({
        ok: true,
        tryId: first.tryId,
        sealedOprfKey: 'k1.oprf',
        left: 4,
      })
      expect(await store.devices.spendPinTry({ ...first, tryId: fresh('try') })).toEqual({
        ok: true,
        tryId: first.tryId,
        sealedOprfKey: 'k1.oprf',
        left: 4,
      })
      expect(await store.devices.spendPinTry(attempt(phone))).toMatchObject({ ok: true, left: 3 })
      expect(await store.devices.find(phone.id)).toMatchObject({ triesInRow: 2, triesInLife: 2 })
      const others = attempt(other)
      expect(await store.devices.spendPinTry(others)).toMatchObject({ ok: true, tryId: others.tryId, left: 3 })
    })

    test('a blinded element is known to the phone and the key that had it: another phone pays, another key has nothing', async () => {
      const { store, phone } = await withPhone()
      const other = await enrolled(store, phone.accountId)
      const { blindedHash } = attempt(phone)
      expect(await store.devices.spendPinTry(attempt(phone, { blindedHash }))).toMatchObject({ ok: true, left: 4 })
      const othersTry = attempt(other, { blindedHash })
      expect(await store.devices.spendPinTry(othersTry)).toMatchObject({ ok: true, tryId: othersTry.tryId, left: 4 })
      const otherKey = { ok: false, reason: 'other-key' }
      expect(await store.devices.spendPinTry(attempt(phone, { blindedHash, pinKeyId: 'other' }))).toEqual(otherKey)
      expect(await store.devices.spendPinTry(attempt(phone, { pinKeyId: 'other' }))).toEqual(otherKey)
      expect(await store.devices.find(phone.id)).toMatchObject({ triesInRow: 1, triesInLife: 1 })
    })

    test('no phone pays for, or locks, another whose key it names; each try has its own answer', async () => {
      const { store, phone } = await withPhone()
      const other = await enrolled(store, phone.accountId)
      for (const _ of [1, 2, 3, 4, 5, 6])
        expect(await store.devices.spendPinTry(attempt(phone, { pinKeyId: other.pinKeyId }))).toEqual({
          ok: false,
          reason: 'other-key',
        })
      expect([await store.devices.find(phone.id), await store.devices.find(other.id)]).toEqual([phone, other])
      for (const each of [attempt(phone), attempt(phone), attempt(phone)])
        expect(await store.devices.spendPinTry(each)).toMatchObject({ ok: true, tryId: each.tryId })
    })

    test('a locked phone counts no more, however many tries another limit leaves it', async () => {
      const { store, phone } = await withPhone()
      for (const _ of [1, 2, 3, 4, 5, 6]) await store.devices.spendPinTry(attempt(phone))
      const locked = await store.devices.find(phone.id)
      expect(locked).toMatchObject({ status: 'locked', triesInRow: 5 })
      const more = { ...attempt(phone), limits: { inRow: 99, inLife: 99 } }
      expect(await store.devices.spendPinTry(more)).toEqual({ ok: false, reason: 'locked' })
      expect(await store.devices.find(phone.id)).toEqual(locked)
    })

    test('the try after the last allowed one locks: key gone, tries gone, requests cancelled, written once', async () => {
      const store = await makeStore()
      const { phone, begun } = await waitingForPhone(store)
      const other = await enrolled(store, phone.accountId)
      const othersTry = attempt(other)
      await store.devices.spendPinTry(othersTry)
      const asked = request(phone, begun)
      const othersRequest = request(other, await started(store, { accountId: phone.accountId }))
      for (const each of [asked, othersRequest]) await store.approvals.open(opening(each))
      const before = (await waiting(store)).length
      const tries = [0, 1, 2, 3, 4].map(() => attempt(phone))
      for (const [index, each] of tries.entries())
        expect(await store.devices.spendPinTry(each)).toMatchObject({ ok: true, left: 4 - index })
      expect((await store.devices.find(phone.id))?.status).toBe('active')
      expect(await store.devices.spendPinTry(tries[4] ?? attempt(phone))).toMatchObject({ ok: true, left: 0 })
      const last = attempt(phone)
      expect(await store.devices.spendPinTry(last)).toEqual({ ok: false, reason: 'locked' })
      expect(await store.devices.spendPinTry(attempt(phone))).toEqual({ ok: false, reason: 'locked' })
      expect(await store.devices.spendPinTry(tries[4] ?? attempt(phone))).toEqual({ ok: false, reason: 'locked' })
      expect(await store.devices.find(phone.id)).toMatchObject({
        status: 'locked',
        sealedOprfKey: null,
        sealedCodeSecret: 'k1.code',
      })
      expect((await store.approvals.find({ id: asked.id, now }))?.status).toBe('cancelled')
      expect((await store.approvals.find({ id: othersRequest.id, now }))?.status).toBe('pending')
      expect(await store.devices.find(other.id)).toEqual({ ...other, triesInRow: 1, triesInLife: 1 })
      expect(await store.devices.unlock({ deviceId: other.id, tryId: othersTry.tryId, notBefore: now })).toBe(true)
      expect(await waiting(store)).toHaveLength(before + 1)
      expect(await noted(store, phone.accountId)).toContain(last.ifLocked.activity.id)
      expect(await store.devices.unlock({ deviceId: phone.id, tryId: tries[4]?.tryId ?? '', notBefore: now })).toBe(
        false,
      )
    })

    test('an unlock sets the row to zero and takes its try off the life; each try unlocks once', async () => {
      const { store, phone } = await withPhone()
      const other = await enrolled(store, phone.accountId)
      const othersTry = attempt(other)
      await store.devices.spendPinTry(othersTry)
      const [wrong, right] = [attempt(phone), attempt(phone)]
      await store.devices.spendPinTry(wrong)
      await store.devices.spendPinTry(right)
      expect(await store.devices.unlock({ deviceId: phone.id, tryId: right.tryId, notBefore: now + 1 })).toBe(false)
      expect(await store.devices.unlock({ deviceId: phone.id, tryId: 'nobody', notBefore: now })).toBe(false)
      expect(await store.devices.unlock({ deviceId: 'nobody', tryId: right.tryId, notBefore: now })).toBe(false)
      expect(await store.devices.unlock({ deviceId: phone.id, tryId: right.tryId, notBefore: now })).toBe(true)
      expect(await store.devices.find(phone.id)).toMatchObject({ triesInRow: 0, triesInLife: 1 })
      expect(await store.devices.unlock({ deviceId: phone.id, tryId: othersTry.tryId, notBefore: now })).toBe(false)
      expect(await store.devices.find(other.id)).toMatchObject({ triesInRow: 1, triesInLife: 1 })
      expect(await store.devices.unlock({ deviceId: other.id, tryId: othersTry.tryId, notBefore: now })).toBe(true)
      for (const { tryId } of [wrong, right])
        expect(await store.devices.unlock({ deviceId: phone.id, tryId, notBefore: now })).toBe(false)
    })

    test('wrong tries in the life of a key add up, however often it is unlocked between', async () => {
      const { store, phone } = await withPhone()
      const small = { limits: { inRow: 5, inLife: 3 } }
      for (const _ of [1, 2]) {
        await store.devices.spendPinTry({ ...attempt(phone), ...small })
        const right = attempt(phone)
        await store.devices.spendPinTry({ ...right, ...small })
        expect(await store.devices.unlock({ deviceId: phone.id, tryId: right.tryId, notBefore: now })).toBe(true)
      }
      expect(await store.devices.spendPinTry({ ...attempt(phone), ...small })).toMatchObject({ ok: true, left: 0 })
      expect(await store.devices.spendPinTry({ ...attempt(phone), ...small })).toEqual({ ok: false, reason: 'locked' })
    })

    test('a try that is allowed, or of another key, cancels nothing and locks nothing', async () => {
      const store = await makeStore()
      const { phone, begun } = await waitingForPhone(store)
      const refused = request(phone, begun)
      await store.approvals.open(opening(refused))
      await store.approvals.answer(refusal(refused, phone))
      const asked = request(phone, await started(store, { accountId: phone.accountId }), { knownBrowser: true })
      await store.approvals.open(opening(asked))
      for (const _ of [1, 2, 3, 4, 5]) await store.devices.spendPinTry(attempt(phone))
      expect(await store.devices.spendPinTry(attempt(phone, { pinKeyId: 'old' }))).toEqual({
        ok: false,
        reason: 'other-key',
      })
      expect(await store.devices.find(phone.id)).toMatchObject({ status: 'active', sealedOprfKey: 'k1.oprf' })
      expect((await store.approvals.find({ id: asked.id, now }))?.status).toBe('pending')
      await store.devices.spendPinTry(attempt(phone))
      expect((await store.approvals.find({ id: asked.id, now }))?.status).toBe('cancelled')
      expect((await store.approvals.find({ id: refused.id, now }))?.status).toBe('refused')
    })

    test('another key spends nothing; a phone that is removed or unknown is unknown', async () => {
      const { store, phone } = await withPhone()
      expect(await store.devices.spendPinTry(attempt(phone, { pinKeyId: 'old' }))).toEqual({
        ok: false,
        reason: 'other-key',
      })
      expect(await store.devices.find(phone.id)).toEqual(phone)
      await store.devices.remove({
        accountId: phone.accountId,
        deviceId: phone.id,
        now,
        messages: [],
        activity: entry(phone.accountId),
      })
      expect(await store.devices.spendPinTry(attempt(phone))).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.devices.spendPinTry({ ...attempt(phone), deviceId: 'nobody' })).toEqual({
        ok: false,
        reason: 'unknown',
      })
    })

    test(`of ${crowd} parallel tries five are answered; the key is destroyed once`, async () => {
      const { store, phone } = await withPhone()
      const before = (await waiting(store)).length
      expect(wins(await race(() => store.devices.spendPinTry(attempt(phone))))).toBe(limits.inRow)
      expect(await store.devices.find(phone.id)).toMatchObject({ status: 'locked', sealedOprfKey: null })
      expect(await waiting(store)).toHaveLength(before + 1)
    })

    test(`${crowd} parallel copies of one try spend one`, async () => {
      const { store, phone } = await withPhone()
      const results = await race(() => store.devices.spendPinTry(attempt(phone, { blindedHash: 'the-same' })))
      expect(wins(results)).toBe(crowd)
      expect(new Set(results.map((result) => result.ok && result.tryId)).size).toBe(1)
      expect((await store.devices.find(phone.id))?.triesInRow).toBe(1)
    })

    test(`of ${crowd} parallel unlocks by one try one counts`, async () => {
      const { store, phone } = await withPhone()
      const right = attempt(phone)
      await store.devices.spendPinTry(right)
      expect(
        wins(await race(() => store.devices.unlock({ deviceId: phone.id, tryId: right.tryId, notBefore: now }))),
      ).toBe(1)
      expect(await store.devices.find(phone.id)).toMatchObject({ triesInRow: 0, triesInLife: 0 })
    })
  })
}
