import { removeDevice } from '@laissez-passer/core/internal/authenticator/server'
import { describe, expect, test } from 'vitest'
import { parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import { accountPassword, type MakeStore, pin, softBiometrics, waiting, type World, world } from '../support/world.ts'

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

  /** The last message of an enrolment never comes. */
  const cutOff: World['provider']['network'] = (stage, { url }) => {
    if (stage === 'sent' && url.endsWith('/enrolments/complete')) throw new TypeError('no network')
  }

  /** A phone whose enrolment was cut off before its last message, open in two tabs. */
  async function interrupted() {
    const scene = await world(makeStore)
    const keys = memoryKeys()
    const [one, other] = [scene.phone(keys), scene.phone(keys)]
    scene.provider.network = cutOff
    const { link } = await scene.provider.enrolment({ pin })
    expect(await one.enrol(parseLink(link), { pin })).toMatchObject({ reason: 'interrupted' })
    return { scene, keys, one, other }
  }

  /** Does something while the answer to a tab's request to `path` is on its way to it, once. */
  function meanwhile({ provider }: Pick<World, 'provider'>, path: string, act: () => Promise<unknown>): void {
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

    test('a confirmation that both sent puts no PIN back that was replaced since', async () => {
      const scene = await tabs()
      const { one, other, provider } = scene
      provider.network = (stage, { url }) => {
        if (stage === 'sent' && url.endsWith('/pin/changed')) throw new TypeError('no network')
      }
      expect(await one.changePin({ pin, newPin })).toMatchObject({ reason: 'interrupted' })
      meanwhile(scene, '/pin/changed', async () => {
        expect(await other.changePin({ pin: newPin, newPin: '6037' })).toEqual({ ok: true })
      })
      expect(await one.refresh()).toEqual({ ok: true })
      await approves(scene, '6037')
    })

    test('what was asked of biometrics before they were turned on or off in the other tab changes nothing', async () => {
      const scene = await tabs()
      const { one, other } = scene
      meanwhile(scene, '/state', () => other.turnOnBiometrics({ pin }))
      expect(await one.refresh()).toEqual({ ok: true })
      expect(await one.state()).toMatchObject({ biometrics: true })
      meanwhile(scene, '/state', () => other.turnOffBiometrics())
      expect(await one.refresh()).toEqual({ ok: true })
      expect(await one.state()).toMatchObject({ biometrics: false })
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

    test('an enrolment that both go on with is done in both', async () => {
      const { keys, one, other, scene } = await interrupted()
      meanwhile(scene, '/enrolments/complete', async () => {
        expect(await other.resume()).toMatchObject({ ok: true })
      })
      expect(await one.resume()).toMatchObject({ ok: true })
      expect(await keys.load()).toMatchObject({ step: 'enrolled' })
    })

    test.each([
      ['taken', 0, 'refused'],
      ['refused', 4000, 'unknown'],
    ])('an enrolment that was %s after the person started over leaves the other one', async (_, late, reason) => {
      const { keys, one, other, scene } = await interrupted()
      scene.provider.clock.now += late
      let begun: unknown
      meanwhile(scene, '/enrolments/complete', async () => {
        await other.forget()
        const { link } = await scene.provider.enrolment({ pin })
        expect(await other.enrol(parseLink(link), { pin })).toMatchObject({ ok: true })
        begun = await keys.load()
      })
      expect(await one.resume()).toMatchObject({ ok: false, reason })
      expect(begun).toMatchObject({ step: 'enrolled' })
      expect(await keys.load()).toEqual(begun)
    })

    test('an enrolment that was refused leaves the one that waits for its answer since', async () => {
      const { keys, one, other, scene } = await interrupted()
      scene.provider.clock.now += 4000
      let begun: unknown
      meanwhile(scene, '/enrolments/complete', async () => {
        scene.provider.network = cutOff
        await other.forget()
        const { link } = await scene.provider.enrolment({ pin })
        expect(await other.enrol(parseLink(link), { pin })).toMatchObject({ reason: 'interrupted' })
        begun = await keys.load()
        scene.provider.network = () => undefined
      })
      expect(await one.resume()).toMatchObject({ ok: false, reason: 'unknown' })
      expect(begun).toMatchObject({ step: 'enrolling' })
      expect(await keys.load()).toEqual(begun)
    })

    test('a removal that is answered after another enrolment leaves that', async () => {
      const scene = await tabs()
      const { keys, one, other, provider } = scene
      let begun: unknown
      provider.network = async (stage, request) => {
        if (stage !== 'answered' || request.method !== 'DELETE' || begun) return
        await other.forget()
        expect(await other.enrol(parseLink((await provider.enrolment({ pin })).link), { pin })).toMatchObject({
          ok: true,
        })
        begun = await keys.load()
      }
      expect(await one.remove()).toEqual({ ok: true })
      expect(begun).toMatchObject({ step: 'enrolled' })
      expect(await keys.load()).toEqual(begun)
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
