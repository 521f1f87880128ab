import * as asn1js from 'asn1js'
import {
  type AlgorithmIdentifier,
  BasicConstraints,
  Certificate as X509,
  ExtKeyUsage,
  type Extension,
  QCStatements,
  type RelativeDistinguishedNames,
  RSAPublicKey,
  RSASSAPSSParams,
} from 'pkijs'
import { toHex } from '../base64.ts'
import { credentialLimits } from '../limits.ts'
import { shownLine } from '../shown-line.ts'
import { RefusedCredential } from '../refusal.ts'
import { isOneValue } from './encoding.ts'
import type { CertificateName, CertificateView, QualifiedStatement } from '../result.ts'

/** A certificate that could be read; whether it holds is another question. */
export interface ReadCertificate {
  readonly der: Uint8Array<ArrayBuffer>
  readonly x509: X509
  readonly view: CertificateView
  /** Names an authority: it may have signed others. */
  readonly authority: { readonly pathLength: number } | null
  readonly usages: KeyUsages | null
  /** Object identifiers of extended uses; null where it isn't said. */
  readonly purposes: { readonly list: readonly string[]; readonly critical: boolean } | null
  readonly statements: readonly QualifiedStatement[]
  /** It demands something that isn't understood here: nothing may rely on it. */
  readonly unknownCritical: string | null
}

/** What a key may be used for (RFC 5280 section 4.2.1.3). */
export interface KeyUsages {
  readonly digitalSignature: boolean
  readonly nonRepudiation: boolean
  readonly certificates: boolean
}

const oid = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
  identifier: '2.5.4.97',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedUsage: '2.5.29.37',
  statements: '1.3.6.1.5.5.7.1.3',
} as const

/** Extensions that may be critical: those read here, and those that take nothing away from a seal. */
const known = [
  oid.keyUsage,
  oid.basicConstraints,
  oid.extendedUsage,
  oid.statements,
  '2.5.29.14',
  '2.5.29.35',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.31',
  '2.5.29.32',
]

/**
 * Reads a certificate.
 *
 * @throws RefusedCredential `certificate`
 * @see https://www.rfc-editor.org/rfc/rfc5280
 */
export async function readCertificate(encoded: Uint8Array): Promise<ReadCertificate> {
  if (encoded.length > credentialLimits.certificate) throw new RefusedCredential('certificate')
  const der = new Uint8Array(encoded)
  const fingerprint = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', der)))
  try {
    // What follows it would be covered by nothing.
    if (!isOneValue(der)) throw new RefusedCredential('certificate')
    const x509 = X509.fromBER(der)
    return { der, x509, ...readExtensions(x509), view: viewOf(x509, fingerprint) }
  } catch {
    throw new RefusedCredential('certificate', fingerprint)
  }
}

/** How names say it: the word alone may be part of what an organisation is called. */
const trying = /^test\b|\btest (?:seal|certificate|only)\b|\bfor (?:trying|test|testing)\b/i

function viewOf(x509: X509, fingerprint: string): CertificateView {
  const names = [...textsOf(x509.subject, oid.commonName), ...textsOf(x509.subject, oid.organisation)]
  return {
    subject: nameOf(x509.subject),
    issuer: nameOf(x509.issuer),
    serialNumber: toHex(x509.serialNumber.valueBlock.valueHexView),
    fingerprint,
    notBefore: Math.floor(x509.notBefore.value.getTime() / 1000),
    notAfter: Math.floor(x509.notAfter.value.getTime() / 1000),
    selfSigned: x509.subject.isEqual(x509.issuer),
    forTrying: [...names, ...textsOf(x509.subject, oid.unit)].some((name) => trying.test(name)),
  }
}

/** What a name says. */
function nameOf(name: RelativeDistinguishedNames): CertificateName {
  const text = (type: string): string => textsOf(name, type)[0] ?? ''
  const commonName = text(oid.commonName)
  return {
    organisation: text(oid.organisation) || commonName,
    commonName,
    country: text(oid.country),
    identifier: text(oid.identifier),
  }
}

const textsOf = ({ typesAndValues }: RelativeDistinguishedNames, type: string): readonly string[] =>
  typesAndValues.filter((one) => one.type === type).map(({ value }) => shownLine(String(value.valueBlock.value)))

type Extensions = Pick<ReadCertificate, 'authority' | 'usages' | 'purposes' | 'statements' | 'unknownCritical'>

function readExtensions({ extensions = [] }: X509): Extensions {
  const find = (id: string): Extension | undefined => extensions.find(({ extnID }) => extnID === id)
  if (new Set(extensions.map(({ extnID }) => extnID)).size !== extensions.length)
    throw new RefusedCredential('certificate')
  const constraints = find(oid.basicConstraints)?.parsedValue
  const purposes = find(oid.extendedUsage)
  const parsed = purposes?.parsedValue
  return {
    authority: constraints instanceof BasicConstraints && constraints.cA ? authorityOf(constraints) : null,
    usages: usagesOf(find(oid.keyUsage)),
    purposes:
      parsed instanceof ExtKeyUsage ? { list: parsed.keyPurposes, critical: purposes?.critical === true } : null,
    statements: statementsOf(find(oid.statements)),
    unknownCritical: extensions.find(({ extnID, critical }) => critical && !known.includes(extnID))?.extnID ?? null,
  }
}

