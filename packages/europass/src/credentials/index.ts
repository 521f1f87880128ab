/**
 * European Digital Credentials for Learning: their seals verified, their content as data.
 *
 * @see https://github.com/european-commission-empl/European-Learning-Model
 * @see ETSI TS 119 182-1 (JAdES)
 * @module
 */
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
