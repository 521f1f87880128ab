import * as asn1js from 'asn1js'
import {
  type Attribute,
  Certificate as X509,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
  TSTInfo,
} from 'pkijs'
import { sameBytes } from '../base64.ts'
import { credentialLimits } from '../limits.ts'
import { RefusedCredential } from '../refusal.ts'
import type { Timestamp } from '../result.ts'
import { isSound, type ReadCertificate, readCertificate } from './certificate.ts'
import { chainOf, isValidAt } from './chain.ts'
import { isOneValue } from './encoding.ts'

const oid = {
  signedData: '1.2.840.113549.1.7.2',
  timestamp: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificate2: '1.2.840.113549.1.9.16.2.47',
  timestamping: '1.3.6.1.5.5.7.3.8',
} as const

const hashes: Readonly<Record<string, 'SHA-256' | 'SHA-384' | 'SHA-512'>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
/** Some authorities still list it beside the hash they use. */
const sha1 = '1.3.14.3.2.26'
const hashNamed = (id: string) => (Object.hasOwn(hashes, id) ? hashes[id] : undefined)

/** What a timestamp is judged with. */
export interface TimestampContext {
  readonly of: Timestamp['of']
  /** The bytes that it is to cover. */
  readonly covered: Uint8Array<ArrayBuffer>
  readonly pool: readonly ReadCertificate[]
  readonly trusted: readonly ReadCertificate[]
  /** Seconds since the epoch. */
  readonly now: number
}

/** A timestamp that holds, and the certificates that came in it. */
export interface ReadTimestamp {
  readonly timestamp: Timestamp
  readonly certificates: readonly ReadCertificate[]
  /** The number that whoever asked for it chose. */
  readonly nonce: Uint8Array | null
}

/**
 * Verifies a timestamp: that it covers these bytes, that its authority signed it, and with a certificate made
 * for that, valid at the time.
 *
 * @param token - DER of a `TimeStampToken`
 * @throws RefusedCredential `timestamp`, `certificate`
 * @see https://www.rfc-editor.org/rfc/rfc3161#section-2.4.2; https://www.rfc-editor.org/rfc/rfc5816
 */
export async function verifyTimestamp(token: Uint8Array, context: TimestampContext): Promise<ReadTimestamp> {
  const { of, covered, pool, trusted, now } = context
  const { signed, info, signer } = parsed(token, of)
  const embedded = (signed.certificates ?? []).filter((one) => one instanceof X509)
  if (embedded.length > credentialLimits.certificates) throw new RefusedCredential('timestamp', of)
  const certificates = await Promise.all(
    embedded.map((one) => readCertificate(new Uint8Array(one.toSchema().toBER(false)))),
  )
  const hash = hashNamed(info.messageImprint.hashAlgorithm.algorithmId)
  if (!hash) throw new RefusedCredential('timestamp', of)
  const imprint = new Uint8Array(await crypto.subtle.digest(hash, covered))
  if (!sameBytes(imprint, info.messageImprint.hashedMessage.valueBlock.valueHexView))
    throw new RefusedCredential('timestamp', of)
  const authority = await signerOf(signed, { covered, certificates: [...certificates, ...pool], of })
  await checkNamed(signer, { authority, of })
  const at = Math.floor(info.genTime.getTime() / 1000)
  checkAuthority(authority, { at, of })
  if (at > now + credentialLimits.skew) throw new RefusedCredential('future', of)
  const chain = await chainOf(authority, { pool: [...certificates, ...pool], trusted, at })
  return {
    timestamp: { of, at, by: authority.view.subject, chain },
    certificates,
    nonce: info.nonce ? info.nonce.valueBlock.valueHexView : null,
  }
}

interface Parsed {
  readonly signed: SignedData
  readonly info: TSTInfo
  readonly signer: SignerInfo
}

