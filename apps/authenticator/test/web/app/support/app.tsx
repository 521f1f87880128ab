import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { AuthenticatorLink, DeviceState } from '@laissez-passer/mobile-crypto'
import { expect, vi } from 'vitest'
import { enrolledState, fakeDevice, request } from '../../fake-device.ts'

vi.stubGlobal('__VERSION__', '1.2.3')
const { App } = await import('../../../../src/web/app.tsx')
const { followPhone } = await import('../../../../src/web/phone-store.ts')
const { Speaking, wordsOf } = await import('../../../../src/web/language.tsx')
export const words = await wordsOf('en')

/** Stops the app that is drawn, and takes it away. */
let stop = (): void => {}
export function closeApp(): void {
  stop()
  stop = () => {}
  cleanup()
}

/** The app as a browser opens it that was never here. */
export function forgetApp(): void {
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('scrollTo', () => {})
  history.replaceState(null, '', '/')
  localStorage.clear()
}

/** Opens the app in this state, by this link. */
export async function open(
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
export const title = () => screen.getByRole('heading', { level: 1 }).textContent
export const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
export const type = (digits: string) => {
  for (const digit of digits) press(digit)
}
export const titled = (words: string) => waitFor(() => expect(title()).toBe(words))

/** A request arrives. */
export const asked = (tell: Awaited<ReturnType<typeof open>>['tell'], ...of: Parameters<typeof request>) =>
  act(async () => tell({ type: 'request', request: request(...of) }))

/** Connected, with a finger for an answer. */
export const withFinger = { ...enrolledState, biometrics: true } as const
