import { expect, test } from 'vitest'
import { followPhone } from '../../src/web/phone-store.ts'
import { account, enrolledState, fakeDevice, request, service } from './fake-device.ts'

const lockedState = { ...enrolledState, status: 'locked' } as const
const removal = { id: 'r', kind: 'device', factor: 'Fairphone', own: true, askedAt: 1000, dueAt: 260_200 }
const waits = { ok: true, requests: [], removal } as const

/** A phone that is followed, and has been looked at once. */
async function followed(...[state, prepare]: [Parameters<typeof fakeDevice>[0], ((fake: Fake) => void)?]) {
  const fake = fakeDevice(state)
  prepare?.(fake)
  const phone = followPhone(fake.device)
  await settled()
  return { ...fake, phone }
}
type Fake = ReturnType<typeof fakeDevice>

/** All that follows of itself has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('an enrolment that was interrupted goes on; a connected phone asks the provider how it stands', async () => {
  const enrolling = await followed({ status: 'enrolling', service })
  expect(enrolling.device.resume).toHaveBeenCalledOnce()
  const enrolled = await followed(enrolledState)
  expect(enrolled.device.resume).not.toHaveBeenCalled()
  expect(enrolled.device.refresh).toHaveBeenCalledOnce()
  // What waits for it comes by itself.
  expect(enrolled.device.pending).not.toHaveBeenCalled()
})

test('a locked phone hears nothing, and asks for the lost factor at the start and when it is woken', async () => {
  const { device, phone } = await followed(lockedState, (fake) => fake.device.pending.mockResolvedValueOnce(waits))
  expect(device.events).not.toHaveBeenCalled()
  expect(phone.view().removal).toEqual(removal)
  phone.wake()
  await settled()
  expect(phone.view().removal).toBeNull()
  expect(device.refresh).toHaveBeenCalledTimes(2)
  expect(device.wake).not.toHaveBeenCalled()
})

test('a locked phone that isn’t answered goes on showing the lost factor', async () => {
  const { device, phone } = await followed(lockedState, (fake) => fake.device.pending.mockResolvedValueOnce(waits))
  device.pending.mockResolvedValueOnce({ ok: false, reason: 'offline' })
  phone.wake()
  await settled()
  expect(phone.view().removal).toEqual(removal)
})

test('a lost factor is still known once the phone is locked, and not once it was removed', async () => {
  const { phone, set, tell } = await followed(enrolledState)
  tell({ type: 'removal', removal })
  await settled()
  set(lockedState)
  await settled()
  expect(phone.view().removal).toEqual(removal)
  set({ status: 'removed', service, account })
  await settled()
  expect(phone.view().removal).toBeNull()
})

test('a request that is told again is the same one', async () => {
  const { phone, tell } = await followed(enrolledState)
  for (const id of ['one', 'two', 'one']) tell({ type: 'request', request: request(id) })
  await settled()
  expect(phone.view().requests.map(({ id }) => id)).toEqual(['two', 'one'])
})

test('woken, it looks at once; where listening failed, it listens anew', async () => {
  const { device, phone } = await followed(enrolledState, (fake) =>
    // oxlint-disable-next-line require-yield
    fake.device.events.mockImplementationOnce(async function* () {
      throw new Error('no storage')
    }),
  )
  expect(phone.view().online).toBe(false)
  phone.wake()
  await settled()
  expect(device.events).toHaveBeenCalledTimes(2)
  expect(device.wake).not.toHaveBeenCalled()
  phone.wake()
  await settled()
  expect(device.events).toHaveBeenCalledTimes(2)
  expect(device.wake).toHaveBeenCalledOnce()
})

test('keys that can’t be read are said to be broken, not to be none, until they can', async () => {
  const { device, phone, set } = await followed(enrolledState, (fake) =>
    fake.device.state.mockRejectedValueOnce(new Error('no storage')),
  )
  expect(phone.view()).toMatchObject({ broken: true, device: null })
  phone.wake()
  await settled()
  expect(phone.view()).toMatchObject({ broken: false, device: enrolledState })
  device.state.mockRejectedValueOnce(new Error('no storage'))
  set(enrolledState)
  await settled()
  expect(phone.view()).toMatchObject({ broken: true, device: null })
  // It goes on listening, and looks all the same.
  phone.wake()
  await settled()
  expect(phone.view()).toMatchObject({ broken: false, device: enrolledState })
  expect(device.events).toHaveBeenCalledTimes(1)
})

test('stopped, it hears nothing more', async () => {
  const { device, phone, set } = await followed(enrolledState)
  phone.stop()
  expect(device.events.mock.calls.map(([{ signal }]) => signal.aborted)).toEqual([true])
  set(lockedState)
  await settled()
  expect(phone.view().device).toEqual(enrolledState)
})

test('stopped while its keys are read, it doesn’t begin to listen', async () => {
  const { device } = fakeDevice(enrolledState)
  followPhone(device).stop()
  await settled()
  expect(device.events.mock.calls.filter(([{ signal }]) => !signal.aborted)).toEqual([])
})
