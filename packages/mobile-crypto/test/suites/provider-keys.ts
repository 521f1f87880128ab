import { signMessage } from '@laissez-passer/core/authenticator'
import { describe, expect, test } from 'vitest'
import { createDevice, parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import { stranger } from '../support/stranger.ts'
import { type MakeStore, pin, waiting, world } from '../support/world.ts'

/** How a phone follows its provider from key to key. */
export function providerKeysSuite(makeStore: MakeStore): void {
  describe('the provider’s keys', () => {
    const day = 86_400
    test.each([
      ['once', [179, 185]],
      ['twice', [185, 370]],
      ['while the phone slept for a year and a half', [550]],
    ])('change %s, and the phone follows', async (_, days) => {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      const start = provider.clock.now
      const device = await enrolledPhone()
      for (const at of days) {
        // The provider itself doesn't sleep: it makes its next key in time.
        for (let passed = Math.floor((provider.clock.now - start) / day); passed < at; passed += 30) {
          provider.clock.now = start + Math.min(at, passed + 30) * day
          await provider.fetch('https://id.example.eu/cas/.well-known/authenticator')
        }
        const asked = await ask()
        expect(await device.approve(await waiting(device), { pin, transferCode: asked.transferCode })).toEqual({
          ok: true,
        })
      }
    })

    test('can’t be swapped by whoever answers for the service document', async () => {
      const { provider, ask } = await world(makeStore)
      const impostor = await stranger()
      let swapped = false
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const response = await provider.fetch(input, init)
        if (!swapped || !(typeof input === 'string' && input.endsWith('/authenticator'))) return response
        const claims = {
          iss: 'https://id.example.eu',
          aud: 'authenticator',
          keys: [impostor.publicKey],
          iat: 1,
          exp: 2e9,
        }
        return Response.json({ ...(await response.json()), keys: [await signMessage('lp-keys+jwt', claims, impostor)] })
      }
      const keys = memoryKeys()
      const device = createDevice({ issuers: ['https://id.example.eu'], keys, fetch, screenLock: async () => true })
      await device.enrol(parseLink((await provider.enrolment({ pin })).link), { pin })
      const before = await keys.load()
      // Two rotations that the phone didn't see: it must ask for keys.
      for (const days of [181, 362]) {
        provider.clock.now = 1_900_000_000 + days * day
        await provider.fetch('https://id.example.eu/cas/.well-known/authenticator')
      }
      await ask()
      swapped = true
      expect(await device.pending()).toEqual({ ok: true, requests: [], removal: null })
      expect(await keys.load()).toEqual(before)
      swapped = false
      expect(await device.pending()).toMatchObject({ requests: [{ service: 'Europass' }] })
    })
  })
}
