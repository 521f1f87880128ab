import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { account, enrolledState, service } from '../fake-device.ts'
import { asked, closeApp, forgetApp, open, press, title, titled, type, withFinger, words } from './support/app.tsx'

beforeEach(forgetApp)
afterEach(() => {
  closeApp()
  vi.restoreAllMocks()
})

test('locked, removed and half connected each say what to do', async () => {
  const { device, set } = await open({
    status: 'locked',
    service,
    account,
    device: { id: 'device', name: 'Fairphone' },
    biometrics: false,
  })
  expect(title()).toBe('This app is blocked')
  // It hears nothing by itself, so it asks whether it was removed meanwhile.
  expect(device.refresh).toHaveBeenCalledOnce()
  expect(screen.getByRole('link', { name: 'Open My Account' }).getAttribute('href')).toBe(
    'http://localhost:4000/cas/account',
  )
  await act(async () => set({ status: 'enrolling', service }))
  await titled('Almost added')
  press('Try again')
  expect(device.resume).toHaveBeenCalled()
  await act(async () => set({ status: 'removed', service, account }))
  await titled('This device was removed')
  press('Start again')
  await titled('One account, many EU services')
})

test('a sign-in link shows its code only after a tap', async () => {
  const { device } = await open(enrolledState, { kind: 'sign-in', token: 'a.b.c' })
  expect(device.code).not.toHaveBeenCalled()
  press('Show the code')
  await titled('Your one-time code')
  expect(screen.getByText('Code: 0 4 7 1 8 2 5 3')).toBeTruthy()
})

test('removing tells the provider, asks first, and works offline', async () => {
  const { device, set } = await open(enrolledState)
  press('Settings')
  press('Remove the account from this app')
  expect(device.remove).not.toHaveBeenCalled()
  device.remove.mockResolvedValueOnce({ ok: false, reason: 'offline' })
  press('Remove')
  await titled('This device was removed')
  expect(device.forget).toHaveBeenCalledOnce()
  expect(screen.getByRole('status').textContent).toContain('Remove it in My Account too')
  await act(async () => set({ status: 'none' }))
})

test('a lost factor is announced, kept by PIN, and said to be kept although it waits no longer', async () => {
  const { device, tell } = await open(enrolledState)
  const removal = { id: 'r', kind: 'device', factor: 'Fairphone', own: true, askedAt: 1000, dueAt: 260_200 }
  await act(async () => tell({ type: 'removal', removal }))
  await titled(words.t('removal.title'))
  press('Keep this device')
  await titled(words.t('biometrics.pin'))
  type('4826')
  device.keep.mockImplementationOnce(async () => {
    tell({ type: 'removal', removal: null })
    return { ok: true }
  })
  press('Keep this device')
  await titled('Nothing is removed')
  expect(device.keep).toHaveBeenCalledWith(removal, { pin: '4826' })
  press('Continue')
  await titled('Hello, Élodie Müller')
  expect(screen.queryByText(/will be removed on/)).toBeNull()
})

test('a lost factor that is lost indeed stays on the welcome page; cancelled elsewhere, it goes', async () => {
  const { tell } = await open(withFinger)
  const removal = { id: 'r', kind: 'passkey', factor: 'Laptop', own: false, askedAt: 1000, dueAt: 260_200 }
  await act(async () => tell({ type: 'removal', removal }))
  await titled(words.t('removal.title'))
  press('Yes, remove it')
  await titled('Hello, Élodie Müller')
  press('See details')
  await titled(words.t('removal.title'))
  await act(async () => tell({ type: 'removal', removal: null }))
  expect(title()).toBe('Nothing to keep any more')
})

test('another account that came in another tab is who is greeted; nothing that waited for the first is asked', async () => {
  const { set, tell } = await open(enrolledState)
  await asked(tell, 'one')
  await titled(words.t('request.title', { service: 'Europass one' }))
  const bob = { name: 'Bob Martin', uid: 'n00bobbo' }
  await act(async () => set({ ...enrolledState, account: bob, device: { id: 'other', name: 'Fairphone' } }))
  await titled(words.t('result.answered.title'))
  press(words.t('close'))
  await titled(words.t('welcome.title', { name: bob.name }))
  await asked(tell, 'two')
  await titled(words.t('request.title', { service: 'Europass two' }))
  expect(screen.queryByText(account.name)).toBeNull()
})

test('it listens for one device at a time, and goes on listening while that is renamed', async () => {
  const { device, set } = await open(enrolledState)
  const listening = () => device.events.mock.calls.map(([{ signal }]) => !signal.aborted)
  await act(async () => set({ ...enrolledState, device: { id: 'device', name: 'Work' } }))
  expect(listening()).toEqual([true])
  await act(async () => set({ ...enrolledState, device: { id: 'other', name: 'Fairphone' } }))
  expect(listening()).toEqual([false, true])
  await act(async () => set({ ...enrolledState, status: 'locked' }))
  expect(listening()).toEqual([false, false])
})

test('too many passwords: the minutes are the provider’s, whatever this device’s clock says', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(0)
  const { device } = await open({ ...enrolledState, status: 'locked' })
  device.resetPin.mockResolvedValueOnce({ ok: false, reason: 'throttled', left: null, wait: 541, issue: null })
  press(words.t('locked.new-pin'))
  fireEvent.change(screen.getByLabelText(words.t('pin.password')), { target: { value: 'Blue-Kettle-42' } })
  press(words.t('next'))
  type('5926')
  press(words.t('next'))
  type('5926')
  press(words.t('pin.go'))
  await titled(words.t('pin.forgot.title'))
  expect(screen.getByRole('alert').textContent).toContain('in 10 minutes')
})

test('keys that went with the site’s data while the app was open: it begins anew', async () => {
  const { vanish } = await open(enrolledState)
  expect(title()).toContain(account.name)
  await act(async () => vanish())
  await titled('One account, many EU services')
})
