import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { OptionRule } from '@laissez-passer/core/options'
import * as base64url from 'jose/base64url'

/** One of the operator's secret keys, from which everything else is derived. */
export interface MasterKey {
  /** Eight characters that name the key without saying anything about it; stored beside what it sealed. */
  readonly id: string
  /** Derives bytes for one purpose (RFC 5869, HKDF-SHA-256). Two purposes never share a key. */
  derive(purpose: string, bytes: number): Promise<Uint8Array<ArrayBuffer>>
}

/** Fewest characters of a secret key: 32 characters of base64url are 192 bits. */
export const shortestSecretKey = 32

/** What `secretKey` takes: said at the start, where the keys are made of it later. */
export const secretKeyRule: OptionRule = {
  takes: (given) => typeof given === 'string' && textsOf(given).every((text) => text.length >= shortestSecretKey),
  accepted: `${shortestSecretKey} random characters or more, or several such keys separated by commas`,
}

const textsOf = (value: string): readonly string[] => value.split(',').map((text) => text.trim())

/**
 * Reads `SECRET_KEY`: one key, or several separated by commas. The first seals; the others still open what
 * they once sealed, so that a key is rotated by putting a new one in front.
 *
 * @throws LaissezPasserError `invalid-settings` when a key is shorter than 32 characters or occurs twice.
 */
export async function readSecretKey(value: string): Promise<readonly [MasterKey, ...MasterKey[]]> {
  const texts = textsOf(value)
  if (texts.some((text) => text.length < shortestSecretKey)) {
    throw new LaissezPasserError(
      'invalid-settings',
      `SECRET_KEY must have at least ${shortestSecretKey} random characters (several keys are separated by commas)`,
    )
  }
  if (new Set(texts).size < texts.length)
    throw new LaissezPasserError('invalid-settings', 'SECRET_KEY names the same key twice')
  const [first, ...others] = await Promise.all(texts.map(masterKey))
  if (first === undefined) throw new LaissezPasserError('invalid-settings', 'SECRET_KEY is empty')
  return [first, ...others]
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

async function masterKey(text: string): Promise<MasterKey> {
  const material = await crypto.subtle.importKey('raw', utf8(text), 'HKDF', false, ['deriveBits'])
  const derive = async (purpose: string, bytes: number): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(
      await crypto.subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt: utf8('laissez-passer'), info: utf8(purpose) },
        material,
        bytes * 8,
      ),
    )
  return { id: base64url.encode(await derive('key id', 6)), derive }
}
