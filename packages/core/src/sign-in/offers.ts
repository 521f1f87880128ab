import type { MethodName, Requirement } from '../ports/index.ts'
import { credentialsFor, type Enrolled } from './enrolled.ts'
import { acceptedMethods, isOffered } from './levels.ts'
import type { VerificationMethod } from '../context/index.ts'
import type { MethodOffer } from './step.ts'

/**
 * What the page offers before the password is known to be right: all that the destination accepts, whoever
 * the person is, so that strangers learn nothing. The preferred one comes first.
 * @param methods the provider's.
 */
export function offersFor(
  methods: readonly VerificationMethod[],
  options: { readonly requirement: Requirement; readonly first: MethodName | null },
): readonly MethodOffer[] {
  const { requirement, first } = options
  const accepted = acceptedMethods(requirement, methods).filter(isOffered)
  const preferred = accepted.find(({ name }) => name === first)
  const top = preferred ? entryOf(preferred, accepted) : null
  const offers = accepted.filter((method) => entryOf(method, accepted) === method.name).map(offer)
  return offers.toSorted((a, b) => Number(b.name === top) - Number(a.name === top))
}

/**
 * The entry under which a method is offered before the password: its own, or that of the method it shares one
 * with, where that one is offered too.
 */
function entryOf(method: VerificationMethod, accepted: readonly VerificationMethod[]): MethodName {
  const shared = accepted.find(({ name }) => name === method.offeredAs)
  return shared?.name ?? method.name
}

/** What is set up and is accepted, but for `except`; the preferred one first. After the password only. */
export function availableOffers(
  methods: readonly VerificationMethod[],
  options: {
    readonly requirement: Requirement
    readonly enrolled: Enrolled
    readonly except: MethodName | null
    readonly first: MethodName | null
  },
): readonly MethodOffer[] {
  const { enrolled, except, first, requirement } = options
  return acceptedMethods(requirement, methods)
    .filter((method) => method.name !== except && credentialsFor(method, enrolled).length > 0)
    .map(offer)
    .toSorted((a, b) => Number(b.name === first) - Number(a.name === first))
}

/** A method as pages offer it. */
export function offer({ name, level, phishingResistant }: VerificationMethod): MethodOffer {
  return { name, level, phishingResistant }
}
