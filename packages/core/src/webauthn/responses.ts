import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { base64url } from 'jose'

/** What a browser gives after making a passkey, with what it says of the authenticator. */
export interface Registration {
  readonly response: RegistrationResponseJSON
  readonly attachment: 'platform' | 'cross-platform' | null
  /** Those that are known; none where the browser doesn't say. */
  readonly transports: readonly Transport[]
  readonly discoverable: boolean
}

const longest = 16_384
const isBase64url = /^[\w-]+$/
const transportNames = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
type Transport = (typeof transportNames)[number]

/**
 * Reads the JSON of a `PublicKeyCredential` that was made; only what is used is kept.
 * @param text as the page's script posted it.
 * @returns null when it isn't one.
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson
 */
export function readRegistration(text: string): Registration | null {
  const { id, response, whole } = readCredential(text)
  const clientDataJSON = textIn(response, 'clientDataJSON')
  const attestationObject = textIn(response, 'attestationObject')
  if (id === null || clientDataJSON === null || attestationObject === null) return null
  const attachment = property(whole, 'authenticatorAttachment')
  const transports = property(response, 'transports')
  return {
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject },
      clientExtensionResults: {},
    },
    transports: Array.isArray(transports) ? [...new Set(transports.filter(isTransport))] : [],
    attachment: attachment === 'platform' || attachment === 'cross-platform' ? attachment : null,
    discoverable: property(property(property(whole, 'clientExtensionResults'), 'credProps'), 'rk') === true,
  }
}

/**
 * Reads the JSON of a `PublicKeyCredential` that was asked to sign; only what is used is kept.
 * @param text as the page's script posted it.
 * @returns null when it isn't one.
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson
 */
export function readAssertion(text: string): AuthenticationResponseJSON | null {
  const { id, response } = readCredential(text)
  const clientDataJSON = textIn(response, 'clientDataJSON')
  const authenticatorData = textIn(response, 'authenticatorData')
  const signature = textIn(response, 'signature')
  const userHandle = textIn(response, 'userHandle')
  if (id === null || clientDataJSON === null || authenticatorData === null || signature === null) return null
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: { clientDataJSON, authenticatorData, signature, ...(userHandle === null ? {} : { userHandle }) },
    clientExtensionResults: {},
  }
}

/** What the browser says that it signed for; null when that can't be read. */
export function clientDataOf({ response }: AuthenticationResponseJSON | RegistrationResponseJSON): {
  readonly challenge: string
  readonly crossOrigin: boolean
} | null {
  const data = parse(decodeText(response.clientDataJSON))
  const challenge = property(data, 'challenge')
  return typeof challenge === 'string' ? { challenge, crossOrigin: property(data, 'crossOrigin') === true } : null
}

function readCredential(text: string): {
  readonly id: string | null
  readonly whole: unknown
  readonly response: unknown
} {
  const whole = text.length > longest ? null : parse(text)
  const id = property(whole, 'type') === 'public-key' ? textIn(whole, 'id') : null
  return { id, whole, response: property(whole, 'response') }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function decodeText(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(text))
  } catch {
    return ''
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}

/** A property in base64url; null when it is absent or anything else. */
function textIn(value: unknown, name: string): string | null {
  const text = property(value, name)
  return typeof text === 'string' && isBase64url.test(text) ? text : null
}

function isTransport(value: unknown): value is Transport {
  return transportNames.some((name) => name === value)
}