function authorityOf({ pathLenConstraint }: BasicConstraints): { readonly pathLength: number } {
  if (pathLenConstraint === undefined) return { pathLength: Number.POSITIVE_INFINITY }
  return { pathLength: typeof pathLenConstraint === 'number' ? pathLenConstraint : 0 }
}

function usagesOf(extension: Extension | undefined): KeyUsages | null {
  const bits = extension?.parsedValue
  if (!extension) return null
  if (!(bits instanceof asn1js.BitString)) throw new RefusedCredential('certificate')
  const first = bits.valueBlock.valueHexView[0] ?? 0
  const has = (bit: number): boolean => (first & bit) !== 0
  return { digitalSignature: has(0x80), nonRepudiation: has(0x40), certificates: has(0x04) }
}

const statementIds: Readonly<Record<string, QualifiedStatement>> = {
  '0.4.0.1862.1.1': 'qualified',
  '0.4.0.1862.1.4': 'device',
}
const typeIds: Readonly<Record<string, QualifiedStatement>> = {
  '0.4.0.1862.1.6.1': 'signature',
  '0.4.0.1862.1.6.2': 'seal',
  '0.4.0.1862.1.6.3': 'website',
}

/** ETSI EN 319 412-5: what is stated, by its object identifiers; those that aren't known say nothing here. */
function statementsOf(extension: Extension | undefined): readonly QualifiedStatement[] {
  const parsed = extension?.parsedValue
  if (!(parsed instanceof QCStatements)) return []
  return parsed.values.flatMap(({ id, type }): QualifiedStatement[] => {
    const plain = Object.hasOwn(statementIds, id) ? statementIds[id] : undefined
    if (plain) return [plain]
    if (id !== '0.4.0.1862.1.6' || !(type instanceof asn1js.Sequence)) return []
    return type.valueBlock.value.flatMap((one) => {
      const name = one instanceof asn1js.ObjectIdentifier ? one.valueBlock.toString() : ''
      const stated = Object.hasOwn(typeIds, name) ? typeIds[name] : undefined
      return stated ? [stated] : []
    })
  })
}

/** RSA-PSS says its hash beside; SHA-1 is what it means where it says none. */
const pss = '1.2.840.113549.1.1.10'
const sha2 = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']
const signatureAlgorithms = [
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]

/** Whether a signature with this algorithm is worth anything: RSA or ECDSA with SHA-2. */
export function isSound({ algorithmId, algorithmParams }: AlgorithmIdentifier): boolean {
  if (algorithmId !== pss) return signatureAlgorithms.includes(algorithmId)
  try {
    const { hashAlgorithm } = new RSASSAPSSParams({ schema: algorithmParams })
    return sha2.includes(hashAlgorithm.algorithmId)
  } catch {
    return false
  }
}

/**
 * Purposes that a certificate may have for another thing than documents: servers, programs, time, revocation.
 */
const others = ['1', '3', '8', '9'].map((last) => `1.3.6.1.5.5.7.3.${last}`)
const clients = '1.3.6.1.5.5.7.3.2'

/**
 * Whether a certificate's key may sign a document (RFC 5280 sections 4.2.1.3 and 4.2.1.12). One for servers
 * alone mustn't, whoever certified it: a name in it may be anybody's.
 */
export function maySeal({ usages, purposes }: Pick<ReadCertificate, 'usages' | 'purposes'>): boolean {
  if (usages !== null && !usages.digitalSignature && !usages.nonRepudiation) return false
  const list = purposes?.list ?? []
  return !(list.some((one) => others.includes(one)) && list.every((one) => one === clients || others.includes(one)))
}

/** Whether an RSA key is long enough; keys of other kinds are judged by their curve where they are used. */
export function isLongEnough({ x509 }: ReadCertificate): boolean {
  const key = x509.subjectPublicKeyInfo.parsedKey
  if (!(key instanceof RSAPublicKey)) return true
  const modulus = key.modulus.valueBlock.valueHexView
  const bits = (modulus.length - (modulus[0] === 0 ? 1 : 0)) * 8
  return bits >= 2048 && bits <= 16_384
}

/** Whether one certificate was signed with another's key, by an algorithm that is worth something. */
export async function isSignedBy(one: ReadCertificate, issuer: ReadCertificate): Promise<boolean> {
  if (!isSound(one.x509.signatureAlgorithm) || !isLongEnough(issuer)) return false
  // RFC 5280 section 4.1.1.2: the algorithm stands inside what is signed, too.
  if (!one.x509.signatureAlgorithm.isEqual(one.x509.signature)) return false
  try {
    return await one.x509.verify(issuer.x509)
  } catch {
    return false
  }
}
