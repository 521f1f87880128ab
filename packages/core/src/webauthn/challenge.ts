import * as base64url from 'jose/base64url'
import type { Context } from '../context/index.ts'
import { hashToken, sameBytes } from '../ids/index.ts'

const randomBytes = 16
const expiryBytes = 4

/** For how long a challenge may be answered: long enough to look for a key, to fetch a phone. */
export const challengeSeconds = 900

/**
 * A challenge for one purpose of one subject. Nothing is stored until it is answered, so that showing a page
 * writes nothing: it is random, dated and authenticated by the key ring; `spendChallenge` takes it once.
 *
 * @param context `random`, `now` and `keyRing` are used.
 * @param subject what it is for and whose, e.g. `sign-in:<hash>`: it is good for nothing else.
 * @returns 52 bytes, base64url.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-cryptographic-challenges
 */
export async function newChallenge(
  { keyRing, now, random }: Pick<Context, 'random' | 'now' | 'keyRing'>,
  subject: string,
): Promise<string> {
  const head = new Uint8Array(randomBytes + expiryBytes)
  head.set(random(randomBytes))
  new DataView(head.buffer).setUint32(randomBytes, now + challengeSeconds)
  return base64url.encode(new Uint8Array([...head, ...(await seal({ keyRing }, { head, subject }))]))
}

/**
 * Whether a challenge is one of ours for this subject, and not too old. Writes nothing: whether it was
 * answered before, `spendChallenge` says.
 */
export async function readChallenge(
  { keyRing, now }: Pick<Context, 'now' | 'keyRing'>,
  { challenge, subject }: { readonly challenge: string; readonly subject: string },
): Promise<{ readonly expiresAt: number } | 'foreign' | 'expired'> {
  const bytes = decode(challenge)
  const head = bytes.slice(0, randomBytes + expiryBytes)
  if (!sameBytes(bytes.slice(head.length), await seal({ keyRing }, { head, subject }))) return 'foreign'
  const expiresAt = new DataView(head.buffer).getUint32(randomBytes)
  return expiresAt <= now ? 'expired' : { expiresAt }
}

/**
 * Takes a challenge back, once: of any number of parallel callers one gets `ok`, whatever becomes of the rest
 * of its answer.
 *
 * @param context `store`, `now` and `keyRing` are used.
 * @param options `challenge`: as the browser signed it; `subject`: as it was made for.
 * @returns `foreign`: never made for this; `expired`: too old, or answered before.
 */
export async function spendChallenge(
  { keyRing, now, store }: Pick<Context, 'store' | 'now' | 'keyRing'>,
  { challenge, subject }: { readonly challenge: string; readonly subject: string },
): Promise<'ok' | 'foreign' | 'expired'> {
  const read = await readChallenge({ keyRing, now }, { challenge, subject })
  if (typeof read === 'string') return read
  const { expiresAt } = read
  const key = `passkey-challenge:${hashToken(challenge)}`
  return (await store.seen.first(key, { expiresAt, now })) ? 'ok' : 'expired'
}

function seal(
  { keyRing }: Pick<Context, 'keyRing'>,
  { head, subject }: { readonly head: Uint8Array; readonly subject: string },
): Promise<Uint8Array> {
  return keyRing.mac('passkey-challenge', `${base64url.encode(head)}.${subject}`)
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(base64url.decode(text))
  } catch {
    return new Uint8Array()
  }
}
