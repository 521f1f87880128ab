import * as asn1js from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs'
import type { Holder } from './authority.ts'

const sha256 = '2.16.840.1.101.3.4.2.1'
const contentType = '1.2.840.113549.1.9.16.1.4'

/** A timestamp over some bytes, by anybody who holds a key, right or wrong in one thing. */
export async function tokenOver(
  covered: Uint8Array<ArrayBuffer>,
  {
    by,
    at,
    named = by,
    kind = contentType,
  }: {
    readonly by: Holder
    /** Seconds since the epoch. */
    readonly at: number
    /** Whose certificate is named inside what is signed; null: nobody's. */
    readonly named?: Holder | null
    /** The type of content that the signature says. */
    readonly kind?: string
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes)
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3.4',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: await digest(covered) }),
    }),
    serialNumber: new asn1js.Integer({ value: 7 }),
    genTime: new Date(at * 1000),
  })
  const content = new Uint8Array(info.toSchema().toBER(false))
  const id =
    named &&
    new asn1js.Sequence({
      value: [
        new asn1js.Sequence({
          value: [new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: await digest(named.der) })] })],
        }),
      ],
    })
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new asn1js.ObjectIdentifier({ value: kind })] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new asn1js.OctetString({ valueHex: await digest(content) })],
    }),
    ...(id ? [new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [id] })] : []),
  ]
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: contentType,
      eContent: new asn1js.OctetString({ valueHex: content.buffer }),
    }),
    certificates: [by.x509],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: by.x509.issuer, serialNumber: by.x509.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
  })
  await signed.sign(by.key, 0, 'SHA-256')
  const token = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
  return new Uint8Array(token.toSchema().toBER(false))
}
