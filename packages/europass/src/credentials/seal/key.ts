import * as asn1js from 'asn1js'
import { AttributeTypeAndValue, BasicConstraints, Certificate as X509, Extension } from 'pkijs'
import { pemBlocks, certificatesIn, toPem } from '../pki/pem.ts'
import { maySeal, readCertificate } from '../pki/certificate.ts'
import type { Certificate, CertificateView } from '../result.ts'
import { algorithmOf } from './sign.ts'
import { parametersOf } from './signature.ts'

/** A key to seal with, and its certificates. */
export interface SealKey {
  readonly key: CryptoKey
  readonly chain: readonly Certificate[]
  readonly certificate: CertificateView
}

/**
 * Why a key can't be used. `key-format`: it isn't PKCS #8 in PEM, without a password; `key-kind`: it is
 * neither RSA nor ECDSA, or too short; `certificate`: the file has none, or one that can't be read;
 * `mismatch`: the first certificate is another key's; `usage`: it mustn't be used for signatures; `time`: it
 * isn't valid now.
 */
export type SealKeyFault = 'key-format' | 'key-kind' | 'certificate' | 'mismatch' | 'usage' | 'time'

const kinds: readonly (RsaHashedImportParams | EcKeyImportParams)[] = [
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  { name: 'ECDSA', namedCurve: 'P-256' },
  { name: 'ECDSA', namedCurve: 'P-384' },
  { name: 'ECDSA', namedCurve: 'P-521' },
]

/**
 * Reads a key and its certificates, and tries whether they belong together.
 *
 * @param files - PEM: a key in PKCS #8 (`BEGIN PRIVATE KEY`), and its certificate followed by those that lead
 * to the root
 * @param options `now`: seconds since the epoch
 */
export async function readSealKey(
  files: { readonly key: string; readonly certificates: string },
  { now }: { readonly now: number },
): Promise<{ readonly ok: true; readonly seal: SealKey } | { readonly ok: false; readonly fault: SealKeyFault }> {
  const fail = (fault: SealKeyFault) => ({ ok: false, fault }) as const
  const [pkcs8, ...more] = pemBlocks(files.key, 'PRIVATE KEY') ?? []
  if (!pkcs8 || more.length > 0) return fail('key-format')
  const key = await imported(pkcs8)
  if (!key) return fail('key-kind')
  const chain = certificatesIn(new TextEncoder().encode(files.certificates))
  const [own] = chain ?? []
  const leaf = own ? await readCertificate(own.der).catch(() => null) : null
  if (!chain || !leaf) return fail('certificate')
  const { view } = leaf
  if (!maySeal(leaf)) return fail('usage')
  if (now < view.notBefore || now > view.notAfter) return fail('time')
  if (!(await belongs(key, leaf.x509))) return fail('mismatch')
  return { ok: true, seal: { key, chain, certificate: view } }
}

async function imported(pkcs8: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  for (const kind of kinds) {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, kind, false, ['sign']).catch(() => null)
    if (key) return 'modulusLength' in key.algorithm && Number(key.algorithm.modulusLength) < 2048 ? null : key
  }
  return null
}

async function belongs(key: CryptoKey, x509: X509): Promise<boolean> {
  const tried = new TextEncoder().encode('whose key is it')
  const { key: kind, sign } = parametersOf(algorithmOf(key))
  const spki = x509.subjectPublicKeyInfo.toSchema().toBER(false)
  const held = await crypto.subtle.importKey('spki', spki, kind, false, ['verify']).catch(() => null)
  return held !== null && (await crypto.subtle.verify(sign, held, await crypto.subtle.sign(sign, key, tried), tried))
}

/** How long a certificate for trying is valid, in days. */
const trialDays = 3650

/**
 * Makes a key and a certificate that it signs itself, for trying: the certificate says so in its names, and
 * nobody's list of issuers has it.
 *
 * @param options `organisation`: whose it is; `country`: two letters; `now`: seconds since the epoch
 * @returns PEM both: a key on P-256 in PKCS #8, and its certificate
 */
export async function makeTrialSeal({
  organisation,
  country,
  now,
}: {
  readonly organisation: string
  readonly country?: string
  readonly now: number
}): Promise<{ readonly key: string; readonly certificate: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const x509 = new X509()
  x509.version = 2
  const serial = crypto.getRandomValues(new Uint8Array(16))
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  x509.serialNumber = new asn1js.Integer({ valueHex: serial.buffer })
  for (const name of [x509.subject, x509.issuer]) {
    const add = (type: string, value: asn1js.Utf8String | asn1js.PrintableString): void =>
      void name.typesAndValues.push(new AttributeTypeAndValue({ type, value }))
    if (country) add('2.5.4.6', new asn1js.PrintableString({ value: country }))
    add('2.5.4.10', new asn1js.Utf8String({ value: organisation }))
    add('2.5.4.11', new asn1js.Utf8String({ value: 'For trying only' }))
    add('2.5.4.3', new asn1js.Utf8String({ value: `${organisation} (for trying only)` }))
  }
  // An hour earlier, for readers whose clock is behind.
  x509.notBefore.value = new Date((now - 3600) * 1000)
  x509.notAfter.value = new Date((now + trialDays * 86_400) * 1000)
  x509.extensions = [
    extension('2.5.29.19', new BasicConstraints({ cA: false }).toSchema()),
    // digitalSignature and nonRepudiation.
    extension('2.5.29.15', new asn1js.BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 })),
  ]
  await x509.subjectPublicKeyInfo.importKey(pair.publicKey)
  await x509.sign(pair.privateKey, 'SHA-256')
  return {
    key: toPem(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)), 'PRIVATE KEY'),
    certificate: toPem(new Uint8Array(x509.toSchema(true).toBER(false)), 'CERTIFICATE'),
  }
}

const extension = (extnID: string, value: asn1js.BaseBlock): Extension =>
  new Extension({ extnID, critical: true, extnValue: value.toBER(false) })
