import * as asn1js from 'asn1js'
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ExtKeyUsage,
  Extension,
  QCStatement,
  QCStatements,
} from 'pkijs'

/** The time of these tests, in seconds since the epoch: 1 March 2026, noon. */
export const now = Date.UTC(2026, 2, 1, 12) / 1000
/** In seconds. */
export const day = 86_400

/** Somebody with a key and a certificate. */
export interface Holder {
  readonly key: CryptoKey
  readonly publicKey: CryptoKey
  readonly x509: Certificate
  readonly der: Uint8Array<ArrayBuffer>
}

/** How a certificate is made; an ordinary seal's where nothing is said. */
export interface Making {
  readonly name?: string
  readonly identifier?: string
  /** Whose key signs it; its own where nobody's does. */
  readonly by?: Holder
  readonly authority?: boolean
  readonly pathLength?: number
  /** The first byte of the key usage; undefined: none is said. */
  readonly usage?: number | undefined
  readonly purposes?: readonly string[]
  readonly notBefore?: number
  readonly notAfter?: number
  readonly algorithm?: RsaHashedKeyGenParams | EcKeyGenParams
  readonly critical?: string
  readonly qualified?: boolean
}

const p256: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }
/** A key of RSA. */
export const rsa = (modulusLength = 2048, name = 'RSASSA-PKCS1-v1_5'): RsaHashedKeyGenParams => ({
  name,
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
})

/** Makes a key and a certificate. */
export async function holder(making: Making = {}): Promise<Holder> {
  const { name = 'University of Zed', identifier, by, algorithm = p256 } = making
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('no pair of keys')
  const x509 = new Certificate()
  x509.version = 2
  x509.serialNumber = new asn1js.Integer({ value: 1 + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) })
  x509.subject.typesAndValues.push(
    new AttributeTypeAndValue({ type: '2.5.4.6', value: new asn1js.PrintableString({ value: 'IE' }) }),
    new AttributeTypeAndValue({ type: '2.5.4.10', value: new asn1js.Utf8String({ value: name }) }),
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: `${name} seal` }) }),
  )
  if (identifier)
    x509.subject.typesAndValues.push(
      new AttributeTypeAndValue({ type: '2.5.4.97', value: new asn1js.Utf8String({ value: identifier }) }),
    )
  x509.issuer = (by?.x509 ?? x509).subject
  x509.notBefore.value = new Date((making.notBefore ?? now - 30 * day) * 1000)
  x509.notAfter.value = new Date((making.notAfter ?? now + 365 * day) * 1000)
  x509.extensions = extensionsOf(making)
  await x509.subjectPublicKeyInfo.importKey(pair.publicKey)
  await x509.sign(by?.key ?? pair.privateKey, 'SHA-256')
  const der = new Uint8Array(x509.toSchema(true).toBER(false))
  return { key: pair.privateKey, publicKey: pair.publicKey, x509: Certificate.fromBER(der), der }
}

function extensionsOf({
  authority = false,
  pathLength,
  usage = authority ? 0x06 : 0xc0,
  ...making
}: Making): Extension[] {
  const add = (extnID: string, value: asn1js.BaseBlock, critical = true): Extension =>
    new Extension({ extnID, critical, extnValue: value.toBER(false) })
  return [
    add(
      '2.5.29.19',
      new BasicConstraints({
        cA: authority,
        ...(pathLength !== undefined && { pathLenConstraint: pathLength }),
      }).toSchema(),
    ),
    ...('usage' in making && making.usage === undefined
      ? []
      : [add('2.5.29.15', new asn1js.BitString({ valueHex: new Uint8Array([usage]).buffer, unusedBits: 1 }))]),
    ...(making.purposes ? [add('2.5.29.37', new ExtKeyUsage({ keyPurposes: [...making.purposes] }).toSchema())] : []),
    ...(making.critical ? [add(making.critical, new asn1js.Null())] : []),
    ...(making.qualified
      ? [
          add(
            '1.3.6.1.5.5.7.1.3',
            statements([
              new QCStatement({ id: '0.4.0.1862.1.1' }),
              new QCStatement({
                id: '0.4.0.1862.1.6',
                type: new asn1js.Sequence({ value: [new asn1js.ObjectIdentifier({ value: '0.4.0.1862.1.6.2' })] }),
              }),
            ]).toSchema(),
            false,
          ),
        ]
      : []),
  ]
}

function statements(values: QCStatement[]): QCStatements {
  const all = new QCStatements()
  all.values = values
  return all
}
