import { typedCode } from '../typed/index.ts'
import * as base64url from 'jose/base64url'
import type { Context } from '../context/index.ts'
import { newId, sameBytes } from '../ids/index.ts'
import type { SentCode } from '../ports/index.ts'
import { randomBelow } from '@laissez-passer/password/random'
import { sentCodeRules } from './rules.ts'

/** A code just made: `digits` go into the message, and nowhere else. */
export interface NewCode {
  readonly digits: string
  readonly code: SentCode
}

/**
 * A new code for a sign-in or a new number. What is kept is a hash under a key that isn't in the database: a
 * million codes are soon tried.
 * @param context `keyRing`, `random` and `now` are used.
 * @param code whose, for which sign-in, and to which number (null: by mail).
 */
export async function newSentCode(
  { keyRing, now, random }: Pick<Context, 'keyRing' | 'random' | 'now'>,
  code: Pick<SentCode, 'accountId' | 'signInIdHash' | 'phoneId'>,
): Promise<NewCode> {
  const id = newId(random, code.accountId)
  const digits = String(randomBelow(random, 10 ** sentCodeRules.digits)).padStart(sentCodeRules.digits, '0')
  const mac = base64url.encode(await macOf(keyRing, { id, digits }))
  return { digits, code: { id, ...code, mac, createdAt: now, expiresAt: now + sentCodeRules.lifeSeconds } }
}

/** Whether these digits are the code; compared in constant time. */
export async function isRightCode(
  { keyRing }: Pick<Context, 'keyRing'>,
  { code, digits }: { readonly code: Pick<SentCode, 'id' | 'mac'>; readonly digits: string },
): Promise<boolean> {
  return sameBytes(await macOf(keyRing, { id: code.id, digits }), base64url.decode(code.mac))
}

/** What was typed, without blanks and hyphens; null where that can't be a code. */
export function readSentCode(typed: string): string | null {
  const digits = typedCode(typed)
  return /^[0-9]{6}$/.test(digits) ? digits : null
}

function macOf(
  keyRing: Context['keyRing'],
  { id, digits }: { readonly id: string; readonly digits: string },
): Promise<Uint8Array<ArrayBuffer>> {
  return keyRing.mac('sent-code', `${id}:${digits}`)
}
