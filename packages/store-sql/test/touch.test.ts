import { expect, test } from 'vitest'
import { devicesPort } from '../src/devices/port.ts'
import { type Executor, gone, unavailable } from '../src/executor.ts'
import { sessionsPort } from '../src/sessions/port.ts'

/** A database whose rows somebody else has. */
const failing = (error: Error): Executor => ({ query: async () => [], commit: () => Promise.reject(error) })

test('when a phone or a session was last seen isn’t waited for; what a phone says of itself is', async () => {
  const [busy, broken] = [failing(unavailable(null)), failing(gone(null))]
  const seen = { deviceId: 'd', idHash: 's', now: 7 }
  await expect(devicesPort(busy).touch(seen)).resolves.toBeUndefined()
  await expect(sessionsPort(busy).touch(seen)).resolves.toBeUndefined()
  for (const told of [{ language: 'fr' }, { model: 'Pixel 9' }])
    await expect(devicesPort(busy).touch({ ...seen, ...told })).rejects.toMatchObject({ code: 'store-unavailable' })
  await expect(devicesPort(broken).touch(seen)).rejects.toMatchObject({ code: 'store-gone' })
})
