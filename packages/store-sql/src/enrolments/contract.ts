import type { Enrolment, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { approval, device, enrolled, enrolment, opening, provedIn, request } from '../devices/fixtures.ts'
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

/** What `EnrolmentsPort` promises. */
export function enrolmentsContract(makeStore: () => Promise<Store>): void {
  const attempt = (
    of: Enrolment,
    options: { readonly secretHash?: string; readonly blindedHash?: string; readonly now?: number } = {},
  ) => ({
    id: of.id,
    secretHash: of.secretHash,
    blindedHash: fresh('blinded'),
    limit: 5,
    now,
    ...options,
  })
  const completion = (of: Enrolment, made = device(of)) => ({
    id: of.id,
    device: made,
    replaces: of.replaces,
    maxDevices: 5,
    now,
    messages: [message()],
    activity: entry(of.accountId, { kind: 'device-added' }),
  })

  async function begun(options: Partial<Enrolment> = {}) {
    const store = await makeStore()
    const { id } = await activated(store)
    const one = enrolment(id, options)
    await store.enrolments.start(one)
    return { store, accountId: id, one }
  }

  describe('enrolments', () => {
    test('an enrolment is read as written until it is forgotten, also when it is expired', async () => {
      const { store, one } = await begun()
      const state = { enrolment: one, status: 'pending', tries: 0, device: null }
      expect(await store.enrolments.find({ id: one.id, now: one.expiresAt })).toEqual(state)
      expect(await store.enrolments.find({ id: one.id, now: one.keepUntil })).toBeNull()
      expect(await store.enrolments.find({ id: 'nobody', now })).toBeNull()
    })

    test('a new one cancels the pending one of the account', async () => {
      const { store, accountId, one } = await begun()
      const other = enrolment((await activated(store)).id)
      await store.enrolments.start(other)
      await store.enrolments.start(enrolment(accountId))
      expect(await store.enrolments.find({ id: one.id, now })).toMatchObject({
        status: 'cancelled',
        enrolment: { sealedOprfKey: null, sealedPinCheck: null },
      })
      expect((await store.enrolments.find({ id: other.id, now }))?.status).toBe('pending')
      expect(await store.enrolments.spendTry(attempt(one))).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.enrolments.complete(completion(one))).toEqual({ ok: false, reason: 'unknown' })
    })

    test('its account cancels it, nobody else', async () => {
      const { store, accountId, one } = await begun()
      const other = enrolment((await activated(store)).id)
      await store.enrolments.start(other)
      await store.enrolments.cancel({ id: one.id, accountId: 'somebody' })
      await store.enrolments.cancel({ id: 'another', accountId })
      expect((await store.enrolments.find({ id: one.id, now }))?.status).toBe('pending')
      await store.enrolments.cancel({ id: one.id, accountId })
      expect((await store.enrolments.find({ id: one.id, now }))?.status).toBe('cancelled')
      expect((await store.enrolments.find({ id: other.id, now }))?.status).toBe('pending')
    })

    test('tries are spent by the secret, once for each blinded element, until none is left', async () => {
      const { store, one } = await begun()
      expect(await store.enrolments.spendTry(attempt(one, { secretHash: 'guessed' }))).toEqual({
        ok: false,
        reason: 'unknown',
      })
      const other = enrolment((await activated(store)).id)
      await store.enrolments.start(other)
      const theirs = attempt(other)
      await store.enrolments.spendTry(theirs)
      const stray = { ...attempt(one), id: other.id }
      expect(await store.enrolments.spendTry(stray)).toEqual({ ok: false, reason: 'unknown' })
      expect((await store.enrolments.find({ id: one.id, now }))?.tries).toBe(0)
      const first = attempt(one)
      for (const _ of [1, 2])
        expect(await store.enrolments.spendTry(first)).toEqual({ ok: true, enrolment: one, left: 4 })
      for (const left of [3, 2, 1, 0])
        expect(await store.enrolments.spendTry(attempt(one))).toMatchObject({ ok: true, left })
      for (const blindedHash of [fresh('blinded'), theirs.blindedHash])
        expect(await store.enrolments.spendTry(attempt(one, { blindedHash }))).toEqual({
          ok: false,
          reason: 'no-tries',
        })
      expect(await store.enrolments.spendTry(first)).toMatchObject({ ok: true, left: 0 })
      expect((await store.enrolments.find({ id: one.id, now }))?.tries).toBe(5)
    })

    test('an expired, forgotten or cancelled one takes no try and makes no phone', async () => {
      const { store, one } = await begun()
      const first = attempt(one)
      await store.enrolments.spendTry(first)
      const expired = { ok: false, reason: 'expired' }
      const unknown = { ok: false, reason: 'unknown' }
      for (const each of [first, attempt(one)])
        expect(await store.enrolments.spendTry({ ...each, now: one.expiresAt })).toEqual(expired)
      expect(await store.enrolments.complete({ ...completion(one), now: one.expiresAt })).toEqual(expired)
      expect(await store.enrolments.spendTry({ ...first, now: one.keepUntil })).toEqual(unknown)
      expect(await store.enrolments.complete({ ...completion(one), now: one.keepUntil })).toEqual(unknown)
      await store.enrolments.cancel({ id: one.id, accountId: one.accountId })
      expect(await store.enrolments.spendTry(attempt(one))).toEqual(unknown)
      expect((await store.enrolments.find({ id: one.id, now }))?.tries).toBe(1)
    })

    test('completing makes the phone, destroys the sealed values, writes messages and activity', async () => {
      const { store, accountId, one } = await begun()
      const options = completion(one)
      const other = enrolment((await activated(store)).id)
      await store.enrolments.start(other)
      await store.enrolments.spendTry(attempt(other))
      expect(await store.enrolments.complete(options)).toEqual({ ok: false, reason: 'unknown' })
      const foreign = completion(other, device(other, { accountId }))
      expect(await store.enrolments.complete(foreign)).toEqual({ ok: false, reason: 'unknown' })
      await store.enrolments.spendTry(attempt(one))
      expect(await store.enrolments.complete(options)).toEqual({ ok: true, device: options.device, created: true })
      expect(await store.enrolments.find({ id: one.id, now })).toEqual({
        enrolment: { ...one, sealedOprfKey: null, sealedPinCheck: null },
        status: 'completed',
        tries: 1,
        device: options.device,
      })
      expect(await store.devices.list(accountId)).toEqual([options.device])
      expect((await store.enrolments.find({ id: other.id, now }))?.status).toBe('pending')
      expect(await store.devices.list(other.accountId)).toEqual([])
      await store.enrolments.start(enrolment(accountId))
      await store.enrolments.cancel({ id: one.id, accountId })
      expect((await store.enrolments.find({ id: one.id, now }))?.status).toBe('completed')
      expect(await waiting(store)).toContain(options.messages[0]?.id)
      expect(await noted(store, accountId)).toContain(options.activity.id)
      expect(await store.enrolments.spendTry(attempt(one))).toEqual({ ok: false, reason: 'completed' })
      expect(await store.enrolments.deviceOf(one.id)).toEqual(options.device)
      expect(await store.enrolments.deviceOf('nobody')).toBeNull()
    })

    test('the same keys get the same phone again, whenever they ask; other keys don’t', async () => {
      const { store, one } = await begun()
      await store.enrolments.spendTry(attempt(one))
      const options = completion(one)
      await store.enrolments.complete(options)
      const before = await waiting(store)
      const again = {
        ...completion(one, { ...options.device, id: fresh('device'), name: 'Other' }),
        now: one.keepUntil + 1e6,
      }
      expect(await store.enrolments.complete(again)).toEqual({ ok: true, device: options.device, created: false })
      const half = { ...options.device, id: fresh('device'), approvalThumbprint: fresh('approval') }
      for (const other of [completion(one), completion(one, half)])
        expect(await store.enrolments.complete(other)).toEqual({ ok: false, reason: 'completed' })
      await store.devices.remove({
        accountId: one.accountId,
        deviceId: options.device.id,
        now,
        messages: [],
        activity: entry(one.accountId),
      })
      expect(await store.enrolments.complete(again)).toMatchObject({
        ok: true,
        created: false,
        device: { status: 'removed' },
      })
      expect(await waiting(store)).toEqual(before)
    })

    test('one that comes in another’s place: the other goes with it, and with nothing that it approved; it doesn’t count', async () => {
      const { store, accountId, one } = await begun()
      const old = await enrolled(store, accountId)
      const kept = await enrolled(store, accountId)
      const stranger = await enrolled(store, (await activated(store)).id)
      const next = enrolment(accountId, { replaces: old.id })
      await store.enrolments.start(next)
      expect((await store.enrolments.find({ id: next.id, now }))?.enrolment).toEqual(next)
      const begunSignIn = await started(store, { accountId })
      const asked = request(old, begunSignIn)
      await store.approvals.open(opening(asked))
      await store.approvals.answer(approval(asked, old))
      expect(await provedIn(store, begunSignIn)).toEqual(['mobile-app-pin'])
      expect(await store.enrolments.complete({ ...completion(next), maxDevices: 2 })).toMatchObject({ ok: false })
      expect(await store.devices.find(old.id)).toMatchObject({ status: 'active' })
      await store.enrolments.spendTry(attempt(next))
      expect(await store.enrolments.complete({ ...completion(next), maxDevices: 1 })).toMatchObject({
        reason: 'too-many',
      })
      expect(await store.devices.find(old.id)).toMatchObject({ status: 'active' })
      const options = { ...completion(next), maxDevices: 2 }
      const made = await race((i) => store.enrolments.complete({ ...options, device: { ...device(next), id: `${i}` } }))
      expect(wins(made)).toBe(1)
      const list = await store.devices.list(accountId)
      expect(list.map(({ id }) => id).toSorted()).toEqual(
        [kept.id, list.find(({ id }) => id !== kept.id)?.id].toSorted(),
      )
      expect(await store.devices.find(old.id)).toMatchObject({
        status: 'removed',
        sealedOprfKey: null,
        sealedCodeSecret: null,
        sealedPush: null,
      })
      expect(await provedIn(store, begunSignIn)).toEqual([])
      expect(await store.devices.find(stranger.id)).toEqual(stranger)
      expect(one.replaces).toBeNull()
    })

    test('one comes in the place of no other account’s phone', async () => {
      const { store, accountId } = await begun()
      await enrolled(store, accountId)
      const stranger = await enrolled(store, (await activated(store)).id)
      const next = enrolment(accountId, { replaces: stranger.id })
      await store.enrolments.start(next)
      await store.enrolments.spendTry(attempt(next))
      expect(await store.enrolments.complete(completion(next))).toMatchObject({ ok: true })
      expect(await store.devices.find(stranger.id)).toEqual(stranger)
      expect(await store.devices.list(accountId)).toHaveLength(2)
    })

    test('an account has as many phones as are allowed; removed ones don’t count', async () => {
      const { store, accountId, one } = await begun()
      const first = await enrolled(store, accountId)
      await enrolled(store, (await activated(store)).id)
      const next = enrolment(accountId)
      await store.enrolments.start(next)
      await store.enrolments.spendTry(attempt(next))
      expect(await store.enrolments.complete({ ...completion(next), maxDevices: 1 })).toEqual({
        ok: false,
        reason: 'too-many',
      })
      await store.devices.remove({ accountId, deviceId: first.id, now, messages: [], activity: entry(accountId) })
      expect(await store.enrolments.complete({ ...completion(next), maxDevices: 1 })).toMatchObject({
        ok: true,
        created: true,
      })
      expect((await store.enrolments.find({ id: one.id, now }))?.status).toBe('cancelled')
    })

    test(`of ${crowd} enrolments started in parallel one is pending`, async () => {
      const { store, accountId } = await begun()
      const ids = await race(async () => {
        const one = enrolment(accountId)
        await store.enrolments.start(one)
        return one.id
      })
      const states = await Promise.all(ids.map((id) => store.enrolments.find({ id, now })))
      expect(states.filter((state) => state?.status === 'pending')).toHaveLength(1)
    })

    test(`of ${crowd} parallel tries five are answered`, async () => {
      const { store, one } = await begun()
      expect(wins(await race(() => store.enrolments.spendTry(attempt(one))))).toBe(5)
    })

    test(`of ${crowd} parallel completions with different keys one makes a phone`, async () => {
      const { store, accountId, one } = await begun()
      await store.enrolments.spendTry(attempt(one))
      const before = (await waiting(store)).length
      expect(wins(await race(() => store.enrolments.complete(completion(one))))).toBe(1)
      expect(await store.devices.list(accountId)).toHaveLength(1)
      expect(await waiting(store)).toHaveLength(before + 1)
    })
  })
}
