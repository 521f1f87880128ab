/**
 * European Digital Credentials for Learning: their seals verified, their content as data.
 *
 * @see https://github.com/european-commission-empl/European-Learning-Model
 * @see ETSI TS 119 182-1 (JAdES)
 * @module
 */
import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import type { Verification } from './result.ts'
import type { JudgeOptions } from './seal/judge.ts'

export type {
  CredentialAchievement,
  CredentialContent,
  CredentialHolder,
  CredentialIssuer,
  CredentialPicture,
} from './content.ts'
export {
  type Certificate,
  type CertificateName,
  type CertificateView,
  type Chain,
  type Credential,
  type CredentialRefusal,
  credentialRefusals,
  type IssuerMatch,
  type QualifiedStatement,
  type Seal,
  type SealAlgorithm,
  sealAlgorithms,
  type Timestamp,
  type Validity,
  type Verification,
} from './result.ts'
export type {
  CredentialAgent,
  CredentialClaim,
  CredentialImage,
  CredentialOutcome,
  CredentialView,
  Said,
} from './view.ts'

export { claimsToAdd, isAdded, withEducation } from './education.ts'
export { looksLikeCredential } from './glance.ts'
export { certificatesIn as readCertificates } from './pki/pem.ts'
export { showCredential } from './show/index.ts'
export { sealerName, type SealFact, tellSeal, type ToldSeal } from './tell.ts'
export { type CredentialMessageKey, credentialWords } from './words/index.ts'
export type { JudgeOptions as VerifyOptions }

const rules: OptionRules<JudgeOptions> = {
  now: accepts.least(0, 'seconds since the epoch'),
  trusted: optional(accepts.list(takes.object('a certificate, as readCertificates gives it'))),
  detached: optional(takes.bytes),
}

/**
 * Verifies a sealed credential: the seal over the exact bytes, its certificate at the time of sealing with
 * its chain as far as it is there, timestamps, and whether the credential is in force. Nothing is fetched.
 * That a seal is intact says that nothing was changed since; who sealed is only as sure as the list of
 * certificates that the caller trusts.
 *
 * @param bytes - a file as it was issued: JWS in JSON or compact form
 * @param options `now`: seconds since the epoch; `trusted`: certificates of issuers, or of authorities that
 * certify them; `detached`: the content, where it isn't in the file
 * @returns what is known, or the reason why it isn't a sealed credential
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 * @see ETSI TS 119 182-1; https://www.rfc-editor.org/rfc/rfc7515; https://www.rfc-editor.org/rfc/rfc5280
 */
export async function verifyCredential(bytes: Uint8Array, options: JudgeOptions): Promise<Verification> {
  checkOptions('verifyCredential', options, rules)
  // The libraries of certificates are half a megabyte: they come when something is to be verified.
  const { judge } = await import('./seal/judge.ts')
  return await judge(bytes, options)
}
