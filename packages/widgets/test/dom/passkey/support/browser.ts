import { vi } from 'vitest'

class FakeResponse {
  readonly clientDataJSON = new Uint8Array([123, 255, 125]).buffer
  readonly userHandle = null
  readonly signature = new Uint8Array([251, 239]).buffer
  readonly authenticatorData = new Uint8Array([1]).buffer
  readonly attestationObject = new Uint8Array([2]).buffer
  getTransports = () => ['usb']
}

/** What a browser gives; also the class that says what it can. */
export class FakeCredential {
  static conditional = false
  static platform = true
  static isConditionalMediationAvailable = async () => FakeCredential.conditional
  static isUserVerifyingPlatformAuthenticatorAvailable = async () => FakeCredential.platform
  static signalAllAcceptedCredentials = vi.fn(async () => {})
  static signalCurrentUserDetails = vi.fn(async () => {})
  static signalUnknownCredential = vi.fn(async () => {})
  static can = {}
  static getClientCapabilities = async () => FakeCredential.can
  readonly id = 'aWQ'
  readonly rawId = new Uint8Array([105, 100]).buffer
  readonly type = 'public-key'
  readonly authenticatorAttachment = 'cross-platform'
  readonly response = new FakeResponse()
  getClientExtensionResults = () => ({ credProps: { rk: true } })
}

export const get = vi.fn<(options: CredentialRequestOptions) => Promise<unknown>>()
export const create = vi.fn<(options: CredentialCreationOptions) => Promise<unknown>>()
export const submit = vi.fn<(this: HTMLFormElement) => void>()
export const requested = vi.fn<typeof fetch>()

/** How each test begins: in a browser that can do passkeys, and gives one. */
export function fakeBrowser(): void {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  FakeCredential.conditional = false
  FakeCredential.platform = true
  vi.stubGlobal('PublicKeyCredential', FakeCredential)
  vi.stubGlobal('fetch', requested)
  Object.defineProperty(navigator, 'credentials', { value: { get, create }, configurable: true })
  HTMLFormElement.prototype.submit = submit
  requested.mockImplementation(async () => Response.json({ challenge: '-_8', rpId: 'id.example', timeout: 900_000 }))
  get.mockResolvedValue(new FakeCredential())
  create.mockResolvedValue(new FakeCredential())
}

export function realBrowser(): void {
  vi.clearAllMocks()
  vi.useRealTimers()
  vi.unstubAllGlobals()
}

export const words = 'data-lp-passkey-status hidden data-cancelled="Cancelled" data-known="Known" data-failed="Failed"'
export const button = '<button type="button" hidden data-lp-passkey-go>Passkey</button>'
export const field = '<input type="hidden" name="passkey">'

/** A page with this form. */
export async function open(html: string): Promise<HTMLFormElement> {
  document.body.innerHTML = html
  await import('../../../../src/dom/passkey.ts')
  const form = document.querySelector('form')
  if (!form) throw new Error('no form')
  return form
}

export const click = (form: HTMLFormElement) => form.querySelector('button')?.click()
export const answer = (form: HTMLFormElement) =>
  JSON.parse(form.querySelector<HTMLInputElement>('input[name=passkey]')?.value || 'null')
export const status = (form: HTMLFormElement) => form.querySelector<HTMLElement>('[data-lp-passkey-status]')
export const named = (name: string) => Object.assign(new Error(name), { name })
export const asked = () => get.mock.calls.map(([options]) => options.mediation)
