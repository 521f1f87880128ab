import type { EidAssurance, MethodName, Proof } from '../../ports/index.ts'
import type { VerificationMethod } from '../../context/index.ts'
import { credentialOf } from '../../sign-in/enrolled.ts'
import { type PlainView, readyView } from '../../sign-in/views.ts'

type EidMethod<Name extends string> = VerificationMethod<PlainView, 'not-here', Name>

/** The name, in forms and proofs, of an eID that its country was substantially or highly sure of. */
export const eidMethod = 'eid'
/** The same of one that it wasn't. */
export const eidLowMethod = 'eid-low'

/**
 * eID: the person's country says who they are, in place of the password and of any second factor. What it is
 * worth is the country's to say, and different each time: a proof of `substantial` or `high` is this
 * method's, one of `low` is `eidLow`'s. Both are asked through `beginEid`, never here: `verify` refuses with
 * `not-here`.
 * @see Regulation (EU) No 910/2014 (eIDAS), article 8; ecas-protocol, `EIDAS`
 */
export function eid(): EidMethod<typeof eidMethod> {
  return {
    ...elsewhere,
    name: eidMethod,
    kind: 'second',
    level: 'MEDIUM',
    strength: 'EIDAS',
    credentials: (factors) =>
      factors.filter(({ kind, variant }) => kind === 'eid' && variant !== 'low').map(credentialOf),
  }
}

/**
 * eID of assurance `low`: who somebody is, no better than a password says it.
 * @see ecas-protocol, `FEDERATION`, the strength of other people's sign-ins at BASIC
 */
export function eidLow(): EidMethod<typeof eidLowMethod> {
  return {
    ...elsewhere,
    name: eidLowMethod,
    kind: 'first',
    level: 'BASIC',
    strength: 'FEDERATION',
    offeredAs: eidMethod,
    credentials: (factors) =>
      factors.filter(({ kind, variant }) => kind === 'eid' && variant === 'low').map(credentialOf),
  }
}

const elsewhere = {
  // No reference of RFC 8176 says what a country did.
  amr: [],
  factorKind: 'eid',
  // The country's page is no less easily copied than any other.
  phishingResistant: false,
  // Whichever the person has at hand; the country is chosen on a page of its own.
  anyCredential: true,
  start: async () => ({ ok: true }),
  view: async () => readyView({}),
  verify: async () => ({ ok: false, reason: 'not-here' }),
} as const satisfies Partial<EidMethod<string>>

/** Whether a method is one of these. */
export function isEidMethod(name: MethodName): boolean {
  return name === eidMethod || name === eidLowMethod
}

/** The method whose proof an eID of this assurance is. */
export function eidMethodOf(assurance: EidAssurance): MethodName {
  return assurance === 'low' ? eidLowMethod : eidMethod
}

/** What an eID proves: by itself who somebody is, and of substantial assurance and above two factors. */
export function eidProof(of: { readonly eidId: string; readonly assurance: EidAssurance; readonly at: number }) {
  const { assurance, at, eidId } = of
  return { method: eidMethodOf(assurance), at, credentialId: eidId, alone: true, assurance } as const satisfies Proof
}
