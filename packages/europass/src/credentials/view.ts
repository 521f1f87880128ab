/** A text in a language. */
export interface Said {
  readonly text: string
  /** BCP 47; empty where it isn't known. */
  readonly language: string
  /** Whether the reader asked for another language, which this text hasn't. */
  readonly otherLanguage: boolean
}

/** A picture inside a credential: never fetched. */
export interface CredentialImage {
  readonly mediaType: 'image/png' | 'image/jpeg'
  /** Base64. */
  readonly content: string
  /** Of a page: which. */
  readonly page: number | null
}

/** An organisation or person that a credential names. */
export interface CredentialAgent {
  readonly name: Said | null
  /** Other identifiers it gives: of registration, VAT, eIDAS. */
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[]
  /** ISO 3166-1, two letters. */
  readonly countries: readonly string[]
  /** Addresses that begin with `https:`, and no other. */
  readonly links: readonly string[]
  readonly logo: CredentialImage | null
  readonly accreditations: readonly Said[]
}

/** A learning outcome. */
export interface CredentialOutcome {
  readonly title: Said | null
  readonly description: Said | null
  /** Names of skills it is related to, of ESCO and others. */
  readonly skills: readonly Said[]
}

/** What somebody achieved, did, was assessed on, or may do. */
export interface CredentialClaim {
  readonly kind: 'achievement' | 'activity' | 'assessment' | 'entitlement' | 'other'
  readonly title: Said | null
  readonly description: Said | null
  readonly type: Said | null
  readonly awardedBy: readonly CredentialAgent[]
  /** Seconds since the epoch. */
  readonly awardedAt: number | null
  /** `1` to `8`. */
  readonly eqf: string | null
  readonly nationalLevel: Said | null
  readonly credits: readonly { readonly points: string; readonly system: Said | null }[]
  /** Fields of education (ISCED-F). */
  readonly fields: readonly Said[]
  readonly grade: Said | null
  readonly gradingScheme: Said | null
  /** Durations of ISO 8601: the work it asks for. */
  readonly workload: string | null
  /** Seconds since the epoch. */
  readonly periods: readonly { readonly from: number | null; readonly until: number | null }[]
  readonly mode: readonly Said[]
  /** BCP 47. */
  readonly languages: readonly string[]
  readonly setting: Said | null
  readonly entryRequirements: readonly Said[]
  readonly partial: boolean
  readonly outcomes: readonly CredentialOutcome[]
  readonly notes: readonly Said[]
  readonly documents: readonly { readonly title: Said | null; readonly address: string }[]
  /** Achievements that it is made of, activities that led to it, assessments that proved it. */
  readonly parts: readonly CredentialClaim[]
}

/** A credential as data: texts and numbers, no markup. */
export interface CredentialView {
  readonly id: string
  readonly title: Said | null
  readonly description: Said | null
  /** BCP 47 tags of the languages in which it is displayed, the main one first. */
  readonly languages: readonly string[]
  /** The language that the reader gets. */
  readonly language: string
  readonly profiles: readonly Said[]
  readonly issuer: CredentialAgent
  readonly holder: CredentialAgent & {
    readonly givenName: Said | null
    readonly familyName: Said | null
    /** `YYYY-MM-DD`. */
    readonly dateOfBirth: string | null
  }
  readonly claims: readonly CredentialClaim[]
  readonly evidence: readonly { readonly type: Said | null; readonly statement: Said | null }[]
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[]
  /** Seconds since the epoch. */
  readonly issuedAt: number | null
  readonly validFrom: number | null
  readonly validUntil: number | null
  /** The issuer's own pages, first page first. */
  readonly pages: readonly CredentialImage[]
  /** Whether something was left out because it was too much. */
  readonly shortened: boolean
}
