import * as base64url from 'jose/base64url'
import type { Context } from '../../context/index.ts'
import type { EidIdentity, EidScheme } from '../../ports/index.ts'

/**
 * What a person is known by: a keyed hash of the scheme and of the id in it, so that who has the database
 * knows nobody's number.
 * @returns 32 bytes, base64url: under today's key, then under each that was rotated.
 */
export async function personHashesOf(
  { keyRing }: Pick<Context, 'keyRing'>,
  { personId, scheme }: { readonly scheme: string; readonly personId: string },
): Promise<readonly [string, ...string[]]> {
  const [today = new Uint8Array(), ...before] = await keyRing.macs('eid-person', JSON.stringify([scheme, personId]))
  return [base64url.encode(today), ...before.map((mac) => base64url.encode(mac))]
}

/** What an eID is listed as: the country, and the person's initials to tell two of a family apart. */
export function eidName(
  scheme: EidScheme,
  { identity, language }: { readonly identity: EidIdentity; readonly language: string },
): string {
  const initials = [identity.firstName.trim(), identity.lastName.trim()]
    .filter((name) => name !== '')
    .map((name) => `${firstCharacter(name)}.`)
  return `${schemeName(scheme, language)}, ${initials.join(' ')}`
}

/** A scheme's name in a language, or in English. */
export function schemeName({ id, name }: Pick<EidScheme, 'id' | 'name'>, language: string): string {
  return name[language] ?? name.en ?? id
}

function firstCharacter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name)
  return (first?.segment ?? '').toUpperCase()
}
