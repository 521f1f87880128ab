import { removeDevice } from '@laissez-passer/core/internal/authenticator/server'
import { describe, expect, test } from 'vitest'
import { parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import { accountPassword, type MakeStore, pin, softBiometrics, waiting, world } from '../support/world.ts'

const newPin = '5926'

/** The app open twice over the same keys: what one tab does while an answer to the other is on its way. */
export function twoTabsSuite(makeStore: MakeStore): void {
  /** An enrolled phone, open in two tabs. */
  async function tabs() {
    const made = await world(makeStore, { biometrics: await softBiometrics() })
    const keys = memoryKeys()
    const one = await made.enrolledPhone(keys)
    return { ...made, keys, one, other: made.phone(keys) }
  }

  /** Does something while the answer to a tab's request to `path` is on its way to it, once. */
  function meanwhile(
    { provider }: Pick<Awaited<ReturnType<typeof tabs>>, 'provider'>,
    path: string,
    act: () => Promise<unknown>,
  ): void {
    let done = false
    provider.network = async (stage, request) => {
      if (stage !== 'answered' || done || !request.url.endsWith(path)) return
      done = true
      await act()
    }
  }

  /** This PIN approves a request on that phone. */
  async function approves({ ask, one }: Awaited<ReturnType<typeof tabs>>, by: string): Promise<void> {
    const asked = await ask()
    expect(await one.approve(await waiting(one), { pin: by, transferCode: asked.transferCode })).toEqual({ ok: true })
  }

  describe('two tabs', () => {
    test('biometrics turned on while the PIN is changed in the other tab leave the new PIN', async () => {
      const scene = await tabs()
      meanwhile(scene, '/biometrics', () => scene.other.changePin({ pin, newPin }))
      expect(await scene.one.turnOnBiometrics({ pin })).toEqual({ ok: true })
      expect(await scene.one.state()).toMatchObject({ biometrics: true })
      await approves(scene, newPin)
    })

    test('a lock that was told of the old PIN leaves the new one that was set since', async () => {
      const scene = await tabs()
      const { one, other } = scene
      const request = await scene.ask().then(() => waiting(one))
      for (const wrong of ['1570', '1571', '1572', '1573', '1574'])
        await other.approve(request, { pin: wrong, transferCode: '00' })
      expect(await one.state()).toMatchObject({ status: 'locked' })
      // As it was to a tab that had asked before.
      await scene.keys.update((now) => (now?.step === 'enrolled' ? { ...now, status: 'active' } : now))
      meanwhile(scene, '/state', () => other.resetPin({ password: accountPassword, newPin }))
      await one.refresh()
      expect(await one.state()).toMatchObject({ status: 'enrolled' })
      await approves(scene, newPin)
    })

    test('a name and keys that were asked for before a new PIN came put no old PIN back', async () => {
      const scene = await tabs()
      meanwhile(scene, '/state', () => scene.other.changePin({ pin, newPin }))
      expect(await scene.one.refresh()).toEqual({ ok: true })
      await approves(scene, newPin)
    })

    test('PINs that both change at once leave the one that the provider took', async () => {
      const scene = await tabs()
      const { one, other, provider } = scene
      const [otherGoesOn, oneHears] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      let first: ReturnType<typeof one.changePin> | undefined
      let held = false
      provider.network = async (stage, { url }) => {
        if (stage === 'answered' && url.endsWith('/pin/change') && !first) {
          first = one.changePin({ pin, newPin })
          await otherGoesOn.promise
        }
        if (stage === 'answered' && url.endsWith('/pin/changed') && !held) {
          held = true
          otherGoesOn.resolve()
          await oneHears.promise
        }
      }
      expect(await other.changePin({ pin, newPin: '6037' })).toMatchObject({ ok: false, reason: 'refused' })
      oneHears.resolve()
      expect(await first).toEqual({ ok: true })
      await approves(scene, newPin)
    })

    test('what is said of a device that is gone leaves the one that was enrolled since', async () => {
      const scene = await tabs()
      const { other, one, provider } = scene
      const [stored] = await provider.store.devices.list(provider.account.id)
      await removeDevice(provider.context(), { fresh: await provider.fresh(), deviceId: stored?.id ?? '' })
      meanwhile(scene, '/state', async () => {
        await other.remove()
        expect(await other.enrol(parseLink((await provider.enrolment({ pin })).link), { pin })).toMatchObject({
          ok: true,
        })
      })
      expect(await one.refresh()).toEqual({ ok: false, reason: 'removed' })
      expect(await one.state()).toMatchObject({ status: 'enrolled' })
      await approves(scene, pin)
    })

    test('one link used in both at once makes one device, and both tabs hold it', async () => {
      const { provider, phone } = await world(makeStore)
      const keys = memoryKeys()
      const link = parseLink((await provider.enrolment({ pin })).link)
      const [first, second] = [phone(keys), phone(keys)]
      meanwhile({ provider }, '/enrolments/evaluate', async () => {
        expect(await second.enrol(link, { pin })).toMatchObject({ ok: true })
      })
      expect(await first.enrol(link, { pin })).toMatchObject({ ok: false, reason: 'already-enrolled' })
      expect(await first.state()).toMatchObject({ status: 'enrolled' })
      expect(await provider.store.devices.list(provider.account.id)).toHaveLength(1)
    })

    test('what was removed here is gone from both, whichever hears of it first', async () => {
      const scene = await tabs()
      const { one, other, provider } = scene
      provider.network = async (stage, request) => {
        if (stage === 'answered' && request.method === 'DELETE') await other.refresh()
      }
      expect(await one.remove()).toEqual({ ok: true })
      expect(await other.state()).toEqual({ status: 'none' })
    })

    test('each hears of what the other did', async () => {
      const { one, other } = await tabs()
      let heard = 0
      const stop = other.onChange(() => heard++)
      await one.forget()
      expect(heard).toBe(1)
      expect(await other.state()).toEqual({ status: 'none' })
      stop()
    })
  })
}
