import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { account, enrolledState, request, service } from '../fake-device.ts'
import { asked, closeApp, forgetApp, open, press, title, titled, type, words } from './support/app.tsx'

beforeEach(forgetApp)
afterEach(closeApp)

test('a request opens by itself and is approved with code and PIN', async () => {
  const { device, tell } = await open(enrolledState)
  await titled('Hello, Élodie Müller')
  await asked(tell, '1')
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
  await asked(tell, '1')
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
  await asked(tell, '1')
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
  const kept = localStorage.getItem('lp-decisions') ?? ''
  await act(async () => set({ ...enrolledState, status: 'locked' }))
  expect(kept).toContain('Europass 1')
  expect(localStorage.getItem('lp-decisions')).toBe(kept)
  for (const gone of [{ status: 'none' }, { status: 'removed', service, account }] as const) {
    await act(async () => set(enrolledState))
    localStorage.setItem('lp-decisions', kept)
    await act(async () => set(gone))
    expect(localStorage.getItem('lp-decisions')).toBeNull()
  }
})

test('offline keeps what was typed', async () => {
  const { device, tell } = await open(enrolledState)
  await asked(tell, '1')
  device.approve.mockResolvedValueOnce({ ok: false, reason: 'offline', left: null })
  type('474826')
  press('Authenticate')
  await waitFor(() => expect(screen.getByText(/can’t reach EU Login/)).toBeTruthy())
  press('Authenticate')
  await titled('Done')
})

test('refusing and “this isn’t me” need no PIN', async () => {
  const { device, tell } = await open(enrolledState)
  await asked(tell, '1')
  await asked(tell, '2')
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
  await asked(tell, '1')
  await act(async () => tell({ type: 'ended', id: '1' }))
  await titled('This request is closed')
  // A new one opens although the last outcome is still being read.
  await asked(tell, '2', 0.5)
  await titled('Sign in to Europass 2?')
  await waitFor(() => expect(title()).toBe('This request has expired'))
})

test('the next request doesn’t slide under the fingers of who answers one that ended elsewhere', async () => {
  const { tell } = await open(enrolledState)
  await asked(tell, '1')
  await asked(tell, '2')
  await titled('Sign in to Europass 1?')
  type('4')
  await act(async () => tell({ type: 'ended', id: '1' }))
  await titled('This request is closed')
  press('Close')
  await titled('Sign in to Europass 2?')
  // Sent again: the old one ends, and its successor is what the browser shows now.
  await act(async () => {
    tell({ type: 'ended', id: '2' })
    tell({ type: 'request', request: request('3') })
  })
  await titled('Sign in to Europass 3?')
  expect(screen.queryByText('This request is closed')).toBeNull()
})

test('a link opens its own request, also where an older one waits', async () => {
  const id = 'B'.repeat(22)
  const { tell } = await open(enrolledState, { kind: 'approve', id })
  await act(async () => {
    tell({ type: 'request', request: request('1') })
    tell({ type: 'request', request: request(id) })
  })
  await titled(`Sign in to Europass ${id}?`)
  expect(screen.getByText('1 more request is waiting.')).toBeTruthy()
})

test('an approve link without a request left says so; without an account too', async () => {
  const { tell } = await open(enrolledState, { kind: 'approve', id: 'A'.repeat(22) })
  await act(async () => tell({ type: 'connection', online: true }))
  await waitFor(() => expect(title()).toBe('There is no such request'))
  closeApp()
  await open({ status: 'none' }, { kind: 'approve', id: 'A'.repeat(22) })
  await titled('This app holds no account')
})
