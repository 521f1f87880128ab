import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { watchInstall } from '../../../src/web/install.ts'
import { account, enrolledState, initialise } from '../fake-device.ts'
import { closeApp, forgetApp, open, press, title, titled, type, words } from './support/app.tsx'

beforeAll(watchInstall)
beforeEach(forgetApp)
afterEach(closeApp)

test('first screen, instructions, a pasted link, the PIN, connected, welcome', async () => {
  const { device, set } = await open({ status: 'none' })
  expect(title()).toBe('One account, many EU services')
  press('Initialise')
  expect(screen.getByText('localhost:4000/cas/mobile')).toBeTruthy()
  press('Paste a link instead')
  const link = `http://localhost:4002/initialise#v=1&iss=${initialise.issuer}&id=${initialise.id}&s=${initialise.secret}`
  fireEvent.change(screen.getByLabelText('Link from the page with the QR code'), { target: { value: ` ${link}\n` } })
  press('Use this link')
  await titled(words.t('enrol.title'))
  expect(device.enrol).not.toHaveBeenCalled()
  device.enrol.mockResolvedValueOnce({ ok: false, reason: 'wrong-pin', left: 4 })
  type('1111')
  press('Authenticate')
  await waitFor(() =>
    expect(
      screen
        .getAllByRole('alert')
        .map((alert) => alert.textContent)
        .join(),
    ).toContain('You have 4 tries left'),
  )
  device.enrol.mockImplementationOnce(async () => {
    set(enrolledState)
    return { ok: true, device: { id: 'device', name: 'Fairphone' }, account }
  })
  type('4826')
  press('Authenticate')
  await titled('This device is added')
  expect(device.enrol).toHaveBeenLastCalledWith(initialise, { pin: '4826' })
  press('Continue')
  await titled('Hello, Élodie Müller')
})

test('a link opened by an ordinary reader does nothing before a tap', async () => {
  const { device } = await open({ status: 'none' }, initialise)
  expect(title()).toBe('Add this device to EU Login?')
  expect(device.inspect).not.toHaveBeenCalled()
  press('Continue')
  await titled(words.t('enrol.title'))
})

test.each([
  ['unknown-issuer', 'which this app doesn’t know'],
  ['no-screen-lock', 'Turn on the screen lock'],
  ['offline', 'can’t reach EU Login'],
] as const)('a link that can’t be used (%s) says why', async (reason, words) => {
  const { device } = await open({ status: 'none' }, initialise)
  device.inspect.mockResolvedValueOnce({ ok: false, reason, account: null })
  press('Continue')
  await titled('This device couldn’t be added')
  expect(screen.getByRole('status').textContent).toContain(words)
})

test('an app that holds an account says whose', async () => {
  const { device } = await open(enrolledState, initialise)
  device.inspect.mockResolvedValueOnce({ ok: false, reason: 'already-enrolled', account })
  press('Continue')
  await titled('This device couldn’t be added')
  expect(screen.getByRole('status').textContent).toContain('Élodie Müller (n00abcde)')
})

test('a link of another site is told apart', async () => {
  await open({ status: 'none' })
  press('Initialise')
  press('Paste a link instead')
  fireEvent.change(screen.getByLabelText('Link from the page with the QR code'), {
    target: { value: 'https://shop.example/x' },
  })
  press('Use this link')
  expect(screen.getByText(words.t('paste.foreign'))).toBeTruthy()
  expect(screen.getByLabelText('Link from the page with the QR code')).toHaveProperty('value', 'https://shop.example/x')
})

test('an offer of the browser to install the app is made once, after a tap', async () => {
  await open({ status: 'none' })
  expect(screen.queryByRole('button', { name: 'Install' })).toBeNull()
  const prompt = vi.fn(async () => ({}))
  const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt })
  act(() => void window.dispatchEvent(offer))
  expect(offer.defaultPrevented).toBe(true)
  expect(prompt).not.toHaveBeenCalled()
  press('Install')
  expect(prompt).toHaveBeenCalledTimes(1)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Install' })).toBeNull())
})

test('an enrolment whose last answer was lost goes on without the PIN', async () => {
  const { device } = await open({ status: 'none' }, initialise)
  press('Continue')
  await titled(words.t('enrol.title'))
  device.enrol.mockResolvedValueOnce({ ok: false, reason: 'interrupted', left: null })
  type('4826')
  press('Authenticate')
  await titled(words.t('enrol.trouble.title'))
  device.resume.mockResolvedValueOnce({ ok: true, device: { id: 'device', name: 'Fairphone' }, account })
  press('Try again')
  await titled('This device is added')
  expect(device.inspect).toHaveBeenCalledOnce()
})

test('an account that came in another tab meanwhile is named, not overwritten', async () => {
  const { device } = await open({ status: 'none' }, initialise)
  press('Continue')
  await titled(words.t('enrol.title'))
  device.enrol.mockResolvedValueOnce({ ok: false, reason: 'already-enrolled', left: null })
  device.inspect.mockResolvedValueOnce({ ok: false, reason: 'already-enrolled', account })
  type('4826')
  press('Authenticate')
  await titled(words.t('enrol.trouble.title'))
  expect(screen.getByRole('status').textContent).toContain(account.name)
})
