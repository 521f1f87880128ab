import type { Context } from '../context.ts'
import type { MethodName, Requirement } from '../ports/index.ts'
import { acceptedMethods } from './levels.ts'
import type { VerificationMethod } from './method.ts'
import { entryOf } from './offered-as.ts'
import { credentialsFor, type SetUp } from './set-up.ts'
import type { MethodOffer } from './step.ts'

/**
 * What the page offers before the password is known to be right: all that the destination accepts, whoever the person is, so that
 * strangers learn nothing. The preferred one comes first.
 */
export function offersFor(
  context: Context,
  options: { readonly requirement: Requirement; readonly first: MethodName | null },
): readonly MethodOffer[] {
  const { requirement, first } = options
  const accepted = acceptedMethods(requirement, context.methods).filter(({ recovery }) => !recovery)
  const preferred = accepted.find(({ name }) => name === first)
  const top = preferred ? entryOf(preferred, accepted) : null
  const offers = accepted.filter((method) => entryOf(method, accepted) === method.name).map(offer)
  return offers.toSorted((a, b) => Number(b.name === top) - Number(a.name === top))
}

/** What is set up and is accepted, but for `except`; the preferred one first. After the password only. */
export function availableOffers(
  context: Context,
  options: {
    readonly requirement: Requirement
    readonly setUp: SetUp
    readonly except: MethodName | null
    readonly first?: MethodName | null
  },
): readonly MethodOffer[] {
  return acceptedMethods(options.requirement, context.methods)
    .filter((method) => method.name !== options.except && credentialsFor(method, options.setUp).length > 0)
    .map(offer)
    .toSorted((a, b) => Number(b.name === options.first) - Number(a.name === options.first))
}

/** A method as pages offer it. */
export function offer({ name, level, phishingResistant }: VerificationMethod): MethodOffer {
  return { name, level, phishingResistant }
}
