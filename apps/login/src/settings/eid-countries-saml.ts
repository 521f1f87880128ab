import type { KeyPair, SamlEidOptions } from '@laissez-passer/eid/saml'
import * as z from 'zod'

const text = z.string().min(1)
const keyPair = z.strictObject({ key: text, certificate: text })

/** A country that speaks SAML 2.0. Keys and certificates are PEM, or paths of PEM files. */
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
 * The options of a SAML country, its PEM files read.
 * @param options `read`: reads a file, whose path may be relative to the countries file.
 * @throws what `read` throws.
 */
export function samlOptions(
  { type: _, ...country }: SamlCountry,
  { read }: { readonly read: (path: string) => string },
): SamlEidOptions {
  const pem = (given: string): string => (given.includes('-----BEGIN ') ? given : read(given))
  const pair = ({ key, certificate }: KeyPair): KeyPair => ({ key: pem(key), certificate: pem(certificate) })
  const { decryption, idp, signing, ...rest } = country
  return {
    ...rest,
    idp: { ...idp, certificates: idp.certificates.map(pem) },
    signing: pair(signing),
    ...(decryption ? { decryption: pair(decryption) } : {}),
  }
}
