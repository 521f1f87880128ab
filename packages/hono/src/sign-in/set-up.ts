import type { MethodName, Requirement } from '@laissez-passer/core/ports'
import { acceptedMethods, type Missing } from '@laissez-passer/core/internal/sign-in'
import type { MethodMissingProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import { askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { faceOf, setUpAddress } from '../methods/face.ts'
import { choiceOf } from './shown.ts'

/**
 * What the page says about a method that isn't set up, and the way to it, from which the person goes on to
 * where they were going.
 *
 * @param options `missing`: the method; null or empty: the first that would do; `why`: what core says about
 * it; `toAddress`: of a page where a method is set up, as it is linked
 */
export function setUpPage(
  c: Context<ProviderEnv>,
  { addresses, faces }: Pick<RouteParts, 'addresses' | 'faces'>,
  options: {
    readonly requirement: Requirement
    readonly missing: MethodName | null
    readonly continueTo: string | null
    readonly why: Missing
    readonly toAddress?: (path: string) => string
  },
): Pick<MethodMissingProps, 'service' | 'method' | 'setUpHref' | 'why' | 'ways' | 'given' | 'appHref'> {
  const context = c.get('context')
  const { requirement, missing, continueTo, why, toAddress = (path) => path } = options
  // What people are given is offered to nobody who has none: it couldn't be set up.
  const addable = why.addable.filter((offer) => !faceOf(faces, offer.name)?.given)
  const accepted = acceptedMethods(requirement, context.methods).filter(({ kind }) => kind === 'second')
  const method =
    context.methods.find(({ name }) => name === missing) ??
    context.methods.find(({ name }) => name === (addable[0] ?? why.addable[0])?.name) ??
    accepted[0]
  const name = method?.name ?? missing ?? ''
  const face = faceOf(faces, name)
  const placeOf = (of: MethodName) => setUpAddress(faces, { name: of, addresses })
  const href = (of: MethodName) => toAddress(withContinue(placeOf(of), continueTo))
  // One way to each page: a phone is set up once for both its methods.
  const places = new Set([placeOf(name)])
  const ways = addable.filter(({ name: other }) => {
    const isNew = !places.has(placeOf(other))
    places.add(placeOf(other))
    return isNew
  })
  return {
    service: askOf(requirement),
    method: { name, resistsPhishing: method?.phishingResistant ?? false },
    setUpHref: face?.setUpAt === null ? null : href(name),
    given: face?.given === true,
    appHref: face?.appAt?.(context.settings) ?? null,
    why: { only: why.only?.map(choiceOf) ?? null, unfit: why.unfit.map(choiceOf), ownWish: why.ownWish },
    ways: ways.map((offer) => ({ method: choiceOf(offer), href: href(offer.name) })),
  }
}
