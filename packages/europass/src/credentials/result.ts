import type { JsonObject } from '../patch/json.ts'

/** A certificate of X.509, as it is encoded (DER). */
export interface Certificate {
  readonly der: Uint8Array
}

/** What a name in a certificate says: nobody here has checked it. */
export interface CertificateName {
  /** `O`; the common name where there is none. */
  readonly organisation: string
  readonly commonName: string
  /** ISO 3166-1, two letters; empty where it isn't said. */
  readonly country: string
  /** `organizationIdentifier` (ETSI EN 319 412-1), such as `VATES-A00000000`. */
  readonly identifier: string
}

/** A certificate, as people read it. */
export interface CertificateView {
  readonly subject: CertificateName
  readonly issuer: CertificateName
  /** Hexadecimal. */
  readonly serialNumber: string
  /** SHA-256 of its DER, hexadecimal. */
  readonly fingerprint: string
  /** Seconds since the epoch. */
  readonly notBefore: number
  readonly notAfter: number
  /** Whether it is signed by its own key. */
  readonly selfSigned: boolean
  /** Whether it says that it is for testing, in its names. */
  readonly forTrying: boolean
}

/**
 * What a certificate states about itself (QcStatements, ETSI EN 319 412-5): claims of its issuer.
 * `qualified`: it is called a
 * qualified certificate; `device`: its key is in a qualified device; `seal`, `signature`, `website`: what it
 * is for.
 */
export type QualifiedStatement = 'qualified' | 'device' | 'seal' | 'signature' | 'website'

/** How certificates lead from a seal to somebody known. */
export interface Chain {
  /** The seal's own first; each is signed by the next. */
  readonly certificates: readonly CertificateView[]
  /** Whether the last one signs itself; else its issuer isn't there. */
  readonly complete: boolean
  /** Whether one of them is in the list that the caller gave, or signed by one that is. */
  readonly trusted: 'listed' | 'unlisted'
}

/** A timestamp (RFC 3161) that holds: its hash, its signature and the certificate of its authority. */
export interface Timestamp {
  /** What it covers: the content before sealing, the seal, or the seal with what was added. */
  readonly of: 'content' | 'seal' | 'archive'
  /** Seconds since the epoch. */
  readonly at: number
  readonly by: CertificateName
  readonly chain: Chain
}

/** A seal whose every byte holds. It doesn't say that who sealed is who they say. */
export interface Seal {
  readonly state: 'intact'
  readonly algorithm: SealAlgorithm
  /** When it was made, seconds since the epoch; null where the file doesn't say. */
  readonly signedAt: number | null
  /**
   * Whose word that is: a timestamp authority's, which the caller trusts where the sealer said a time, too;
   * the sealer's own (`claimed`); `none`: the certificate was judged at the time of verifying.
   */
  readonly signedAtFrom: 'timestamp' | 'claimed' | 'none'
  readonly by: CertificateName
  readonly certificate: CertificateView
  readonly chain: Chain
  /** Short for `chain.trusted`. */
  readonly trusted: 'listed' | 'unlisted'
  /** What the certificate states of itself. */
  readonly statements: readonly QualifiedStatement[]
  readonly timestamps: readonly Timestamp[]
  /** Whether the certificate was used as it may be when the seal was made; any other use is refused. */
  readonly certificateThen: 'valid'
  /** And whether it has run out since. */
  readonly certificateNow: 'valid' | 'expired'
  /** Nothing is fetched: whether the certificate was revoked isn't known. */
  readonly revocation: 'unknown'
  /** What the sealer states beside, unjudged: names of header parameters such as `sigPl`. */
  readonly stated: readonly string[]
}

/** The algorithms that are allowed; any other is refused. */
export type SealAlgorithm = (typeof sealAlgorithms)[number]
/** {@link SealAlgorithm}, as data. */
export const sealAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'] as const

/** Whether the credential itself is in force. */
export interface Validity {
  readonly state: 'in-force' | 'not-yet' | 'ended' | 'unsaid'
  /** Seconds since the epoch; null where it isn't said. */
  readonly from: number | null
  readonly until: number | null
}

/** Who the credential says its issuer is, beside who sealed it. */
export interface IssuerMatch {
  /**
   * `same`: every name that it gives is the seal's, or the identifier where it gives no name; `partly`: the
   * identifier or one name is, and another name isn't; `different`: none is; `unsaid`: one of them says none.
   */
  readonly state: 'same' | 'partly' | 'different' | 'unsaid'
  /** The issuer's name in the credential: one that the seal hasn't, where there is such. */
  readonly issuer: string
}

/**
 * The content of a credential (ELM v3 JSON-LD), as it was sealed. Nothing in it is to be trusted as markup or
 * link.
 */
export type Credential = JsonObject

/** Why a file isn't shown as a sealed credential. */
export type CredentialRefusal = (typeof credentialRefusals)[number]
/** {@link CredentialRefusal}, as data. */
export const credentialRefusals = [
  /** More than 10 MB, or more values than a credential has. */
  'too-large',
  /** Objects in objects, deeper than any credential. */
  'too-deep',
  /** No JSON, or no UTF-8. */
  'malformed',
  /** A name stands twice in an object: readers would differ on what it says. */
  'duplicate-name',
  /** Half a character (a lone surrogate), which has no bytes. */
  'broken-text',
  /** JSON, but no sealed file. */
  'not-a-seal',
  /** A credential that nobody sealed. */
  'not-sealed',
  /** Sealed in another way than JAdES. */
  'other-proof',
  /** More than one signature. */
  'several-seals',
  /** Members or headers that a seal of this kind doesn't have, or at another place. */
  'unexpected-part',
  /** The content isn't in the file. */
  'detached',
  /** `none`, a shared secret, or unknown. */
  'algorithm',
  /** A key too short, or of another kind than the algorithm's. */
  'key',
  /** The seal asks for something to be understood that isn't. */
  'critical',
  /** The header can't be read, or contradicts itself. */
  'header',
  /** No certificate is in the file. */
  'no-certificate',
  /** A certificate can't be read. */
  'certificate',
  /** The certificate isn't the one that the seal names. */
  'certificate-mismatch',
  /** The certificate mustn't be used to seal. */
  'certificate-usage',
  /** The certificate wasn't valid when the seal was made. */
  'certificate-time',
  /** Sealed later than now. */
  'future',
  /** The content, or the seal, was changed. */
  'changed',
  /** A timestamp doesn't belong to this seal, or was changed. */
  'timestamp',
  /** Certificates or answers that were put beside the seal don't hold. */
  'evidence',
  /** The seal holds, but what it seals isn't a European Digital Credential. */
  'not-a-credential',
] as const

/** What verifying found. */
export type Verification =
  | {
      readonly ok: true
      readonly seal: Seal
      readonly credential: Credential
      readonly validity: Validity
      readonly issuer: IssuerMatch
    }
  | {
      readonly ok: false
      readonly reason: CredentialRefusal
      /** A name or value that the reason is about, for whoever looks into it; may be empty. */
      readonly detail: string
    }
