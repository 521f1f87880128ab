import { parseOtpauth, totp } from '@laissez-passer/core/one-time-codes'
import { type AuthenticatorDevice, createDevice, parseLink } from '@laissez-passer/mobile-crypto'
import { memoryKeys } from '@laissez-passer/mobile-crypto/memory'
import { type Authenticator, softAuthenticator } from './authenticator.ts'
import type { Browser, Visit } from './browser.ts'
import { attributes, complaintsOf, contentOf } from './html.ts'
import type { Place } from './place.ts'

/** A second factor that a user of a test may have. */
export type FactorName = 'totp' | 'app' | 'passkey'

/** An authenticator app that shows codes. */
export interface TotpFactor {
  /**
   * The code that counts next. Each counts once: where this half minute's was used, the provider's clock goes
   * on to the next.
   */
  code(): string
  /** `otpauth:` address of the key, for an authenticator app of one's own. */
  readonly key: string
}

/** The EU Login app on a phone, in software. */
export interface AppFactor {
  readonly device: AuthenticatorDevice
  readonly pin: string
  /**
   * Approves the request that waits.
   *
   * @param options `transferCode`: the digits that the browser shows
   * @throws Error when none waits, or it isn't approved
   */
  approve(options: { readonly transferCode: string }): Promise<void>
  /** Refuses the request that waits. @throws Error when none does */
  refuse(): Promise<void>
  /**
   * Approves every request as it comes, until the signal aborts: where the provider shows no digits
   * (`pushTransferDigits: 0`), a phone that needs no hand.
   */
  approveAll(options: { readonly signal: AbortSignal }): Promise<void>
}

/** What a user of a test has set up. */
export interface Factors {
  readonly totp: TotpFactor | null
  readonly app: AppFactor | null
  readonly passkey: Authenticator | null
}

/** An account, with all that its owner knows and has. */
export interface User extends Factors {
  readonly email: string
  readonly password: string
  readonly firstName: string
  readonly lastName: string
  /** The unique identifier: `sub` of tokens, `user` of CAS. */
  readonly uid: string
}

/** Where a factor is set up: the page, in the browser of somebody who is signed in. */
export interface Setting {
  readonly browser: Browser
  readonly form: Visit
}

/** Sets up an authenticator app, on the page where people do. */
export async function addTotp(place: Place, { browser, form }: Setting): Promise<TotpFactor> {
  const shown = await browser.submit(form, { name: 'Test app' })
  const address = shown.links.find((href) => href.startsWith('otpauth:')) ?? ''
  const key = parseOtpauth(address)
  if (key?.moving.kind !== 'totp') throw unexpected('no key of an authenticator app', shown)
  const { digits, hash, moving, secret } = key
  const { stepSeconds } = moving
  let used = -1
  const code = (): string => {
    const next = Math.max(used + 1, Math.floor(place.now() / stepSeconds))
    place.advance(Math.max(0, next * stepSeconds - place.now()))
    used = next
    return totp(secret, { hash, digits, stepSeconds, time: place.now() })
  }
  const added = await browser.submit(shown, { code: code() })
  if (!added.path.includes('done=')) throw unexpected('the authenticator app wasn’t added', added)
  return { code, key: address }
}

/** Adds the app on a phone, by the QR code's link. */
export async function addApp(
  place: Place,
  { browser, form, pin }: Setting & { readonly pin: string },
): Promise<AppFactor> {
  const { addresses, appOrigin, origin } = place
  const fields = { name: 'Test phone', pin, confirmPin: pin }
  const page = await browser.submit(form, fields, { action: addresses.mobile })
  const link = page.html.split(`${appOrigin}/initialise#`)[1]?.split(/["<\s]/)[0]
  if (link === undefined) throw unexpected('no QR code of a phone', page)
  const device = createDevice({
    issuers: [origin],
    keys: memoryKeys(),
    fetch: (input, init) => place.fetchAsApp(input, init),
    model: () => 'Test phone',
    language: () => 'en',
    screenLock: async () => true,
    pollSeconds: 1,
  })
  const parsed = parseLink(`${appOrigin}/initialise#${link.replaceAll('&amp;', '&')}`)
  const enrolled = await device.enrol(parsed, { pin })
  if (!enrolled.ok) throw new Error(`The phone wasn’t added: ${enrolled.reason}`)
  const request = async () => {
    const pending = await device.pending()
    if (!pending.ok) throw new Error(`The phone can’t ask for requests: ${pending.reason}`)
    const [first] = pending.requests
    if (first === undefined) throw new Error('No request waits on the phone.')
    return first
  }
  return {
    device,
    pin,
    async approve({ transferCode }) {
      const approved = await device.approve(await request(), { pin, transferCode })
      if (!approved.ok) throw new Error(`The phone’s approval wasn’t taken: ${approved.reason}`)
    },
    async refuse() {
      await device.refuse(await request())
    },
    async approveAll({ signal }) {
      for await (const each of device.requests({ signal })) await device.approve(each, { pin, transferCode: '' })
    },
  }
}

/** Adds a passkey, as the script of the page does. */
export async function addPasskey(place: Place, { browser, form }: Setting): Promise<Authenticator> {
  const action = place.addresses.account('passkeys/add')
  const authenticator = await softAuthenticator({ origin: place.origin })
  const options = passkeyOptions(form, 'create')
  if (options === null) throw unexpected('no form for a passkey', form)
  const passkey = await authenticator.create(JSON.parse(options))
  const added = await browser.submit(form, { name: 'Test laptop', passkey }, { action })
  if (!added.path.includes('done=')) throw unexpected('the passkey wasn’t added', added)
  return authenticator
}

/** What the form on a page asks of an authenticator, as JSON; null where there is none. */
export function passkeyOptions({ html }: Visit, what: 'create' | 'get'): string | null {
  const form = new RegExp(`<form\\b[^>]*data-lp-passkey="${what}"[^>]*>`).exec(html)?.[0]
  return form === undefined ? null : (attributes(form).get('data-options') ?? null)
}

/** Where a page isn't the one that was expected: what it says is wrong, or else how it begins. */
export function unexpected(what: string, { html, path, status }: Visit): Error {
  return new Error(`EU Login: ${what}, at ${path} (${status}): ${complaintsOf(html) ?? contentOf(html).slice(0, 400)}`)
}
