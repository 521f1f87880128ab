import type { Account, Level, MethodName, Proof, Requirement } from '../ports/index.ts'
import type { Strength, VerificationMethod } from '../context/index.ts'

const levels: readonly Level[] = ['BASIC', 'MEDIUM', 'HIGH']

/** Whether `level` is `wanted` or above it. */
export function atLeast(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted)
}

/**
 * The methods that would do for a requirement, in the provider's order: those it accepts by name (all, when
 * it names none; those that only confirm must be named) that reach its level.
 * @see ecas-protocol, `authenticationLevel`: each level accepts the ones above it
 */
export function acceptedMethods(
  requirement: Requirement,
  methods: readonly VerificationMethod[],
): readonly VerificationMethod[] {
  const { level, methods: names } = requirement
  return methods.filter(
    (method) =>
      atLeast(method.level, level) && (names === null ? method.kind !== 'confirmation' : names.includes(method.name)),
  )
}

/** Whether a method is one that people sign in with: neither a way back in nor a confirmation. */
export function isOffered({ kind }: Pick<VerificationMethod, 'kind'>): boolean {
  return kind === 'first' || kind === 'second'
}

/** Whether a proof still counts: a password's does while the password is the same. */
export function isCurrent(
  proof: Proof,
  { account, methods }: { readonly account: Account; readonly methods: readonly VerificationMethod[] },
): boolean {
  const since = methodNamed(proof.method, methods)?.countsSince?.(account) ?? 0
  return proof.at >= since
}

/**
 * The methods that these proofs complete: a second factor counts only together with a first, unless its proof
 * stands alone.
 */
export function provedMethods(
  proofs: readonly Proof[],
  methods: readonly VerificationMethod[],
): readonly VerificationMethod[] {
  const given = methods.filter((method) => proofs.some((proof) => proof.method === method.name))
  const alone = proofs.filter((proof) => proof.alone === true).map((proof) => proof.method)
  return given.some(({ kind, name }) => kind === 'first' || alone.includes(name)) ? given : []
}

/**
 * The level that these proofs reach; null when they prove nobody.
 * @param proofs of a sign-in or a session.
 * @param methods the provider's.
 */
export function levelOf(proofs: readonly Proof[], methods: readonly VerificationMethod[]): Level | null {
  const reached = provedMethods(proofs, methods).map((method) => method.level)
  return levels.findLast((level) => reached.includes(level)) ?? null
}

/**
 * What relying parties are told: the strengths of the methods that these proofs complete, the strongest
 * first.
 */
export function strengthsOf(proofs: readonly Proof[], methods: readonly VerificationMethod[]): readonly Strength[] {
  const proved = provedMethods(proofs, methods)
  const strongest = proved.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
  return [...new Set(strongest.map((method) => method.strength))]
}

/**
 * Whether these proofs are what a requirement asks for. Of a sign-in: the gate opens; of a session: single
 * sign-on is allowed.
 * @param proofs of a sign-in or a session.
 * @param options `requirement`: the destination's; `methods`: the provider's.
 */
export function meets(
  proofs: readonly Proof[],
  options: { readonly requirement: Requirement; readonly methods: readonly VerificationMethod[] },
): boolean {
  const proved = provedMethods(proofs, options.methods)
  return acceptedMethods(options.requirement, options.methods).some((method) => proved.includes(method))
}

/** Whether two factors were proved. */
export function hasTwoFactors(proofs: readonly Proof[], methods: readonly VerificationMethod[]): boolean {
  const level = levelOf(proofs, methods)
  return level !== null && atLeast(level, 'MEDIUM')
}

/** The method of this name, if the provider has it. */
export function methodNamed(
  name: MethodName | null,
  methods: readonly VerificationMethod[],
): VerificationMethod | null {
  return methods.find((method) => method.name === name) ?? null
}
