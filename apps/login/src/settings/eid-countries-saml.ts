import type { KeyPair, SamlEidOptions } from '@laissez-passer/eid/saml'
import * as z from 'zod'

const text = z.string().min(1)
const keyPair = z.strictObject({ key: text, certificate: text })

/**
 * A country that speaks SAML 2.0. Keys and certificates are PEM, or name one: a file, on Workers a secret.
 */
export const samlCountry = z.strictObject({
  type: z.literal('saml'),
  id: text,
  country: text,
  name: z.record(z.string(), text),
  entityId: text,
  idp: z.strictObject({ entityId: text, entryPoint: text, certificates: z.array(text).min(1) }),
  signing: keyPair,
  decryption: keyPair.exactOptional(),
  signed: z.enum(['assertion', 'response', 'both']).exactOptional(),
  spType: z.enum(['public', 'private']).nullable().exactOptional(),
  nameIdFormat: text.exactOptional(),
  levels: z.strictObject({ low: text, substantial: text, high: text }).exactOptional(),
  attributes: z
    .strictObject({
      personId: text.nullable().exactOptional(),
      firstName: text.exactOptional(),
      lastName: text.exactOptional(),
      dateOfBirth: text.exactOptional(),
      email: text.exactOptional(),
    })
    .exactOptional(),
})

export type SamlCountry = z.output<typeof samlCountry>

/**
 * What is wanted to find a PEM. `read`: by its name, where the country doesn't hold it; throws where it
 * can't, and says where it stands (`at`): what should be a name may be a key without its first line, which is
 * repeated nowhere.
 */
export interface Pems {
  readonly read: (name: string, at: string) => string
}

/** PEMs that are variables of their own, by their names. */
export const pemsIn = (texts: Readonly<Record<string, string>>): Pems => ({
  read(name, at) {
    const text = texts[name]
    if (text === undefined) throw new Error(`${at} is neither PEM nor the name of a secret`)
    return text
  },
})

/** The options of a SAML country, its PEMs read. */
export function samlOptions(country: SamlCountry, pems: Pems): SamlEidOptions {
  const { type: _, ...options } = withPems(country, pems)
  return options
}

/** A SAML country that names no PEM any more, but holds them all. */
export function withPems(country: SamlCountry, { read }: Pems): SamlCountry {
  const pem = (given: string, at: string): string =>
    given.includes('-----BEGIN ') ? given : read(given, `${country.id}: ${at}`)
  const pair = ({ key, certificate }: KeyPair, at: string): KeyPair => ({
    key: pem(key, `${at}.key`),
    certificate: pem(certificate, `${at}.certificate`),
  })
  const { decryption, idp, signing, ...rest } = country
  return {
    ...rest,
    idp: { ...idp, certificates: idp.certificates.map((one) => pem(one, 'idp.certificates')) },
    signing: pair(signing, 'signing'),
    ...(decryption ? { decryption: pair(decryption, 'decryption') } : {}),
  }
}
