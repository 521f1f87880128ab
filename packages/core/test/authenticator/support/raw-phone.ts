import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { fromBase64url, hash, toBase64url, utf8 } from '../../../src/authenticator/bytes.ts'
import { enrolmentProof, pinCheckKey } from '../../../src/authenticator/derivations.ts'
import { type PublicJwk, readPublicJwk, thumbprint } from '../../../src/authenticator/jwk.ts'
import { parseLink } from '../../../src/authenticator/links.ts'
import { blindPin, finalizePin } from '../../../src/authenticator/oprf.ts'
import { newNonce } from '../../../src/authenticator/server/index.ts'
import { secureRandom } from '../../support/random.ts'
import type { Store } from '../../../src/ports/index.ts'
import { deviceApi, origin, type TestProvider, testProvider } from './provider.ts'

/** A signing key of a phone. */
export interface RawKey {
  readonly key: CryptoKey
  readonly publicKey: PublicJwk
  readonly thumbprint: string
}

export async function rawKey(): Promise<RawKey> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const publicKey = readPublicJwk(await exportJWK(pair.publicKey))
  if (!publicKey) throw new Error('no key')
  return { key: pair.privateKey, publicKey, thumbprint: await thumbprint(publicKey) }
}

/** Changes to a message before it is signed; undefined removes a member. */
export type Change = Readonly<Record<string, unknown>>

/** Signs whatever it is told to: what an attacker who holds a key can do. */
export function signRaw(claims: Change, header: Change, by: RawKey): Promise<string> {
  return new CompactSign(utf8(JSON.stringify(claims))).setProtectedHeader({ alg: 'ES256', ...header }).sign(by.key)
}

export const newJti = () => toBase64url(secureRandom(16))

/** What a call is made of; tests change one thing at a time. */
export interface RawCall {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  /** Claims of `lp-device+jwt` to change. */
  readonly claims?: Change
  readonly header?: Change
  readonly by?: RawKey
  /** The body that arrives, if it isn't the signed one. */
  readonly arrives?: string
  /** Sent as it is instead of a fresh proof. */
  readonly authorization?: string | null
}

/** A phone written out by hand, so that every field of every message can be made wrong. */
export interface RawPhone {
  readonly id: string
  readonly p: RawKey
  readonly d: RawKey
  readonly pinKeyId: string
  proof(call: RawCall): Promise<string>
  call(call: RawCall): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
}

/** Calls the device API with a proof for `id`, by `p`. */
export async function rawCall(
  provider: TestProvider,
  call: RawCall,
  { id, p, embed = false }: { readonly id: string; readonly p: RawKey; readonly embed?: boolean },
) {
  const body = call.body === undefined ? '' : JSON.stringify(call.body)
  const path = deviceApi + call.path
  const authorization =
    call.authorization === undefined ? await rawProof(provider, call, { id, p, embed }) : call.authorization
  return provider.call({ authorization, method: call.method, path, body: call.arrives ?? body })
}

export async function rawProof(
  provider: TestProvider,
  call: RawCall,
  { id, p, embed = false }: { readonly id: string; readonly p: RawKey; readonly embed?: boolean },
): Promise<string> {
  const body = call.body === undefined ? '' : JSON.stringify(call.body)
  const by = call.by ?? p
  const claims = {
    iss: id,
    aud: origin,
    htm: call.method,
    htu: `${origin}${deviceApi}${call.path}`,
    bh: hash(body),
    nonce: await newNonce(provider.context()),
    jti: newJti(),
    ...call.claims,
  }
  return `LP-Device ${await signRaw(claims, { typ: 'lp-device+jwt', ...(embed ? { jwk: { ...by.publicKey } } : { kid: p.thumbprint }), ...call.header }, by)}`
}

/** The parts of an enrolment up to its last message. */
export async function beginEnrolment(
  provider: TestProvider,
  {
    pin = '4795',
    typed = pin,
    ...rest
  }: { readonly pin?: string; readonly typed?: string; readonly name?: string; readonly replaces?: string } = {},
) {
  const started = await provider.enrolment({ pin, ...rest })
  const link = parseLink(started.link)
  if (link.kind !== 'initialise') throw new Error('no link')
  const { blind, blinded } = blindPin(typed)
  const evaluation = await provider.call({
    authorization: null,
    method: 'POST',
    path: `${deviceApi}/enrolments/evaluate`,
    body: JSON.stringify({ id: link.id, secret: link.secret, blinded: toBase64url(blinded) }),
  })
  const evaluated = fromBase64url(evaluation.body.evaluated, 32)
  const y = evaluated && finalizePin(typed, blind, { evaluated })
  if (!y) throw new Error(JSON.stringify(evaluation))
  const p = await rawKey()
  const d = await rawKey()
  const claims = {
    iss: link.id,
    aud: origin,
    p: p.thumbprint,
    d: d.thumbprint,
    proof: enrolmentProof(pinCheckKey(y), { id: link.id, p: p.thumbprint, d: d.thumbprint }),
    model: 'Pixel 9',
    lang: 'fr',
    jti: newJti(),
  }
  const enrol = (change: Change = {}, header: Change = {}, by: RawKey = d) =>
    signRaw({ ...claims, ...change }, { typ: 'lp-enrol+jwt', jwk: { ...by.publicKey }, ...header }, by)
  const post = async (token: string, call: Partial<RawCall> = {}) =>
    rawCall(
      provider,
      { method: 'POST', path: '/enrolments/complete', body: { enrol: token }, ...call },
      { id: link.id, p, embed: true },
    )
  return { id: link.id, link, y, p, d, claims, enrol, post }
}

/** An enrolled phone. */
export async function rawPhone(provider: TestProvider, options: { readonly pin?: string } = {}): Promise<RawPhone> {
  const begun = await beginEnrolment(provider, options)
  const { body } = await begun.post(await begun.enrol())
  const stored = await provider.store.enrolments.deviceOf(begun.id)
  if (!stored) throw new Error(JSON.stringify(body))
  const { p, d } = begun
  return {
    id: stored.id,
    p,
    d,
    pinKeyId: stored.pinKeyId,
    proof: (call) => rawProof(provider, call, { id: stored.id, p }),
    call: (call) => rawCall(provider, call, { id: stored.id, p }),
  }
}

/** An id that nothing here has. */
export const elsewhere = 'EBESExQVFhcYGRobHB0eHw'

/** A provider on an empty store, with one phone. */
export async function made(makeStore: () => Promise<Store>) {
  const provider = await testProvider(await makeStore())
  return { provider, phone: await rawPhone(provider) }
}
