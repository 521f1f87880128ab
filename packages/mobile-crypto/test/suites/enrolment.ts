import { describe, expect, test } from 'vitest'
import { createDevice, parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import { type MakeStore, pin, world } from '../support/world.ts'

/** How a phone becomes a device. */
export function enrolmentSuite(makeStore: MakeStore): void {
  describe('enrolment', () => {
    test('makes a phone that has the PIN a device of the account', async () => {
      const { provider, phone } = await world(makeStore)
      const { id, link } = await provider.enrolment({ name: 'My phone' })
      const device = phone()
      expect(await device.inspect(parseLink(link))).toEqual({
        ok: true,
        issuer: 'https://id.example.eu',
        name: 'Example ID',
        pinDigits: 4,
        screenLock: true,
      })
      const enrolled = await device.enrol(parseLink(link), { pin })
      expect(enrolled).toMatchObject({
        ok: true,
        device: { name: 'My phone' },
        account: { name: 'Élodie Müller', uid: provider.account.uid },
      })
      expect(await device.state()).toMatchObject({ status: 'enrolled', device: { name: 'My phone' } })
      const [stored] = await provider.store.devices.list(provider.account.id)
      expect(stored).toMatchObject({ model: 'Pixel 9', language: 'fr', status: 'active', enrolmentId: id })
      const found = await provider.store.enrolments.find({ id, now: provider.clock.now })
      expect(found).toMatchObject({ status: 'completed', enrolment: { sealedOprfKey: null, sealedPinCheck: null } })
    })

    test('a wrong PIN costs a try; the right one still works; five wrong ones end it', async () => {
      const { provider, phone } = await world(makeStore)
      const first = parseLink((await provider.enrolment()).link)
      const device = phone()
      expect(await device.enrol(first, { pin: '1593' })).toEqual({ ok: false, reason: 'wrong-pin', left: 4 })
      expect(await device.state()).toEqual({ status: 'none' })
      expect(await device.enrol(first, { pin })).toMatchObject({ ok: true })
      await device.remove()
      const second = parseLink((await provider.enrolment()).link)
      for (const left of [4, 3, 2, 1, 0])
        expect(await device.enrol(second, { pin: `157${left}` })).toEqual({ ok: false, reason: 'wrong-pin', left })
      expect(await device.enrol(second, { pin })).toEqual({ ok: false, reason: 'no-tries', left: null })
    })

    test('an expired code, a used one, one of another provider, and what is no code at all', async () => {
      const { provider, phone } = await world(makeStore)
      const link = parseLink((await provider.enrolment()).link)
      provider.clock.now += 300
      expect(await phone().enrol(link, { pin })).toMatchObject({ ok: false, reason: 'expired' })
      const used = parseLink((await provider.enrolment()).link)
      expect(await phone().enrol(used, { pin })).toMatchObject({ ok: true })
      expect(await phone().enrol(used, { pin })).toMatchObject({ ok: false, reason: 'completed' })
      const foreign = parseLink(
        'https://app.example.eu/initialise#v=1&iss=https://evil.example&id=AAECAwQFBgcICQoLDA0ODw&s=AAECAwQFBgcICQoLDA0ODw',
      )
      expect(await phone().enrol(foreign, { pin })).toMatchObject({ ok: false, reason: 'unknown-issuer' })
      expect(await phone().enrol(parseLink('https://example.com/'), { pin })).toMatchObject({
        ok: false,
        reason: 'not-this',
      })
      const guessed = parseLink((await provider.enrolment()).link)
      if (guessed.kind !== 'initialise') throw new Error('no link')
      expect(await phone().enrol({ ...guessed, secret: 'AAECAwQFBgcICQoLDA0ODw' }, { pin })).toMatchObject({
        ok: false,
        reason: 'unknown',
      })
    })

    test('one app holds one account, and says which', async () => {
      const { provider, enrolledPhone } = await world(makeStore)
      const device = await enrolledPhone()
      const link = parseLink((await provider.enrolment()).link)
      expect(await device.inspect(link)).toMatchObject({
        ok: false,
        reason: 'already-enrolled',
        account: { name: 'Élodie Müller' },
      })
      expect(await device.enrol(link, { pin })).toMatchObject({ ok: false, reason: 'already-enrolled' })
    })

    test('an account has at most as many devices as the provider allows', async () => {
      const { provider, phone, enrolledPhone } = await world(makeStore, { maxDevices: 2 })
      await enrolledPhone()
      const third = await provider.enrolment()
      const second = phone()
      expect(await second.enrol(parseLink(third.link), { pin })).toMatchObject({ ok: true })
      await expect(provider.enrolment()).rejects.toThrow('too-many')
    })

    test('a phone without a screen lock is refused, or let in with a warning', async () => {
      for (const [screenLock, reason] of [
        ['required', 'no-screen-lock'],
        ['preferred', null],
      ] as const) {
        const { provider } = await world(makeStore, { screenLock })
        const device = createDevice({
          issuers: ['https://id.example.eu'],
          keys: memoryKeys(),
          fetch: provider.fetch,
          screenLock: async () => false,
        })
        const inspected = await device.inspect(parseLink((await provider.enrolment()).link))
        expect(inspected).toMatchObject(reason ? { ok: false, reason } : { ok: true, screenLock: false })
      }
    })
  })
}
