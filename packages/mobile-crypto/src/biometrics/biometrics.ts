/**
 * What a person was asked for by the platform: `cancelled` when they didn't, or weren't recognised;
 * `unavailable` where it can't.
 */
export type Sensed<Name extends string> =
  | ({ readonly ok: true } & { readonly [K in Name]: object })
  | { readonly ok: false; readonly reason: 'cancelled' | 'unavailable' }

/**
 * The phone's fingerprint or face recognition: a passkey of the platform that it opens for its owner alone.
 */
export interface Biometrics {
  /** Whether there is any here. */
  available(): Promise<boolean>
  /**
   * Makes B. It stays on this phone's list of passkeys, isn't discoverable and names nobody.
   * @param options `challenge`: base64url; `name`: what the platform shows beside it.
   * @returns the JSON of a `PublicKeyCredential`, with its id.
   */
  create(options: { readonly challenge: string; readonly name: string }): Promise<Sensed<'credential'>>
  /**
   * Has B sign, after the platform has verified who holds the phone.
   * @param options `challenge`: base64url; `id`: B's credential id.
   * @returns the JSON of a `PublicKeyCredential`.
   */
  sign(options: { readonly challenge: string; readonly id: string }): Promise<Sensed<'assertion'>>
}
