import { FlattenedSign } from 'jose'
import { toBase64, toBase64Url } from '../../../src/credentials/base64.ts'
import type { Holder } from './authority.ts'

/** The smallest credential. */
export const smallest = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:1',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  credentialSubject: { id: 'urn:epass:person:1', type: 'Person', givenName: { en: 'Zoë' } },
  issuer: { id: 'urn:epass:org:1', type: 'Organisation', legalName: { en: 'University of Zed' } },
  validFrom: '2026-01-01T00:00:00Z',
}

/** How another's seal is made. */
export interface OtherSeal {
  readonly alg?: string
  readonly payload?: string
  /** Whether the payload is encoded. */
  readonly encoded?: boolean
  /** More of the protected header, or less where a value is undefined. */
  readonly header?: Readonly<Record<string, unknown>>
  readonly crit?: readonly string[]
  readonly key?: CryptoKey | Uint8Array
}

/** A file sealed by jose, which shares nothing with ours but WebCrypto. */
export async function sealedByJose(
  { der, key }: Holder,
  { alg = 'ES256', payload = JSON.stringify(smallest), encoded = false, header = {}, crit, key: other }: OtherSeal = {},
): Promise<{ payload: string; protected: string; signature: string }> {
  const sigT = '2026-03-01T11:00:00Z'
  const thumbprint = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(der))))
  const critical = crit ?? [...(encoded ? [] : ['b64']), 'sigT']
  const full = {
    alg,
    x5c: [toBase64(der)],
    'x5t#S256': thumbprint,
    sigT,
    ...(encoded ? {} : { b64: false }),
    ...(critical.length > 0 && { crit: critical }),
    ...header,
  }
  const known = Object.fromEntries(critical.filter((name) => name !== 'b64').map((name) => [name, true]))
  const { protected: protectedText = '', signature } = await new FlattenedSign(new TextEncoder().encode(payload))
    .setProtectedHeader(JSON.parse(JSON.stringify(full)))
    .sign(other ?? key, { crit: known })
  return {
    payload: encoded ? toBase64Url(new TextEncoder().encode(payload)) : payload,
    protected: protectedText,
    signature,
  }
}

/** JSON as a file. */
export const fileOf = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
