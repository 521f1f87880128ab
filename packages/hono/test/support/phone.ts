import { createDevice, parseLink, type AuthenticatorDevice, type DeviceKeys } from '../../../mobile-crypto/src/index.ts'
import { memoryKeys } from '../../../mobile-crypto/src/keys/memory.ts'
import type { SoftBiometrics } from '../../../core/test/support/biometrics.ts'
import type { Browser, Visit } from './browser.ts'
import { origin, type World } from './world.ts'

export { softBiometrics, type SoftBiometrics } from '../../../core/test/support/biometrics.ts'
export { type AuthenticatorDevice, createDevice, type DeviceKeys, memoryKeys, parseLink }

/** A phone that talks to the provider as a browser would: from the app's origin. */
export function openPhone(
  world: World,
  {
    fetch,
    keys = memoryKeys(),
    biometrics,
  }: {
    readonly fetch?: typeof globalThis.fetch
    readonly keys?: DeviceKeys
    readonly biometrics?: SoftBiometrics
  } = {},
): AuthenticatorDevice {
  // Only what travels: workerd's Request knows no `redirect: 'error'`, which a phone asks of its browser.
  const overHttp: typeof globalThis.fetch = async (input, { method = 'GET', headers, body, signal } = {}) => {
    const request = new Request(input instanceof Request ? input.url : input, {
      method,
      ...(headers ? { headers } : {}),
      ...(body ? { body } : {}),
      ...(signal ? { signal } : {}),
    })
    request.headers.set('Origin', 'http://localhost:4002')
    return world.provider.fetch(request)
  }
  return createDevice({
    issuers: [origin],
    keys,
    fetch: fetch ?? overHttp,
    model: () => 'Pixel 9',
    language: () => 'en',
    screenLock: async () => true,
    pollSeconds: 1,
    ...(biometrics ? { biometrics } : {}),
  })
}

/** The link under a QR code. */
export function linkOn(html: string): string {
  const link = /http:\/\/localhost:4002\/initialise#[^"<\s]+/.exec(html)?.[0]?.replaceAll('&amp;', '&')
  if (!link) throw new Error('no link on the page')
  return link
}

/** Adds a phone to the account that a browser is signed in to. */
export async function enrolled(
  world: World,
  browser: Browser,
  {
    name = 'My phone',
    pin = '4826',
    ...options
  }: {
    readonly name?: string
    readonly pin?: string
    readonly keys?: DeviceKeys
    readonly biometrics?: SoftBiometrics
  } = {},
): Promise<AuthenticatorDevice> {
  const page = await browser.submit(
    await browser.get('/cas/mobile'),
    { name, pin, confirmPin: pin },
    { action: '/cas/mobile' },
  )
  const phone = openPhone(world, options)
  const done = await phone.enrol(parseLink(linkOn(page.html)), { pin })
  if (!done.ok) throw new Error(done.reason)
  return phone
}

/** The digits on a waiting page. */
export function transferCodeOn(visit: Visit): string {
  const code = /<p class="code">[\s\S]*?<strong>([\d\s]+)<\/strong>/.exec(visit.html)?.[1]
  if (!code) throw new Error(`no code on ${visit.text}`)
  return code.replace(/\D/g, '')
}
