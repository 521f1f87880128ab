import { accepts, checkOptions } from '../options/index.ts'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge, Payload } from 'altcha-lib/types'
import * as base64url from 'jose/base64url'
import type { Context } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import { randomBelow } from '@laissez-passer/password/random'

const lifeSeconds = 1800
const cost = 2000
/** Derivations that a browser has to make: about a quarter of a second, or some seconds. */
const usual = { from: 100, to: 300 }
const long = { from: 4000, to: 6000 }

/**
 * A proof-of-work challenge in ALTCHA's format (version 2, `PBKDF2/SHA-256`), signed, half an hour long.
 * Nothing is stored.
 * @param context `keyRing`, `random` and `now` are used.
 * @param options `long`: the longer one, for those who can't read the picture.
 * @returns what the browser's script solves, to be sent as JSON.
 */
export async function proofOfWorkChallenge(
  context: Pick<Context, 'keyRing' | 'random' | 'now'>,
  options: { readonly long: boolean },
): Promise<Challenge> {
  checkOptions('proofOfWorkChallenge', options, { long: accepts.flag })
  const range = options.long ? long : usual
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: range.from + randomBelow(context.random, range.to - range.from),
    deriveKey,
    // In `data`, not in `expiresAt`: the library would compare that with a clock of its own.
    data: { expires: context.now + lifeSeconds, long: options.long },
    ...(await secrets(context)),
  })
}

/**
 * Judges a solved challenge; the first right answer spends it (a solution sent twice verifies again, so it is
 * marked as seen).
 * @param context `keyRing`, `store` and `now` are used.
 * @param options `payload`: base64 of `{ challenge, solution }`.
 * @returns the verdict; `long`: it was the longer challenge.
 */
export async function judgeProof(
  context: Pick<Context, 'keyRing' | 'store' | 'now'>,
  options: { readonly payload: string },
): Promise<{ readonly verdict: 'right' | 'wrong' | 'expired'; readonly long: boolean }> {
  const parsed = parsePayload(options.payload)
  if (!parsed) return { verdict: 'wrong', long: false }
  const { challenge, solution } = parsed
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...(await secrets(context)) })
  const { expires, long: wasLong } = challenge.parameters.data ?? {}
  if (!verified || typeof expires !== 'number') return { verdict: 'wrong', long: false }
  const key = `captcha:${hashToken(challenge.signature ?? '')}`
  const first = expires > context.now && (await context.store.seen.first(key, { expiresAt: expires, now: context.now }))
  return { verdict: first ? 'right' : 'expired', long: wasLong === true }
}

async function secrets({ keyRing }: Pick<Context, 'keyRing'>): Promise<{
  readonly hmacSignatureSecret: string
  readonly hmacKeySignatureSecret: string
}> {
  const [signature, key] = await Promise.all([keyRing.mac('captcha', 'challenge'), keyRing.mac('captcha', 'solution')])
  return { hmacSignatureSecret: base64url.encode(signature), hmacKeySignatureSecret: base64url.encode(key) }
}

function parsePayload(payload: string): Payload | null {
  const value = readJson(payload)
  return isPayload(value) ? value : null
}

function readJson(base64: string): unknown {
  try {
    return JSON.parse(atob(base64))
  } catch {
    return null
  }
}

/**
 * Looks at what is read before the signature is checked; the signature covers every parameter, so what
 * verifies has the right shape.
 */
function isPayload(value: unknown): value is Payload {
  if (!isObject(value) || !isObject(value.challenge) || !isObject(value.solution)) return false
  return isObject(value.challenge.parameters) && typeof value.challenge.signature === 'string'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
