import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { AuthenticatorLink, DeviceState } from '@laissez-passer/mobile-crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { account, enrolledState, fakeDevice, initialise, request, service } from './fake-device.ts'

vi.stubGlobal('__VERSION__', '1.2.3')
vi.stubGlobal('isSecureContext', true)
vi.stubGlobal('scrollTo', () => {})
const { App } = await import('../../src/web/app.tsx')
const { followPhone } = await import('../../src/web/phone-store.ts')
const { Speaking, wordsOf } = await import('../../src/web/language.tsx')
const { watchInstall } = await import('../../src/web/install.ts')
const words = await wordsOf('en')
watchInstall()

let stop = (): void => {}
beforeEach(() => {
  history.replaceState(null, '', '/')
  localStorage.clear()
})
afterEach(() => {
  stop()
  cleanup()
})

async function open(
  state: DeviceState,
  startLink: AuthenticatorLink = { kind: 'unknown' },
  { biometrics = false } = {},
) {
  const fake = fakeDevice(state)
  fake.device.biometricsAvailable.mockResolvedValue(biometrics)
  const phone = followPhone(fake.device)
  stop = phone.stop
  render(
    <Speaking first={words}>
      <App phone={phone} startLink={startLink} />
    </Speaking>,
  )
  await act(async () => {})
  return fake
}
const title = () => screen.getByRole('heading', { level: 1 }).textContent
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (digits: string) => {
  for (const digit of digits) press(digit)
}
const titled = (words: string) => waitFor(() => expect(title()).toBe(words))

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

test('a request opens by itself and is approved with code and PIN', async () => {
  const { device, tell } = await open(enrolledState)
  await titled('Hello, Élodie Müller')
  await act(async () => tell({ type: 'request', request: request('1') }))
  await titled('Sign in to Europass 1?')
  expect(screen.getByText('20 seconds ago')).toBeTruthy()
  press('Authenticate')
  expect(device.approve).not.toHaveBeenCalled()
  type('47')
  type('4826')
  press('Authenticate')
  // Its own echo must not say "closed" while the answer is on its way.
  await act(async () => tell({ type: 'ended', id: '1' }))
  await titled('Done')
  expect(device.approve).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: '1' }), {
    pin: '4826',
    transferCode: '47',
  })
  press('Close')
  await titled('Hello, Élodie Müller')
})

test('a wrong PIN says how many tries are left and keeps the code', async () => {
  const { device, tell } = await open(enrolledState)
  await act(async () => tell({ type: 'request', request: request('1') }))
  device.approve.mockResolvedValueOnce({ ok: false, reason: 'wrong-pin', left: 3 })
  type('471111')
  press('Authenticate')
  await waitFor(() => expect(screen.getByText(words.t('request.wrong-pin', { left: 3 }))).toBeTruthy())
  type('4826')
  expect(screen.queryByText(/You have 3 tries left/)).toBeNull()
  press('Authenticate')
  await titled('Done')
  expect(device.approve).toHaveBeenLastCalledWith(expect.anything(), { pin: '4826', transferCode: '47' })
})

test.each([
  ['wrong-code', 'This wasn’t the code in your browser'],
  ['expired', 'This request has expired'],
  ['answered', 'This request is closed'],
] as const)('an answer that comes back as %s is explained', async (reason, words) => {
  const { device, tell } = await open(enrolledState)
  await act(async () => tell({ type: 'request', request: request('1') }))
  device.approve.mockResolvedValueOnce({ ok: false, reason, left: null })
  type('474826')
  press('Authenticate')
  await titled(words)
  expect(screen.queryByRole('button', { name: 'Authenticate' })).toBeNull()
})

test('what was decided here is listed, and gone with the account', async () => {
  const { set, tell } = await open(enrolledState)
  act(() => tell({ type: 'request', request: { ...request('1'), place: 'Lyon' } }))
  await titled('Sign in to Europass 1?')
  press('Refuse')
  await titled('Refused')
  press('Close')
  await titled('Hello, Élodie Müller')
  press('Recent requests')
  expect(title()).toBe('Recent requests')
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Europass 1You refused.*Firefox \(Linux\) · Lyon$/),
  ])
  press('Back')
  expect(localStorage.getItem('lp-decisions')).toContain('Europass 1')
  await act(async () => set({ status: 'none' }))
  expect(localStorage.getItem('lp-decisions')).toBeNull()
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

test('offline keeps what was typed', async () => {
  const { device, tell } = await open(enrolledState)
  await act(async () => tell({ type: 'request', request: request('1') }))
  device.approve.mockResolvedValueOnce({ ok: false, reason: 'offline', left: null })
  type('474826')
  press('Authenticate')
  await waitFor(() => expect(screen.getByText(/can’t reach EU Login/)).toBeTruthy())
  press('Authenticate')
  await titled('Done')
})

test('refusing and “this isn’t me” need no PIN', async () => {
  const { device, tell } = await open(enrolledState)
  await act(async () => tell({ type: 'request', request: request('1') }))
  await act(async () => tell({ type: 'request', request: request('2') }))
  expect(screen.getByText('1 more request is waiting.')).toBeTruthy()
  press('This wasn’t me')
  await titled('Thank you for telling us')
  expect(device.notMe).toHaveBeenCalledOnce()
  press('Close')
  await titled('Sign in to Europass 2?')
  press('Refuse')
  await titled('Refused')
  expect(device.refuse).toHaveBeenCalledOnce()
})

test('a request that ends elsewhere, and one whose time is over', async () => {
  const { tell } = await open(enrolledState)
  await act(async () => tell({ type: 'request', request: request('1') }))
  await act(async () => tell({ type: 'ended', id: '1' }))
  await titled('This request is closed')
  // A new one opens although the last outcome is still being read.
  await act(async () => tell({ type: 'request', request: request('2', 0.5) }))
  await titled('Sign in to Europass 2?')
  await waitFor(() => expect(title()).toBe('This request has expired'), { timeout: 3000 })
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

test('an approve link without a request left says so; without an account too', async () => {
  const { tell } = await open(enrolledState, { kind: 'approve', id: 'A'.repeat(22) })
  await act(async () => tell({ type: 'connection', online: true }))
  await waitFor(() => expect(title()).toBe('There is no such request'), { timeout: 3000 })
  stop()
  cleanup()
  await open({ status: 'none' }, { kind: 'approve', id: 'A'.repeat(22) })
  await titled('This app holds no account')
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

const withFinger: DeviceState = {
  status: 'enrolled',
  service,
  account,
  device: { id: 'device', name: 'Fairphone' },
  biometrics: true,
}

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
  await act(async () => tell({ type: 'request', request: request('1') }))
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
  await act(async () => tell({ type: 'request', request: request('1') }))
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
