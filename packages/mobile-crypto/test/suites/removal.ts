import { beginFactorRemoval } from '@laissez-passer/core/internal/recovery'
import { describe, expect, test } from 'vitest'
import { type MakeStore, pin, sealLink, softBiometrics, type World, world } from '../support/world.ts'

/** A lost factor on its way out, as the phones of its account see it. */
export function removalSuite(makeStore: MakeStore): void {
  type Phone = Awaited<ReturnType<World['enrolledPhone']>>

  async function lose({ provider }: World, phone: Phone): Promise<void> {
    const state = await phone.state()
    if (!('device' in state)) throw new Error('not enrolled')
    const ids = [provider.account.id, state.device.id, String(provider.clock.now)]
    const token = await sealLink(provider.context(), {
      purpose: 'lost-factor',
      ids,
      until: provider.clock.now + 3600,
    })
    expect(await beginFactorRemoval(provider.context(), { token })).toMatchObject({ ok: true })
  }
  const removalOn = async (device: Phone) => {
    const pending = await device.pending()
    return pending.ok ? pending.removal : null
  }

  describe('a lost factor', () => {
    test('is shown by every phone and kept by any, with its PIN', async () => {
      const made = await world(makeStore)
      const device = await made.enrolledPhone()
      const second = await made.enrolledPhone()
      expect(await removalOn(device)).toBeNull()
      await lose(made, device)
      const askedAt = made.provider.clock.now
      const { factorRemovalSeconds } = made.provider.context().settings
      const seen = { kind: 'device', factor: 'My phone', askedAt, dueAt: askedAt + factorRemovalSeconds }
      expect(await removalOn(device)).toMatchObject({ ...seen, own: true })
      const removal = await removalOn(second)
      expect(removal).toMatchObject({ ...seen, own: false })
      if (!removal) throw new Error('nothing waits')
      expect(await second.keep(removal, { pin: '9999' })).toEqual({ ok: false, reason: 'wrong-pin', left: 4 })
      expect(await second.keep(removal, { pin })).toEqual({ ok: true })
      expect(await device.keep(removal, { pin })).toMatchObject({ reason: 'unknown' })
      expect(await removalOn(device)).toBeNull()
    })

    test('is kept by biometrics, and not by a finger that wasn’t given', async () => {
      const reader = await softBiometrics()
      const made = await world(makeStore, { biometrics: reader })
      const device = await made.enrolledPhone()
      await device.turnOnBiometrics({ pin })
      await lose(made, device)
      const removal = await removalOn(device)
      if (!removal) throw new Error('nothing waits')
      reader.cancelled = true
      expect(await device.keep(removal, { biometrics: true })).toMatchObject({ reason: 'cancelled' })
      reader.cancelled = false
      // The answer gets lost: asked again, it waits no longer, and that is well.
      let lost = false
      made.provider.network = (stage, request) => {
        if (stage !== 'answered' || lost || !request.url.endsWith('/removal/keep')) return
        lost = true
        throw new TypeError('lost')
      }
      expect(await device.keep(removal, { biometrics: true })).toEqual({ ok: true })
      expect(await removalOn(device)).toBeNull()
    })

    test('comes over the live channel, and goes', async () => {
      const made = await world(makeStore)
      const device = await made.enrolledPhone()
      const stop = new AbortController()
      const events = device.events({ signal: stop.signal })[Symbol.asyncIterator]()
      expect((await events.next()).value).toEqual({ type: 'connection', online: true })
      const next = events.next()
      while (!made.provider.log.includes('GET /requests/stream'))
        await new Promise((resolve) => setTimeout(resolve, 10))
      await lose(made, device)
      const { value } = await next
      expect(value).toMatchObject({ type: 'removal', removal: { factor: 'My phone', own: true } })
      const gone = events.next()
      const removal = await removalOn(device)
      if (!removal) throw new Error('nothing waits')
      await device.keep(removal, { pin })
      expect((await gone).value).toEqual({ type: 'removal', removal: null })
      stop.abort()
    })

    test('a locked phone shows it and can’t keep it', async () => {
      const made = await world(makeStore)
      const device = await made.enrolledPhone()
      await lose(made, device)
      const removal = await removalOn(device)
      if (!removal) throw new Error('nothing waits')
      for (let tries = 0; tries < 5; tries++) await device.keep(removal, { pin: '9999' })
      expect((await device.state()).status).toBe('locked')
      expect(await device.keep(removal, { pin })).toMatchObject({ reason: 'locked' })
      expect(await removalOn(device)).toMatchObject({ own: true })
    })
  })
}
