import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { MethodName, Requirement } from '@laissez-passer/core/ports'
import { acceptedMethods } from '@laissez-passer/core/sign-in'
import type { MethodMissingProps } from '@laissez-passer/pages/types'
import { askOf, withContinue } from '../destination.ts'

/** Where each method is set up. */
const PLACES: Readonly<Record<MethodName, string>> = {
  'mobile-app-pin': '/cas/mobile',
  'mobile-app-qr': '/cas/mobile',
  passkey: '/cas/account/passkeys/add',
  token: '/cas/account/tokens',
  'token-app': '/cas/account/tokens/app',
  'token-cram': '/cas/account/tokens',
  sms: '/cas/account/phones',
}

/** The page on which a method is set up; My Account for those of third parties. */
export function setUpPath(method: MethodName): string {
  return PLACES[method] ?? '/cas/account'
}

/**
 * What the page says about a method that isn't set up, and the way to it, from which the person goes on to where they were going.
 *
 * @param options `missing`: the method; null: the first that would do
 */
export function setUpPage(
  context: Pick<UseCaseContext, 'methods'>,
  options: {
    readonly requirement: Requirement
    readonly missing: MethodName | null
    readonly continueTo: string | null
  },
): Pick<MethodMissingProps, 'service' | 'method' | 'setUpHref'> {
  const { requirement, missing, continueTo } = options
  const accepted = acceptedMethods(requirement, context.methods).filter(({ kind }) => kind === 'second')
  const method = context.methods.find(({ name }) => name === missing) ?? accepted[0]
  const name = method?.name ?? missing ?? ''
  return {
    service: askOf(requirement),
    method: { name, resistsPhishing: method?.phishingResistant ?? false },
    setUpHref: withContinue(setUpPath(name), continueTo),
  }
}
