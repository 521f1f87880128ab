import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { account, enrolledState, initialise } from '../fake-device.ts'
import { asked, closeApp, forgetApp, open, press, titled, type, withFinger, words } from './support/app.tsx'

beforeEach(forgetApp)
afterEach(closeApp)

test('biometrics are offered after connecting: yes, the PIN, a finger that isn’t given, again, the welcome', async () => {
  const { device, set } = await open({ status: 'none' }, initialise, { biometrics: true })
  press('Continue')
  await titled(words.t('enrol.title'))
  type('4826')
  device.enrol.mockImplementationOnce(async () => {
    set(enrolledState)
    return { ok: true, device: { id: 'device', name: 'Fairphone' }, account }
  })
  press('Authenticate')
  await titled('This device is added')
  press('Continue')
  await titled('Use your fingerprint or face?')
  press('Yes')
  await titled(words.t('biometrics.pin'))
  type('1111')
  device.turnOnBiometrics.mockResolvedValueOnce({ ok: false, reason: 'wrong-pin', left: 4, again: null })
  press('Turn on')
  await waitFor(() => expect(screen.getByText(/You have 4 tries left/)).toBeTruthy())
  type('4826')
  const again = vi.fn(async () => ({ ok: true }) as const)
  device.turnOnBiometrics.mockResolvedValueOnce({ ok: false, reason: 'cancelled', left: null, again })
  press('Turn on')
  await titled('Not turned on yet')
  press('Try again')
  await titled('Fingerprint or face is turned on')
  expect(again).toHaveBeenCalledOnce()
  press('Continue')
  await titled('Hello, Élodie Müller')
})

test('a finger answers a request; not recognised, the PIN does, and the request is still there', async () => {
  const { device, tell } = await open(withFinger)
  await asked(tell, '1')
  await titled('Sign in to Europass 1?')
  expect(screen.queryByLabelText(words.t('request.pin'))).toBeNull()
  press('Authenticate')
  expect(device.approve).not.toHaveBeenCalled()
  expect(screen.getByText('Enter the code first.')).toBeTruthy()
  type('42')
  device.approve.mockResolvedValueOnce({ ok: false, reason: 'cancelled', left: null })
  press('Authenticate')
  await waitFor(() => expect(screen.getByText(/didn’t recognise you/)).toBeTruthy())
  expect(device.approve).toHaveBeenLastCalledWith(expect.objectContaining({ id: '1' }), {
    biometrics: true,
    transferCode: '42',
  })
  type('4826')
  press('Authenticate')
  await titled('Done')
  expect(device.approve).toHaveBeenLastCalledWith(expect.objectContaining({ id: '1' }), {
    pin: '4826',
    transferCode: '42',
  })
})

test('from the PIN back to the finger, and turned off elsewhere', async () => {
  const { device, set, tell } = await open(withFinger)
  await asked(tell, '1')
  await titled('Sign in to Europass 1?')
  press('Enter the PIN code instead')
  type('4248')
  press('Use fingerprint or face')
  expect(screen.queryByLabelText(words.t('request.pin'))).toBeNull()
  device.approve.mockImplementationOnce(async () => {
    set(enrolledState)
    return { ok: false, reason: 'no-biometrics', left: null }
  })
  press('Authenticate')
  await waitFor(() => expect(screen.getByText(/are turned off for this device/)).toBeTruthy())
  expect(screen.queryByRole('button', { name: 'Use fingerprint or face' })).toBeNull()
})

test('settings turn biometrics off and on', async () => {
  const { device, set } = await open(withFinger, { kind: 'unknown' }, { biometrics: true })
  press('Settings')
  press('Turn off')
  expect(device.turnOffBiometrics).toHaveBeenCalledOnce()
  await act(async () => set(enrolledState))
  press('Turn on')
  await titled(words.t('biometrics.pin'))
  type('4826')
  press('Turn on')
  await titled('Fingerprint or face is turned on')
})
