import { sameBytes, toHex } from '../base64.ts'
import { credentialLimits } from '../limits.ts'
import { isLongEnough, isSignedBy, maySeal, type ReadCertificate, readCertificate } from '../pki/certificate.ts'
import { chainOf, isValidAt } from '../pki/chain.ts'
import { type ReadTimestamp, verifyTimestamp } from '../pki/timestamp.ts'
import { RefusedCredential } from '../refusal.ts'
import type { Certificate, Seal, Timestamp, Verification } from '../result.ts'
import { strictJson, strictText } from '../strict-json.ts'
import { type Envelope, isCredential, openEnvelope } from './envelope.ts'
import { readHeader, type SealHeader } from './header.ts'
import { issuerMatch, validityOf } from './match.ts'
import { type Payload, payloadOf } from './payload.ts'
import { isSignatureOf } from './signature.ts'
import { type UnsignedPart, unsignedParts } from './unsigned-parts.ts'

/** What a seal is judged with. */
export interface JudgeOptions {
  /** Seconds since the epoch. */
  readonly now: number
  readonly trusted?: readonly Certificate[]
  /** The content, where it isn't in the file. */
  readonly detached?: Uint8Array
}

/** Judges a sealed file. */
export async function judge(bytes: Uint8Array, options: JudgeOptions): Promise<Verification> {
  try {
    return await judged(bytes, options)
  } catch (error) {
    if (error instanceof RefusedCredential) return { ok: false, reason: error.reason, detail: error.detail }
    throw error
  }
}

