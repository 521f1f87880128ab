import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { KeyPair, SamlEidOptions } from '@laissez-passer/eid/saml'
import { z } from 'zod'

const file = z.string().min(1)
const keyFiles = z.strictObject({ key: file, certificate: file })

/** A country of the countries file that speaks SAML 2.0; keys and certificates are paths of PEM files. */
export const samlCountry = z.strictObject({
  type: z.literal('saml'),
  id: z.string(),
  country: z.string(),
  name: z.record(z.string(), z.string()),
  entityId: z.string(),
  idp: z.strictObject({ entityId: z.string(), entryPoint: z.string(), certificates: z.array(file).min(1) }),
  signing: keyFiles,
  decryption: keyFiles.exactOptional(),
  signed: z.enum(['assertion', 'response', 'both']).exactOptional(),
  spType: z.enum(['public', 'private']).nullable().exactOptional(),
  nameIdFormat: z.string().exactOptional(),
  levels: z.strictObject({ low: z.string(), substantial: z.string(), high: z.string() }).exactOptional(),
  attributes: z
    .strictObject({
      personId: z.string().nullable().exactOptional(),
      firstName: z.string().exactOptional(),
      lastName: z.string().exactOptional(),
      dateOfBirth: z.string().exactOptional(),
      email: z.string().exactOptional(),
    })
    .exactOptional(),
})

/**
 * The options of a SAML country, its PEM files read.
 * @param entry of the countries file.
 * @param folder where relative paths start: the countries file's own.
 * @throws Error that names the file which can't be read, and never quotes one.
 */
export function readSamlCountry({ type: _, ...entry }: z.output<typeof samlCountry>, folder: string): SamlEidOptions {
  const pem = (path: string): string => {
    try {
      return readFileSync(resolve(folder, path), 'utf8')
    } catch {
      throw new Error(`${path} can’t be read`)
    }
  }
  const pair = ({ key, certificate }: KeyPair): KeyPair => ({ key: pem(key), certificate: pem(certificate) })
  const { decryption, idp, signing, ...rest } = entry
  return {
    ...rest,
    idp: { ...idp, certificates: idp.certificates.map(pem) },
    signing: pair(signing),
    ...(decryption ? { decryption: pair(decryption) } : {}),
  }
}
