import { afterEach, expect, test, vi } from 'vitest'
import { parseLink } from '../../src/index.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import type { DeviceKeys } from '../../src/keys/record.ts'
import { type MakeStore, pin, waiting, world } from '../support/world.ts'

/** A point at which the app can die: nothing after it happens. */
class Killed extends Error {}

/** Lets the app die at its n-th point: it never comes back from there, as a process that was killed. */
function killer(at: number) {
  let points = 0
  let kill: (error: Killed) => void = () => undefined
  const killed = new Promise<never>((_, reject) => {
    kill = reject
  })
  killed.catch(() => undefined)
  return {
    killed,
    point: async () => {
      if (points++ !== at) return
      kill(new Killed())
      await new Promise(() => undefined)
    },
    get reached() {
      return points > at
    },
  }
}

function mortal(keys: DeviceKeys, point: () => Promise<void>): DeviceKeys {
  return {
    ...keys,
    async update(change) {
      await point()
      const stored = await keys.update(change)
      await point()
      return stored
    },
  }
}

/** Killed, cut off, late: what goes wrong on the way and must not matter. */
export function interruptionsSuite(makeStore: MakeStore): void {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('killed at every step of enrolment: the person can go on or start again, and there is one device', async () => {
    const outcomes: string[] = []
    for (let step = 0; ; step++) {
      const { provider, phone } = await world(makeStore)
      const keys = memoryKeys()
      const death = killer(step)
      provider.network = () => death.point()
      const link = parseLink((await provider.enrolment()).link)
      const first = await Promise.race([phone(mortal(keys, death.point)).enrol(link, { pin }), death.killed]).catch(
        (error: unknown) => error,
      )
      provider.network = () => undefined
      if (!death.reached) {
        expect(first).toMatchObject({ ok: true })
        break
      }
      expect(first).toBeInstanceOf(Killed)
      // The app starts again: it goes on by itself, or the person scans once more, within the same enrolment.
      const device = phone(keys)
      const resumed = await device.resume()
      outcomes.push(resumed?.ok ? 'went on' : 'started again')
      const { status } = await device.state()
      const finished = status === 'enrolled' ? { ok: true } : await device.enrol(link, { pin })
      expect(finished, `killed at step ${step}`).toMatchObject({ ok: true })
      expect(await provider.store.devices.list(provider.account.id)).toHaveLength(1)
    }
    expect(outcomes.length).toBeGreaterThanOrEqual(9)
    expect(outcomes).toContain('went on')
    expect(outcomes).toContain('started again')
  })

  test('killed before its last message came and back after the enrolment expired: the phone starts again from nothing', async () => {
    const { provider, phone } = await world(makeStore)
    const keys = memoryKeys()
    provider.network = (stage, request) => {
      if (stage === 'sent' && request.url.endsWith('/complete')) throw new TypeError('no network')
    }
    expect(await phone(keys).enrol(parseLink((await provider.enrolment()).link), { pin })).toMatchObject({
      ok: false,
      reason: 'interrupted',
    })
    expect(await phone(keys).state()).toMatchObject({ status: 'enrolling' })
    provider.network = () => undefined
    provider.clock.now += 4000
    expect(await phone(keys).resume()).toMatchObject({ ok: false })
    expect(await phone(keys).state()).toEqual({ status: 'none' })
  })

  test('the link of an enrolment whose last answer was lost, used again: it is done, not refused', async () => {
    const { provider, phone } = await world(makeStore)
    const keys = memoryKeys()
    provider.network = (stage, request) => {
      if (stage === 'answered' && request.url.endsWith('/complete')) throw new TypeError('no network')
    }
    const link = parseLink((await provider.enrolment()).link)
    expect(await phone(keys).enrol(link, { pin })).toMatchObject({ ok: false, reason: 'interrupted' })
    provider.network = () => undefined
    expect(await phone(keys).enrol(link, { pin })).toMatchObject({ ok: true, account: { name: 'Élodie Müller' } })
    expect(await provider.store.devices.list(provider.account.id)).toHaveLength(1)
  })

  test('every answer can be lost once: nothing is spent twice, nobody is stranded', async () => {
    for (const path of [
      '/enrolments/evaluate',
      '/enrolments/complete',
      '/pin/evaluate',
      '/pin/unlocked',
      '/requests/approve',
    ]) {
      const { provider, enrolledPhone, ask } = await world(makeStore)
      let lost = 0
      provider.network = (stage, request) => {
        if (stage === 'answered' && request.url.endsWith(path) && lost++ === 0)
          throw new TypeError('the answer was lost')
      }
      const device = await enrolledPhone()
      const asked = await ask()
      expect(await device.approve(await waiting(device), { pin, transferCode: asked.transferCode }), path).toEqual({
        ok: true,
      })
      expect(await asked.proved()).toBe(true)
      expect(lost).toBeGreaterThan(0)
      const devices = await provider.store.devices.list(provider.account.id)
      expect(devices).toHaveLength(1)
      expect(devices[0]).toMatchObject({ triesInRow: 0, triesInLife: 0 })
    }
  })

  test.each([
    ['an hour ahead', 3600],
    ['an hour behind', -3600],
    ['in 1970', null],
  ])('a phone whose clock is %s works', async (_, offset) => {
    const { provider, enrolledPhone, ask } = await world(makeStore)
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(offset === null ? 0 : (provider.clock.now + offset) * 1000)
    const device = await enrolledPhone()
    const asked = await ask()
    const request = await waiting(device)
    expect(request.secondsLeft).toBe(120)
    expect(await device.approve(request, { pin, transferCode: asked.transferCode })).toEqual({ ok: true })
    provider.clock.now += 1000
    expect(await device.refresh()).toEqual({ ok: true })
  })
}
