import { sameSecret } from '../../oidc/encoding.ts'
import type { Failure } from './failure.ts'
import { invalid, type Read } from './read-values.ts'

/**
 * Reads what a service sent at the login to bind the ticket to one browser: the SHA-1 of the SHA-1 of 21
 * random bytes that the browser keeps, in base64.
 *
 * @param text as the query had it: a `+` that wasn't escaped is a blank there
 */
export function readFingerprint(text: string | undefined): Read<string | null> {
  if (text === undefined) return { ok: true, value: null }
  const bytes = bytesOf(text)
  return bytes?.length === 20
    ? { ok: true, value: encoded(bytes) }
    : invalid('clientFingerprint is the base64 of sha1(sha1(random bytes))')
}

/**
 * Whether a ticket is presented for the browser that it was issued to.
 *
 * @param bound what the login was sent; null: nothing
 * @param presented the random bytes of the browser's cookie, in base64, as the validation has them
 * @returns why it isn't; null when it is. Whoever lost the cookie can't be helped by another login, who has
 * another cookie can.
 */
export async function fingerprintFailure(bound: string | null, presented: string | undefined): Promise<Failure | null> {
  if (bound === null && presented === undefined) return null
  if (presented === undefined)
    return { code: 'INVALID_REQUEST', message: 'The login had a clientFingerprint, the validation has none' }
  const bytes = bytesOf(presented)
  if (bytes === null) return { code: 'INVALID_REQUEST', message: 'clientFingerprint is not base64' }
  if (bound !== null && sameSecret(encoded(await sha1(await sha1(bytes))), bound)) return null
  return { code: 'INVALID_TICKET', message: 'The ticket was issued to another browser (clientFingerprint)' }
}

async function sha1(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replaceAll(' ', '+')
  if (plain.length > 200 || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) return null
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
}

function encoded(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
