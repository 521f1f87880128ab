import { openPush, removeDevice, renameDevice } from '@laissez-passer/core/internal/authenticator/server'
import { describe, expect, test } from 'vitest'
import { parseLink } from '../../src/index.ts'
import { type MakeStore, pin, waiting, world } from '../support/world.ts'

/** How tries are counted, and how a phone leaves. */
export function pinAndRemovalSuite(makeStore: MakeStore): void {
  describe('the PIN', () => {
    test('tells how many tries are left; the right one sets the count back', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const asked = await ask()
      const request = await waiting(device)
      expect(await device.approve(request, { pin: '1593', transferCode: asked.transferCode })).toEqual({
        ok: false,
        reason: 'wrong-pin',
        left: 4,
      })
      expect(await device.approve(request, { pin: '1594', transferCode: asked.transferCode })).toEqual({
        ok: false,
        reason: 'wrong-pin',
        left: 3,
      })
      expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toEqual({ ok: true })
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(stored).toMatchObject({ triesInRow: 0, triesInLife: 2 })
    })

    test('five wrong ones lock the device: the OPRF key is gone, a mail says so, the right PIN comes too late', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const asked = await ask()
      const request = await waiting(device)
      for (const left of [4, 3, 2, 1])
        expect(await device.approve(request, { pin: `157${left}`, transferCode: asked.transferCode })).toMatchObject({
          reason: 'wrong-pin',
          left,
        })
      expect(await device.approve(request, { pin: '1570', transferCode: asked.transferCode })).toMatchObject({
        ok: false,
        reason: 'locked',
      })
      expect(await device.state()).toMatchObject({ status: 'locked' })
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(stored).toMatchObject({ status: 'locked', sealedOprfKey: null })
      expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toMatchObject({
        ok: false,
        reason: 'locked',
      })
      expect(await asked.status()).toBe('locked')
      const messages = await provider.store.outbox.claim({ now: provider.clock.now, limit: 100, leaseSeconds: 1 })
      expect(messages.filter(({ template }) => template === 'device-locked')).toHaveLength(1)
    })

    test('fifty wrong ones in the life of a key lock it too, however often the right one came between', async () => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const device = await enrolledPhone()
      const wrong = async () => device.approve(await waiting(device), { pin: '1593', transferCode: '00' })
      let spent = 0
      while (spent < 48) {
        provider.clock.now += 600
        const asked = await ask()
        for (let i = 0; i < 4; i++, spent++) expect(await wrong()).toMatchObject({ reason: 'wrong-pin' })
        expect(await device.approve(await waiting(device), { pin, transferCode: asked.transferCode })).toEqual({
          ok: true,
        })
      }
      provider.clock.now += 600
      await ask()
      expect(await wrong()).toMatchObject({ reason: 'wrong-pin', left: 1 })
      expect(await wrong()).toMatchObject({ reason: 'locked' })
    })
  })

  describe('removal and names', () => {
    test('a phone removed in My Account notices at its next contact and may enrol again', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(
        await removeDevice(provider.context(), { fresh: await provider.fresh(), deviceId: stored?.id ?? '' }),
      ).toEqual({ ok: true })
      expect(
        await removeDevice(provider.context(), { fresh: await provider.fresh(), deviceId: stored?.id ?? '' }),
      ).toMatchObject({ ok: false, reason: 'unknown' })
      expect(await device.refresh()).toEqual({ ok: false, reason: 'removed' })
      expect(await device.state()).toMatchObject({ status: 'removed', account: { name: 'Élodie Müller' } })
      expect(await provider.store.devices.find(stored?.id ?? '')).toMatchObject({
        status: 'removed',
        sealedOprfKey: null,
        sealedCodeSecret: null,
      })
      expect(await device.enrol(parseLink((await provider.enrolment()).link), { pin })).toMatchObject({ ok: true })
    })

    test('a waiting app learns of its removal at once and stops asking', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const next = device.requests({ signal: new AbortController().signal })[Symbol.asyncIterator]().next()
      const [stored] = await provider.store.devices.list(provider.account.id)
      await removeDevice(provider.context(), { fresh: await provider.fresh(), deviceId: stored?.id ?? '' })
      expect(await next).toMatchObject({ done: true })
      expect(await device.state()).toMatchObject({ status: 'removed' })
    })

    test('a new name and a push subscription reach the other side', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const state = await device.state()
      if (state.status !== 'enrolled') throw new Error(state.status)
      expect(
        await renameDevice(provider.context(), {
          accountId: provider.account.id,
          deviceId: state.device.id,
          name: '  Work  phone ',
        }),
      ).toEqual({ ok: true })
      expect(await device.refresh()).toEqual({ ok: true })
      expect(await device.state()).toMatchObject({ device: { name: 'Work phone' } })
      const subscription = { endpoint: 'https://push.example/abc', keys: { p256dh: 'BPs', auth: 'c2Vj' } }
      expect(await device.setPush(subscription)).toEqual({ ok: true })
      const stored = await provider.store.devices.find(state.device.id)
      expect(stored?.sealedPush).not.toContain('push.example')
      expect(stored && (await openPush(provider.context(), stored))).toEqual(subscription)
      expect(await device.setPush({ endpoint: 'http://10.0.0.1/', keys: subscription.keys })).toEqual({
        ok: false,
        reason: 'bad-endpoint',
      })
      expect(await device.setPush(null)).toEqual({ ok: true })
    })
  })
}
