import type { MethodName, Requirement } from '../ports/index.ts'
import type { Context } from '../context.ts'
import { acceptedMethods } from './levels.ts'
import type { VerificationMethod } from './method.ts'
import { credentialsFor, type SetUp } from './set-up.ts'

/** The entry under which a method is offered before the password: its own, or that of the method it shares one with, where that one is offered too. */
export function entryOf(method: VerificationMethod, accepted: readonly VerificationMethod[]): MethodName {
  const shared = accepted.find(({ name }) => name === method.offeredAs)
  return shared?.name ?? method.name
}

/**
 * The method that a person means who chose an entry: the one of this name, or, where the account hasn't set that up, one that shares the entry and is set up.
 * @param chosen of this name.
 * @param options `setUp`: of the account.
 */
export function meantBy(
  chosen: VerificationMethod,
  {
    methods,
    requirement,
    setUp,
  }: Pick<Context, 'methods'> & { readonly requirement: Requirement; readonly setUp: SetUp },
): VerificationMethod {
  if (credentialsFor(chosen, setUp).length > 0) return chosen
  const sharing = acceptedMethods(requirement, methods).find(
    (method) => method.offeredAs === chosen.name && credentialsFor(method, setUp).length > 0,
  )
  return sharing ?? chosen
}
