import { type Context, providerSettings } from '@laissez-passer/core/context'
import { hotp, parseOtpauth, totp } from '@laissez-passer/core/one-time-codes'
import { eulogin2025 } from '@laissez-passer/core/password'
import { importTokens } from '@laissez-passer/core/methods/token'
import type { Browser, Visit } from './browser.ts'
import { origin, type World } from './world.ts'

/** The secret of every device of these tests. */
export const tokenSecret = new TextEncoder().encode('12345678901234567890')
/** The suite of devices that answer challenges. */
export const tokenSuite = 'OCRA-1:HOTP-SHA1-6:QN08'

/** The code that a device shows when its button is pressed for the nth time, from 0. */
export const press = (counter: number): string => hotp(tokenSecret, { hash: 'SHA1', digits: 6, counter })

/** A device of a file of an operator's. */
export function deviceXml(serial: string, profile: 'hotp' | 'totp' | 'ocra' = 'hotp'): string {
  const suite = profile === 'ocra' ? `<Suite>${tokenSuite}</Suite>` : ''
  return `<KeyPackage><DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
    <Key Id="${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${suite}</AlgorithmParameters>
    <Data><Secret><PlainValue>${btoa(String.fromCharCode(...tokenSecret))}</PlainValue></Secret></Data></Key></KeyPackage>`
}

/** Imports devices as an operator does: for this person, or, with null, for nobody in particular. */
export async function importDevices(
  world: World,
  devices: readonly string[],
  uid: string | null,
): Promise<readonly string[]> {
  const { runtime, store } = world
  const context: Context = {
    ...runtime,
    now: runtime.now(),
    store,
    settings: providerSettings({ origin, name: 'Laissez-passer', passwordPolicy: eulogin2025 }),
    methods: [],
    describeDestination: () => null,
  }
  const source = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${devices.join('')}</KeyContainer>`
  const imported = await importTokens(context, {
    source,
    sharedKey: null,
    ownerOf: () => (uid === null ? null : { uid }),
  })
  return imported.ok ? imported.keys.map(({ outcome }) => outcome) : [imported.reason]
}

/** An authenticator app: what it shows at a moment, in seconds. */
export interface App {
  code(at: number): string
}

/** Scans the QR code of the page that shows one. */
export function scan({ links }: Visit): App {
  const key = parseOtpauth(links.find((href) => href.startsWith('otpauth:')) ?? '')
  if (key?.moving.kind !== 'totp') throw new Error('no app to scan here')
  const { digits, hash, moving, secret } = key
  return { code: (time) => totp(secret, { hash, digits, stepSeconds: moving.stepSeconds, time }) }
}

/** Sets up an app in a browser that is signed in freshly; its first code is spent. Ends on the list. */
export async function addApp(
  world: World,
  browser: Browser,
  { name = 'My phone', start = '/cas/account/tokens/app' } = {},
): Promise<{ readonly app: App; readonly page: Visit }> {
  const shown = await browser.submit(await browser.get(start), { name })
  const app = scan(shown)
  return { app, page: await browser.submit(shown, { code: app.code(world.runtime.now()) }) }
}
