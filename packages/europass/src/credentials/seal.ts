/**
 * Sealing European Digital Credentials: a seal of JAdES baseline B, and a timestamp where a service is there.
 *
 * @module
 */
import type { CredentialContent } from './content.ts'
import { seal, type SealOptions } from './seal/sign.ts'

export { makeTrialSeal, readSealKey, type SealKey, type SealKeyFault } from './seal/key.ts'
export { RefusedCredential } from './refusal.ts'
export type { SealOptions }

/**
 * Writes a credential in ELM v3 and seals it: JWS in general JSON form with an unencoded payload, as the
 * European Commission's own issuer does. What is made was verified before it is given back.
 *
 * @returns the bytes of a `.jsonld` file
 * @throws RefusedCredential the certificate isn't valid now or isn't the key's, the content has half a
 * character, or the timestamp's answer doesn't hold
 * @see ETSI TS 119 182-1; https://www.rfc-editor.org/rfc/rfc7797
 */
export const sealCredential = (content: CredentialContent, options: SealOptions): Promise<Uint8Array<ArrayBuffer>> =>
  seal(content, options)
