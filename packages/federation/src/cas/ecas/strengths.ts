import type { Strength, VerificationMethod } from '@laissez-passer/core/context'
import type { MethodName } from '@laissez-passer/core/ports'

/** Every strength that EU Login names: those that a method of ours may have. */
const strengths: Readonly<Record<Strength, true>> = {
  PASSWORD: true,
  NTLM: true,
  SOCIAL_NETWORKS: true,
  FEDERATION: true,
  PASSWORD_SMS: true,
  PASSWORD_SOFTWARE_TOKEN: true,
  PASSWORD_MOBILE_APP: true,
  MOBILE_APP: true,
  PASSWORD_WEBAUTHN: true,
  MDM_CERT: true,
  EIDAS: true,
  PASSWORD_TOKEN: true,
  PASSWORD_TOKEN_CRAM: true,
  CLIENT_CERT: true,
}

/** Names of earlier years, which clients still send beside others; nobody signs in by them. */
const former: ReadonlySet<string> = new Set(['BASIC', 'STRONG', 'STRONG_SMS', 'STORK'])

/** What a list of strengths comes to. */
export type StrengthsRead =
  | { readonly ok: true; readonly strengths: readonly Strength[] }
  | { readonly ok: false; readonly unknown: string }

/**
 * Reads strengths that a client accepts. Former names are known and left out.
 *
 * @param list each as the client wrote it, in any case
 */
export function readStrengths(list: readonly string[]): StrengthsRead {
  const words = list.map((word) => word.toUpperCase())
  const unknown = words.find((word) => !isStrength(word) && !former.has(word))
  if (unknown !== undefined) return { ok: false, unknown }
  return { ok: true, strengths: words.filter(isStrength) }
}

/** The methods of a provider whose proof has one of these strengths, third parties' among them. */
export function methodsOfStrengths(
  accepted: readonly Strength[],
  methods: readonly Pick<VerificationMethod, 'name' | 'strength'>[],
): readonly MethodName[] {
  return methods.filter(({ strength }) => accepted.includes(strength)).map(({ name }) => name)
}

function isStrength(word: string): word is Strength {
  return Object.hasOwn(strengths, word)
}
