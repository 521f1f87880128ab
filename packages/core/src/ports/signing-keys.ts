import type { Seconds } from './time.ts'

/** A signing key; the private half sealed by the key ring with the associated data `signing-key:<kid>`. */
export interface SigningKey {
  readonly kid: string
  /**
   * `oidc` for tokens, `authenticator` for messages to phones: never the same key. `pairwise`: what people
   * are called differently by, for each sector of relying parties; it has no public half and signs nothing.
   */
  readonly purpose: 'oidc' | 'authenticator' | 'pairwise'
  /** Public JWK as JSON. */
  readonly publicJwk: string
  readonly sealedPrivateJwk: string
  readonly createdAt: Seconds
  /** Signs from then on; published before. */
  readonly signsFrom: Seconds
}

/** Signing keys. */
export interface SigningKeysPort {
  /** All keys of a purpose, oldest first. */
  list(purpose: SigningKey['purpose']): Promise<readonly SigningKey[]>
  /**
   * Adds keys only where the purpose has as many as who made them saw, `beside`, by default none: of parallel
   * first starts one wins. Returns the stored keys.
   */
  initialise(
    purpose: SigningKey['purpose'],
    keys: readonly SigningKey[],
    options?: { readonly beside?: number },
  ): Promise<readonly SigningKey[]>
  /** Adds a key (rotation). */
  add(key: SigningKey): Promise<void>
  /** Removes a retired key. */
  remove(kid: string): Promise<void>
}
