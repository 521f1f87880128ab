import type { MethodName, Proof, Requirement } from '../ports/index.ts'
import { demanded, raisedTo, restingLevel, type Wish } from './demands.ts'
import { credentialsFor, type Enrolled, includesSecondFactor } from './enrolled.ts'
import { acceptedMethods, isOffered, meets, methodNamed, provedMethods } from './levels.ts'
import type { MethodCredential, VerificationMethod } from '../context/index.ts'
import { availableOffers } from './offers.ts'
import type { MethodOffer } from './step.ts'

/** A method, and which of its credentials. */
export interface Choice {
  /** Null: none chosen yet. */
  readonly method: VerificationMethod | null
  readonly credentialId: string | null
}

/** All that decides what comes next in a sign-in. */
export interface Situation {
  /** What the destination asks. */
  readonly requirement: Requirement
  /** What is asked of the account besides, whatever its destination asks: null while nobody is known. */
  readonly wish: Wish | null
  /** The provider's, at this moment. */
  readonly methods: readonly VerificationMethod[]
  readonly proofs: readonly Proof[]
  /** What the account has set up; null: it wasn't looked at yet. */
  readonly enrolled: Enrolled | null
  /** What the sign-in goes on with, as it is stored. */
  readonly chosen: { readonly method: MethodName | null; readonly credentialId: string | null }
  /**
   * What the person picks just now in its place: an entry of a page; `method` null, or one that isn't
   * accepted: the one offered first.
   */
  readonly picked?: { readonly method: MethodName | null; readonly credentialId: string | null }
}

/**
 * What comes next, and what the sign-in goes on with (`choice`, to be stored where the person picked
 * something).
 */
export type Decision = { readonly choice: Choice } & (
  | /** Nobody is known yet: a first factor is asked. */ { readonly kind: 'identify' }
  | /** All is proved: the gate. */ { readonly kind: 'open' }
  /** The method chosen is asked. `others`: what would do in its place. */
  | {
      readonly kind: 'ask'
      readonly method: VerificationMethod
      readonly credentials: readonly MethodCredential[]
      readonly others: readonly MethodOffer[]
    }
  /** Which of several credentials? */
  | {
      readonly kind: 'choose-credential'
      readonly method: VerificationMethod
      readonly credentials: readonly MethodCredential[]
    }
  /**
   * `choose`: which of several methods? `explain`: what was chosen isn't set up, or nothing is that would do,
   * and the page says what is missing. `offers`: what would do, of what the account has (`enrolled`).
   */
  | { readonly kind: 'choose' | 'explain'; readonly offers: readonly MethodOffer[]; readonly enrolled: Enrolled }
)

/** It depends on what the account has set up, which is to be read first. */
export interface Unread {
  readonly kind: 'unread'
}

const unread: Unread = { kind: 'unread' }
const nothing: Choice = { method: null, credentialId: null }

/**
 * What comes next in a sign-in: the one place that decides it. Pure; what it is told is all that it knows.
 * The gate looks again at what is proved.
 *
 * - A second factor that is accepted and proved is enough, whatever was chosen since; of first factors, the
 * one chosen.
 * - Whoever wants two factors always is asked for a second one on top, as long as the account has any: the
 * wish must not lock out who lost the last.
 * - Whoever is at a domain that needs a level isn't let into a service without; to pages of the provider,
 * where it is set up, they are.
 * - Whoever chose a second factor, but has none at all, passes with what the destination asks: setting one up
 * is what they are signing in to do.
 *
 * @param situation with `enrolled` null: `unread` where the answer depends on it, else the same kind as with
 * it.
 */
export function decide(situation: Situation & { readonly enrolled: Enrolled }): Decision
export function decide(situation: Situation): Decision | Unread
export function decide(situation: Situation): Decision | Unread {
  const { enrolled, methods, proofs, wish } = situation
  if (wish === null || provedMethods(proofs, methods).length === 0) return { kind: 'identify', choice: nothing }
  const requirement = demanded(situation.requirement, { wish, methods })
  const asked = requirementFor(requirement, { wish, methods })
  const choice = choiceIn({ ...situation, requirement, wish }, asked)
  if (choice === null) return unread
  if (isProved({ ...situation, requirement }, { asked, chosen: choice.method })) return { kind: 'open', choice }
  if (enrolled === null) return unread

  const { method } = choice
  const wantsSecond = (method !== null && method.kind !== 'first') || restingLevel(wish) !== 'BASIC'
  if (wantsSecond && meets(proofs, { requirement, methods }) && !includesSecondFactor(enrolled))
    return { kind: 'open', choice }
  const credentials = credentialsFor(method, enrolled)
  const first = wish.preferredMethod
  const others = availableOffers(methods, { requirement: asked, enrolled, except: method?.name ?? null, first })
  if (method === null || credentials.length === 0) {
    const kind = method === null && others.length > 0 ? 'choose' : 'explain'
    return { kind, choice, offers: others, enrolled }
  }
  const several = credentials.length > 1 && !method.anyCredential
  return several && !credentials.some(({ id }) => id === choice.credentialId)
    ? { kind: 'choose-credential', choice, method, credentials }
    : { kind: 'ask', choice, method, credentials, others }
}

