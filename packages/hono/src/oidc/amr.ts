import type { Strength, VerificationMethod } from '@laissez-passer/core/sign-in/method'

/** Authentication method references of each strength, the second factor's own; the password's come from its own proof. */
const REFERENCES: Readonly<Record<Strength, readonly string[]>> = {
  PASSWORD: ['pwd'],
  PASSWORD_SMS: ['sms'],
  PASSWORD_SOFTWARE_TOKEN: ['otp', 'swk'],
  PASSWORD_MOBILE_APP: ['swk', 'pin'],
  MOBILE_APP: ['swk', 'user'],
  PASSWORD_WEBAUTHN: ['pop', 'user'],
  PASSWORD_TOKEN: ['otp', 'hwk'],
  PASSWORD_TOKEN_CRAM: ['otp', 'hwk'],
  EIDAS: [],
  FEDERATION: [],
}

/**
 * Says by which references a method is told to relying parties.
 *
 * @param methods the provider's
 * @see https://www.rfc-editor.org/rfc/rfc8176#section-2
 */
export function amrBy(methods: readonly VerificationMethod[]): (name: string) => readonly string[] {
  const references = new Map(methods.map(({ name, strength }) => [name, REFERENCES[strength]]))
  return (name) => references.get(name) ?? []
}
