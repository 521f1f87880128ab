import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { approval, enrolled, opening, provedIn, refusal, request, waitingForPhone } from './fixtures.ts'
import { activated, crowd, entry, message, noted, now, race, started, waiting, wins } from '../contract/fixtures.ts'

/** What `DevicesPort` promises, PIN tries apart. */
export function devicesContract(makeStore: () => Promise<Store>): void {
  const removing = (accountId: string, deviceId: string) => ({
    accountId,
    deviceId,
    now,
    messages: [message()],
    activity: entry(accountId, { kind: 'device-removed' }),
  })

  describe('devices', () => {
    test('a phone is found and listed as written, oldest first', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const young = await enrolled(store, id, { createdAt: now + 1, sealedPush: null })
      const old = await enrolled(store, id)
      expect(await store.devices.find(old.id)).toEqual(old)
      expect(await store.devices.find('nobody')).toBeNull()
      expect(await store.devices.list(id)).toEqual([old, young])
      expect(await store.devices.list('nobody')).toEqual([])
    })

    test('only its account renames a phone', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      const [phone, other] = [await enrolled(store, id), await enrolled(store, id)]
      const noteOfIt = entry(id)
      expect(
        await store.devices.rename({
          accountId: stranger.id,
          deviceId: phone.id,
          name: 'Mine',
          activity: entry(stranger.id),
        }),
      ).toBe(false)
      expect(await store.devices.rename({ accountId: id, deviceId: phone.id, name: 'Work', activity: noteOfIt })).toBe(
        true,
      )
      expect((await store.devices.find(phone.id))?.name).toBe('Work')
      expect(await store.devices.find(other.id)).toEqual(other)
      expect(await noted(store, id)).toContain(noteOfIt.id)
      await store.devices.remove(removing(id, phone.id))
      expect(await store.devices.rename({ accountId: id, deviceId: phone.id, name: 'Gone', activity: entry(id) })).toBe(
        false,
      )
    })

    test('a removed phone keeps no secret, its requests are cancelled, its messages and entry written', async () => {
      const store = await makeStore()
      const { accountId, phone, begun } = await waitingForPhone(store)
      const other = await enrolled(store, accountId)
      const asked = request(phone, begun)
      await store.approvals.open(opening(asked))
      const options = removing(accountId, phone.id)
      expect(await store.devices.remove(options)).toBe(true)
      expect(await store.devices.find(phone.id)).toEqual({
        ...phone,
        status: 'removed',
        sealedOprfKey: null,
        sealedCodeSecret: null,
        sealedPush: null,
      })
      expect(await store.devices.list(accountId)).toEqual([other])
      expect((await store.approvals.find({ id: asked.id, now }))?.status).toBe('cancelled')
      expect(await waiting(store)).toContain(options.messages[0]?.id)
      expect(await noted(store, accountId)).toContain(options.activity.id)
      expect(await store.devices.setPush({ deviceId: phone.id, sealedPush: 'k1.new' })).toBe(false)
    })

    test('what a removed phone approved opens no session any more', async () => {
      const store = await makeStore()
      const { accountId, phone, begun } = await waitingForPhone(store)
      const asked = request(phone, begun)
      await store.approvals.open(opening(asked))
      await store.approvals.answer(approval(asked, phone))
      expect(await provedIn(store, begun)).toEqual(['mobile-app-pin'])
      await store.devices.remove(removing(accountId, phone.id))
      expect(await provedIn(store, begun)).toEqual([])
      expect((await store.approvals.find({ id: asked.id, now }))?.status).toBe('cancelled')
    })

    test('a phone of another account is not removed, and nothing is written', async () => {
      const store = await makeStore()
      const { accountId, phone, begun } = await waitingForPhone(store)
      const stranger = await activated(store)
      const [approved, pending] = [request(phone, begun), request(phone, await started(store, { accountId }))]
      for (const each of [approved, pending]) await store.approvals.open(opening(each))
      await store.approvals.answer(approval(approved, phone))
      const attempt = { deviceId: phone.id, pinKeyId: phone.pinKeyId, tryId: 'try', blindedHash: 'b', now }
      const ifLocked = { messages: [], activity: entry(accountId) }
      await store.devices.spendPinTry({ ...attempt, limits: { inRow: 5, inLife: 50 }, ifLocked })
      const before = await waiting(store)
      expect(await store.devices.remove(removing(stranger.id, phone.id))).toBe(false)
      expect(await waiting(store)).toEqual(before)
      expect(await store.approvals.find({ id: approved.id, now })).toMatchObject({ status: 'approved' })
      expect(await store.approvals.find({ id: pending.id, now })).toMatchObject({ status: 'pending' })
      expect(await provedIn(store, begun)).toEqual(['mobile-app-pin'])
      expect(await store.devices.unlock({ deviceId: phone.id, tryId: 'try', notBefore: now })).toBe(true)
      expect(await store.devices.find(phone.id)).toEqual(phone)
    })

    test('a refusal stays a refusal when its phone is removed, and a removed phone is not touched', async () => {
      const store = await makeStore()
      const { accountId, phone, begun } = await waitingForPhone(store)
      const refused = request(phone, begun)
      await store.approvals.open(opening(refused))
      await store.approvals.answer(refusal(refused, phone))
      await store.devices.remove(removing(accountId, phone.id))
      expect(await store.approvals.find({ id: refused.id, now })).toMatchObject({ status: 'refused' })
      await store.devices.touch({ deviceId: phone.id, now: now + 60 })
      expect((await store.devices.find(phone.id))?.lastSeenAt).toBe(now)
    })

    test(`of ${crowd} parallel removals one counts, with one mail`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const phone = await enrolled(store, id)
      const before = (await waiting(store)).length
      expect(wins(await race(() => store.devices.remove(removing(id, phone.id))))).toBe(1)
      expect(await waiting(store)).toHaveLength(before + 1)
    })

    test('a touch notes the moment, and language and model where given', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const [phone, other] = [await enrolled(store, id), await enrolled(store, id)]
      await store.devices.touch({ deviceId: phone.id, now: now + 60 })
      expect(await store.devices.find(phone.id)).toEqual({ ...phone, lastSeenAt: now + 60 })
      await store.devices.touch({ deviceId: phone.id, now: now + 120, language: 'fr', model: 'iPad' })
      expect(await store.devices.find(phone.id)).toEqual({
        ...phone,
        lastSeenAt: now + 120,
        language: 'fr',
        model: 'iPad',
      })
      await store.devices.touch({ deviceId: phone.id, now: now + 120, language: 'sl' })
      expect(await store.devices.find(phone.id)).toMatchObject({ language: 'sl', model: 'iPad' })
      await store.devices.touch({ deviceId: phone.id, now: now + 90 })
      expect((await store.devices.find(phone.id))?.lastSeenAt).toBe(now + 120)
      expect(await store.devices.find(other.id)).toEqual(other)
    })

    test('a subscription is replaced, and forgotten only while it is the one', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const [phone, other] = [await enrolled(store, id), await enrolled(store, id)]
      expect(await store.devices.setPush({ deviceId: phone.id, sealedPush: 'k1.new' })).toBe(true)
      await store.devices.forgetPush({ deviceId: phone.id, sealedPush: 'k1.push' })
      expect((await store.devices.find(phone.id))?.sealedPush).toBe('k1.new')
      await store.devices.forgetPush({ deviceId: phone.id, sealedPush: 'k1.new' })
      expect((await store.devices.find(phone.id))?.sealedPush).toBeNull()
      expect(await store.devices.setPush({ deviceId: 'nobody', sealedPush: null })).toBe(false)
      expect(await store.devices.find(other.id)).toEqual(other)
    })
  })
}
