import type { MethodName, Requirement } from '@laissez-passer/core/ports'
import { acceptedMethods } from '@laissez-passer/core/internal/sign-in'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import { askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { advisedWays } from '../methods/face.ts'
import type { LeftBehind } from './shown.ts'

/**
 * The page for whoever had a retired method and nothing else: what can be added instead, the safest first.
 *
 * @param options `requirement`: of where the person is going; `inPlace`: a form posts in the sign-in; else
 * links lead there, with the destination kept
 * @returns null where the retired method has no such page, or nothing can be added
 */
export function leftBehindPage(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  options: Omit<LeftBehind, 'service' | 'since' | 'ways'> & {
    readonly requirement: Requirement
    readonly inPlace: boolean
    readonly continueTo: string | null
  },
): Response | null {
  const { continueTo, inPlace, requirement, ...shown } = options
  const { methods, settings } = c.get('context')
  const isIn = (name: MethodName) => methods.some((method) => method.name === name)
  const retired = parts.faces.find(({ heir, leftBehind }) => leftBehind && heir && isIn(heir.method.name))
  const accepted = acceptedMethods(requirement, methods).map(({ name }) => name)
  const ways = advisedWays(parts.faces, parts)
    .filter(({ method }) => accepted.includes(method))
    .map(({ method, href }) => (inPlace ? { method } : { method, href: withContinue(href, continueTo) }))
  if (!retired?.leftBehind || ways.length === 0) return null
  // A provider that never had it has no day to name.
  const since = retired.method.retirement?.at(settings) || null
  return retired.leftBehind(c, parts, { ...shown, service: askOf(requirement), since, ways })
}