/**
 * What is asked of an account: what the destination asks; what the account's domain needs; and, where the
 * person wants two factors always, a second one on top: one that the destination takes or, where it takes
 * none, any. (The page that asks for the
 * password shows what the destination asks, whoever comes.)
 */
export function requirementFor(
  requirement: Requirement,
  { methods, wish }: Pick<Situation, 'methods' | 'wish'>,
): Requirement {
  if (wish === null) return requirement
  const own = demanded(requirement, { wish, methods })
  return raisedTo(restingLevel(wish), { requirement: own, methods })
}

/**
 * Whether the method chosen is proved and will do, or a second factor is. (Whoever chose the phone where a
 * password would do is still asked for the phone.)
 */
function isProved(
  { methods, proofs, requirement }: Situation,
  { asked, chosen }: { readonly asked: Requirement; readonly chosen: VerificationMethod | null },
): boolean {
  if (!meets(proofs, { requirement, methods })) return false
  const accepted = acceptedMethods(asked, methods)
  return provedMethods(proofs, methods).some(
    (method) => accepted.includes(method) && (method === chosen || method.kind !== 'first'),
  )
}

type Known = Situation & { readonly wish: NonNullable<Situation['wish']> }

/**
 * What the sign-in goes on with: what is stored or, where the person picks just now, what they mean. Null:
 * that depends on what is set up.
 */
function choiceIn({ chosen, enrolled, methods, picked, wish, ...rest }: Known, asked: Requirement): Choice | null {
  if (picked === undefined) return { method: methodNamed(chosen.method, methods), credentialId: chosen.credentialId }
  const accepted = acceptedMethods(asked, methods)
  const entry = accepted.find(({ name }) => name === picked.method) ?? null
  if (enrolled === null) {
    const first = entry ?? (asked === rest.requirement ? accepted[0] : undefined)
    return first?.kind === 'first' ? { method: first, credentialId: null } : null
  }
  const method =
    entry === null ? offeredFirst({ methods, enrolled, wish, ...rest }, asked) : meantBy(entry, { accepted, enrolled })
  return {
    method,
    credentialId: credentialMeant(credentialsFor(method, enrolled), { picked: picked.credentialId, method }),
  }
}

/**
 * The method that a person means who picked an entry: the one of this name, or, where the account hasn't set
 * that up, one that shares the entry and is set up.
 */
function meantBy(
  entry: VerificationMethod,
  { accepted, enrolled }: { readonly accepted: readonly VerificationMethod[]; readonly enrolled: Enrolled },
): VerificationMethod {
  if (credentialsFor(entry, enrolled).length > 0) return entry
  const sharing = accepted.find(
    (method) => method.offeredAs === entry.name && credentialsFor(method, enrolled).length > 0,
  )
  return sharing ?? entry
}

/**
 * Where none was picked that will do: the first that is set up of those to sign in with, or where none is,
 * the first of all. Whoever picked the password alone but wants two factors always goes on with the preferred
 * or only one, or is asked which.
 */
function offeredFirst(
  {
    enrolled,
    methods,
    requirement,
    wish,
  }: Pick<Known, 'methods' | 'requirement' | 'wish'> & { readonly enrolled: Enrolled },
  asked: Requirement,
): VerificationMethod | null {
  const first = wish.preferredMethod
  const offers = availableOffers(methods, { requirement: asked, enrolled, except: null, first })
  if (asked === requirement) {
    const [top = null] = acceptedMethods(asked, methods)
    if (top?.kind === 'first') return top
    const usable = offers.flatMap(({ name }) => methodNamed(name, methods) ?? [])
    return usable.find(isOffered) ?? top
  }
  const [offer, ...others] = offers
  return offer !== undefined && (others.length === 0 || offer.name === first) ? methodNamed(offer.name, methods) : null
}

/**
 * The credential picked if the account has it, else the only one (or the first, where any will do), else none
 * yet.
 */
function credentialMeant(
  credentials: readonly MethodCredential[],
  { method, picked }: { readonly picked: string | null; readonly method: VerificationMethod | null },
): string | null {
  const found =
    credentials.find(({ id }) => id === picked) ??
    (credentials.length === 1 || method?.anyCredential ? credentials[0] : undefined)
  return found?.id ?? null
}