function parsed(token: Uint8Array, of: string): Parsed {
  try {
    if (!isOneValue(token)) throw new RefusedCredential('timestamp', of)
    const content = ContentInfo.fromBER(new Uint8Array(token))
    const signed = new SignedData({ schema: content.content })
    const [signer, ...more] = signed.signerInfos
    const { eContentType, eContent } = signed.encapContentInfo
    const isToken = content.contentType === oid.signedData && eContentType === oid.timestamp && signed.version === 3
    if (!isToken || !signer || more.length > 0 || !eContent) throw new RefusedCredential('timestamp', of)
    const { algorithmId: hash } = signer.digestAlgorithm
    const declared = signed.digestAlgorithms.map(({ algorithmId }) => algorithmId)
    const isKnown = declared.includes(hash) && [hash, ...declared].every((one) => hashNamed(one) || one === sha1)
    if (!isKnown || hash === sha1) throw new RefusedCredential('timestamp', of)
    // RFC 5652 section 5.3.
    const byName = signer.sid instanceof IssuerAndSerialNumber
    if (signer.version !== (byName ? 1 : 3)) throw new RefusedCredential('timestamp', of)
    // RFC 5652 section 11.1: what is signed says what kind of content it is.
    const [kind] = attribute(signer, oid.contentType)?.values ?? []
    if (!(kind instanceof asn1js.ObjectIdentifier) || kind.valueBlock.toString() !== oid.timestamp)
      throw new RefusedCredential('timestamp', of)
    return { signed, signer, info: TSTInfo.fromBER(eContent.getValue()) }
  } catch {
    throw new RefusedCredential('timestamp', of)
  }
}

const attribute = (signer: SignerInfo, type: string): Attribute | undefined =>
  signer.signedAttrs?.attributes.find((one) => one.type === type)

interface Signing {
  readonly covered: Uint8Array<ArrayBuffer>
  readonly certificates: readonly ReadCertificate[]
  readonly of: string
}

/** Who signed it: the certificate it names, among those that are there, with which its signature holds. */
async function signerOf(signed: SignedData, { covered, certificates, of }: Signing): Promise<ReadCertificate> {
  signed.certificates = certificates.map(({ x509 }) => x509)
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: new Uint8Array(covered).buffer,
      extendedMode: true,
    })
    const found = certificates.find(({ x509 }) => x509 === signerCertificate)
    if (signatureVerified && found && isNamed(signed.signerInfos[0]?.sid, found)) return found
  } catch {
    // It is told as any other that doesn't hold.
  }
  throw new RefusedCredential('timestamp', of)
}

/** Byte for byte: the library reads names as people do, without regard to case. */
const isNamed = (sid: unknown, { x509 }: ReadCertificate): boolean =>
  !(sid instanceof IssuerAndSerialNumber) ||
  sameBytes(new Uint8Array(sid.issuer.valueBeforeDecode), new Uint8Array(x509.issuer.valueBeforeDecode))

/** RFC 5035: the certificate is named inside what is signed, so that no other can be put in its place. */
async function checkNamed(
  signer: SignerInfo,
  { authority, of }: { readonly authority: ReadCertificate; readonly of: string },
): Promise<void> {
  const [second] = attribute(signer, oid.signingCertificate2)?.values ?? []
  const [first] = attribute(signer, oid.signingCertificate)?.values ?? []
  const named = second === undefined ? certificateId(first, 'SHA-1') : certificateId(second, 'SHA-256')
  if (named) {
    const digest = new Uint8Array(await crypto.subtle.digest(named.hash, authority.der))
    if (sameBytes(digest, named.digest)) return
  }
  throw new RefusedCredential('timestamp', of)
}

/** The first `ESSCertID` or `ESSCertIDv2`. */
function certificateId(
  value: unknown,
  usual: 'SHA-1' | 'SHA-256',
): { readonly hash: string; readonly digest: Uint8Array } | null {
  const [list] = inside(value)
  const [id] = inside(list)
  const parts = inside(id)
  const [first, second] = parts
  if (first instanceof asn1js.OctetString) return { hash: usual, digest: first.valueBlock.valueHexView }
  const [algorithm] = inside(first)
  const hash = algorithm instanceof asn1js.ObjectIdentifier ? hashNamed(algorithm.valueBlock.toString()) : undefined
  return hash && second instanceof asn1js.OctetString ? { hash, digest: second.valueBlock.valueHexView } : null
}

const inside = (value: unknown): readonly unknown[] => (value instanceof asn1js.Sequence ? value.valueBlock.value : [])

/** RFC 3161 section 2.3: its key is for timestamps and nothing else, and says so as critical. */
function checkAuthority(authority: ReadCertificate, { at, of }: { readonly at: number; readonly of: string }): void {
  const { purposes, usages, unknownCritical, x509 } = authority
  const forTimestamps =
    purposes?.critical === true && purposes.list.length === 1 && purposes.list[0] === oid.timestamping
  const maySign = usages === null || usages.digitalSignature || usages.nonRepudiation
  if (!forTimestamps || !maySign || unknownCritical !== null || !isValidAt(authority, at))
    throw new RefusedCredential('timestamp', of)
  // Its own signature is judged in its chain; an algorithm of the past is no authority's.
  if (!isSound(x509.signatureAlgorithm)) throw new RefusedCredential('timestamp', of)
}