async function judged(bytes: Uint8Array, { now, trusted = [], detached }: JudgeOptions): Promise<Verification> {
  const envelope = openEnvelope(bytes)
  const header = readHeader(envelope.header, envelope.unprotected)
  const parts = unsignedParts(envelope.unprotected)
  const payload = await payloadOf(envelope, { header, detached })
  const [leaf, ...below] = await readAll(header.certificates)
  if (!leaf) throw new RefusedCredential('no-certificate')
  await checkThumbprints(header, leaf)
  const covered = joined(utf8(`${envelope.protectedText}.`), payload.covered)
  if (!(await isSignatureOf(covered, { envelope, algorithm: header.algorithm, leaf })))
    throw new RefusedCredential('changed', 'signature')

  const beside = await readAll(parts.flatMap(({ certificates }) => certificates))
  if (below.length + beside.length > credentialLimits.certificates) throw new RefusedCredential('evidence')
  const known = await readAll(trusted.map(({ der }) => der))
  const pool = [...below, ...beside]
  const stamps = await timestampsOf({ envelope, header, payload, parts }, { pool, trusted: known, now })
  await checkBeside([leaf, ...pool, ...stamps.flatMap(({ certificates }) => certificates)])

  const { signedAt, signedAtFrom } = momentOfSealing(stamps, header.claimedAt)
  if (signedAt !== null && signedAt > now + credentialLimits.skew) throw new RefusedCredential('future')
  const at = signedAt ?? now
  checkUse(leaf, at)
  const chain = await chainOf(leaf, { pool, trusted: known, at })
  const credential = strictJson(strictText(payload.content))
  if (!isCredential(credential)) throw new RefusedCredential('not-a-credential')
  const seal: Seal = {
    state: 'intact',
    algorithm: header.algorithm,
    signedAt,
    signedAtFrom,
    by: leaf.view.subject,
    certificate: leaf.view,
    chain,
    trusted: chain.trusted,
    statements: leaf.statements,
    timestamps: stamps.map(({ timestamp }) => timestamp),
    certificateThen: 'valid',
    certificateNow: isValidAt(leaf, now) ? 'valid' : 'expired',
    revocation: 'unknown',
    stated: header.stated,
  }
  return {
    ok: true,
    seal,
    credential,
    validity: validityOf(credential, now),
    issuer: issuerMatch(credential, leaf.view.subject),
  }
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const readAll = (list: readonly Uint8Array[]): Promise<ReadCertificate[]> => Promise.all(list.map(readCertificate))

async function checkThumbprints({ thumbprints }: SealHeader, leaf: ReadCertificate): Promise<void> {
  for (const { hash, value } of thumbprints)
    if (!sameBytes(new Uint8Array(await crypto.subtle.digest(hash, leaf.der)), value))
      throw new RefusedCredential('certificate-mismatch')
}

interface Sealed {
  readonly envelope: Envelope
  readonly header: SealHeader
  readonly payload: Payload
  readonly parts: readonly UnsignedPart[]
}

interface Around {
  readonly pool: readonly ReadCertificate[]
  readonly trusted: readonly ReadCertificate[]
  readonly now: number
}

/** All timestamps; one that doesn't hold refuses the file, because it says that something was changed. */
async function timestampsOf(
  { envelope, header, payload, parts }: Sealed,
  around: Around,
): Promise<readonly ReadTimestamp[]> {
  const total = parts.reduce((sum, { tokens }) => sum + tokens.length, header.contentTimestamps.length)
  if (total > credentialLimits.timestamps) throw new RefusedCredential('timestamp')
  const found: ReadTimestamp[] = []
  for (const token of header.contentTimestamps)
    found.push(await verifyTimestamp(token, { ...around, of: 'content', covered: payload.covered }))
  for (const [place, { name, tokens }] of parts.entries()) {
    if (name !== 'sigTst' && name !== 'arcTst') continue
    const before = parts.slice(0, place).map(({ text }) => text)
    // Over plain objects it would need a canonical form that JAdES leaves open.
    if (name === 'arcTst' && before.includes(null)) throw new RefusedCredential('timestamp', name)
    const covered =
      name === 'sigTst'
        ? utf8(envelope.signatureText)
        : // Section 5.3.6: content, header and signature with dots between, then all that came before it.
          joined(payload.covered, utf8(`.${envelope.protectedText}.${envelope.signatureText}.${before.join('')}`))
    const of = name === 'sigTst' ? 'seal' : 'archive'
    for (const token of tokens) found.push(await verifyTimestamp(token, { ...around, of, covered }))
  }
  return found
}

/**
 * When a seal was made. Anybody can run an authority that says any time, and put its timestamp beside
 * another's seal: one counts before the sealer's own word only where the caller trusts it. None may
 * contradict that word.
 */
function momentOfSealing(
  stamps: readonly ReadTimestamp[],
  claimed: number | null,
): Pick<Seal, 'signedAt' | 'signedAtFrom'> {
  const { skew } = credentialLimits
  const of = (kind: Timestamp['of']): readonly Timestamp[] =>
    stamps.map(({ timestamp }) => timestamp).filter((one) => one.of === kind)
  const onSeal = of('seal')
  const contradicts =
    claimed !== null &&
    (onSeal.some(({ at }) => at < claimed - skew) || of('content').some(({ at }) => at > claimed + skew))
  if (contradicts) throw new RefusedCredential('timestamp')
  const earliest = (list: readonly Timestamp[]): number => Math.min(...list.map(({ at }) => at))
  const trusted = onSeal.filter(({ chain }) => chain.trusted === 'listed')
  if (trusted.length > 0) return { signedAt: earliest(trusted), signedAtFrom: 'timestamp' }
  if (claimed !== null) return { signedAt: claimed, signedAtFrom: 'claimed' }
  if (onSeal.length > 0) return { signedAt: earliest(onSeal), signedAtFrom: 'timestamp' }
  return { signedAt: null, signedAtFrom: 'none' }
}

/** A certificate whose issuer is there too, and didn't sign it, was changed. */
async function checkBeside(certificates: readonly ReadCertificate[]): Promise<void> {
  const all = [...new Map(certificates.map((one) => [one.view.fingerprint, one])).values()]
  if (all.length > credentialLimits.certificates) throw new RefusedCredential('evidence')
  const keys = new Set(all.map(keyOf))
  // The same key and number in two certificates: one of them was changed.
  if (keys.size !== all.length) throw new RefusedCredential('evidence')
  for (const one of all) {
    const issuers = all.filter(({ x509 }) => x509.subject.isEqual(one.x509.issuer))
    if (issuers.length === 0) continue
    const signed = await Promise.all(issuers.map((issuer) => isSignedBy(one, issuer)))
    if (!signed.includes(true)) throw new RefusedCredential('evidence', one.view.fingerprint)
  }
}

const keyOf = ({ x509, view }: ReadCertificate): string =>
  `${toHex(new Uint8Array(x509.subjectPublicKeyInfo.toSchema().toBER(false)))} ${view.serialNumber}`

/** RFC 5280 sections 4.1.2.5 and 4.2.1.3, for a seal made at a moment. */
function checkUse(leaf: ReadCertificate, at: number): void {
  const { unknownCritical } = leaf
  if (!maySeal(leaf)) throw new RefusedCredential('certificate-usage', 'keyUsage')
  if (unknownCritical !== null) throw new RefusedCredential('certificate-usage', unknownCritical)
  if (!isLongEnough(leaf)) throw new RefusedCredential('key')
  if (!isValidAt(leaf, at)) throw new RefusedCredential('certificate-time')
}
