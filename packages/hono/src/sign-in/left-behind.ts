import { textsEndAt } from '@laissez-passer/core/methods/sms'
import type { Requirement } from '@laissez-passer/core/ports'
import { acceptedMethods } from '@laissez-passer/core/sign-in'
import type { LeftBehindProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import { askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { setUpPath } from './set-up.ts'

const WAYS = ['passkey', 'mobile-app-pin'] as const

/**
 * What the page says to whoever had text messages and nothing else: what can be added instead, the safest first.
 *
 * @param options `requirement`: of where the person is going; `inPlace`: a form posts in the sign-in; else links lead there, with the destination kept
 */
export function leftBehindProps(
  c: Context<ProviderEnv>,
  options: {
    readonly requirement: Requirement
    readonly inPlace: boolean
    readonly continueTo: string | null
  },
): Pick<LeftBehindProps, 'service' | 'since' | 'ways'> {
  const { context } = c.var
  const { continueTo, inPlace, requirement } = options
  const accepted = acceptedMethods(requirement, context.methods).map(({ name }) => name)
  const ways = WAYS.filter((method) => accepted.includes(method)).map((method) =>
    inPlace ? { method } : { method, href: withContinue(setUpPath(context, method), continueTo) },
  )
  // A provider that never sent any has no day to name.
  return { service: askOf(requirement), since: textsEndAt(context) || null, ways }
}
