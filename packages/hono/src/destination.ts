import { isPlainPath, withQuery } from '@laissez-passer/core/addresses'
import type { Context as UseCaseContext, Destination } from '@laissez-passer/core/context'
import { administrationAsk } from '@laissez-passer/core/administration'
import { freshSeconds } from '@laissez-passer/core/internal/freshness'
import type { Level, MethodName } from '@laissez-passer/core/ports'
import { type FactorAsk, safeContinue } from '@laissez-passer/core/internal/sign-in'
import { describeLogin } from '@laissez-passer/federation/cas'
import { describeAuthorize, describeDevice } from '@laissez-passer/federation/oidc'
import type { Service } from '@laissez-passer/federation/services'
import type { FormProps, ServiceAsk } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import { decoded } from './decoded.ts'
import type { RoutePolicies } from './route-policies.ts'
import type { ProviderEnv } from './environment.ts'

/**
 * Says what a path of ours asks of a sign-in: pages that change factors (their rooms say so) want a fresh
 * one, with what {@link asking} wrote into the path; those for administrators the strongest there is;
 * services want what they registered and asked for.
 */
export async function describeDestination(
  context: Pick<UseCaseContext, 'keyRing' | 'methods' | 'outgoing' | 'settings' | 'store'> & { readonly now: number },
  {
    path,
    services,
    policies,
  }: {
    readonly path: string
    readonly services: readonly Service[]
    readonly policies: Pick<RoutePolicies, 'changesFactors' | 'forAdministrators'>
  },
): Promise<Destination | null> {
  const { pathname, parameters } = partsOf(path, context.settings.origin)
  if (pathname === null) return null
  if (policies.forAdministrators(decoded(pathname))) return administrationAsk({ fresh: parameters.has('fresh') })
  // As the router reads it: %2D is a hyphen there, too.
  if (policies.changesFactors(decoded(pathname))) {
    // Whoever edits these changes only what their own sign-in asks: the page itself looks again.
    const wanted = parameters.get('level')
    const level = wanted === 'MEDIUM' ? 'MEDIUM' : 'BASIC'
    const named = parameters.get('by')?.split(',')
    // While it isn't known who comes, what some have alone is among the good ones.
    const good = context.methods
      .filter(({ changesFactors }) => changesFactors === undefined || (wanted === null && changesFactors))
      .filter(({ kind }) => kind !== 'confirmation')
      .map(({ name }) => name)
    const first = context.methods.filter(({ kind }) => kind === 'first').map(({ name }) => name)
    // Where it says BASIC and no more, the account has nothing but a first factor: nothing else is offered.
    return {
      serviceName: null,
      level,
      methods: named ?? (wanted === 'BASIC' ? first : good),
      forceFresh: false,
      maxAge: freshSeconds,
    }
  }
  const { addresses } = context.settings
  const provider = { ...context, services }
  // By its address, so that a path of nobody's costs nothing more.
  if (pathname === addresses.signIn) return describeLogin(provider, path)
  if (pathname === addresses.deviceConfirm) return describeDevice(provider, path)
  if (pathname === addresses.oauth2.authorize) return describeAuthorize(provider, path)
  return null
}

const noParameters = new URLSearchParams()

/** A path of ours and its parameters; the path is null where it is no address. */
function partsOf(
  path: string,
  origin: string,
): { readonly pathname: string | null; readonly parameters: Pick<URLSearchParams, 'get' | 'has'> } {
  if (isPlainPath(path)) return { pathname: path, parameters: noParameters }
  const url = URL.parse(path, origin)
  return { pathname: url?.pathname ?? null, parameters: url?.searchParams ?? noParameters }
}

/** The same page of ours, asking a sign-in for this. */
export function asking(path: string, { level, methods }: FactorAsk): string {
  const url = new URL(path, 'https://path.invalid')
  url.searchParams.set('level', level)
  if (methods === null) url.searchParams.delete('by')
  else url.searchParams.set('by', methods.join(','))
  return url.pathname + url.search
}

/** The same page for administrators, asking a sign-in to be fresh. */
export function askingFresh(path: string): string {
  const url = new URL(path, 'https://path.invalid')
  url.searchParams.set('fresh', '1')
  return url.pathname + url.search
}

/** An address of ours with the destination kept. */
export function withContinue(path: string, continueTo: string | null): string {
  return withQuery(path, { continue: continueTo })
}

/** Which service asks, for the top of the card; null when the person came by themselves. */
export function askOf(
  requirement: { readonly serviceName: string | null; readonly level: Level } | null,
): ServiceAsk | null {
  return requirement?.serviceName == null ? null : { name: requirement.serviceName, level: requirement.level }
}

/**
 * Where a person says they are going, as a page of ours was told it.
 *
 * @returns null where that is nowhere, or no address of ours
 */
export function destinationOf(c: Context<ProviderEnv>, wish: string): string | null {
  return safeContinue(wish || null, c.get('context').settings)
}

/**
 * The way on from a page where something was just set up: a button that posts this asks for it at once.
 *
 * @param options `continueTo`: where the person was going; `method`: what is asked for. Default: whatever
 * would do
 */
export async function wayOn(
  c: Context<ProviderEnv>,
  { continueTo, method }: { readonly continueTo: string; readonly method?: MethodName },
): Promise<Required<Pick<FormProps, 'action' | 'hidden'>> & { readonly service: string | null }> {
  const destination = await c.get('context').describeDestination(continueTo)
  const hidden = { stepUp: '1', ...(method === undefined ? {} : { method }), continue: continueTo }
  return { action: c.get('addresses').signIn, hidden, service: destination?.serviceName ?? null }
}
