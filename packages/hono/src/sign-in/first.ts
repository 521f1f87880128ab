import type { FieldIssue } from '@laissez-passer/core/errors'
import { isGoodEnough, safeContinue } from '@laissez-passer/core/internal/sign-in'
import type { Level } from '@laissez-passer/core/ports'
import type { Captcha } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import { workStatus } from '../captcha.ts'
import type { RouteParts } from '../composition.ts'
import { askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import type { RouteProps } from '../page.ts'
import { currentSession } from '../session.ts'
import { tellRedirect } from '../told.ts'
import { firstOf } from './due.ts'

/**
 * What somebody gets who is signed in already: the way on, or the page that says so.
 *
 * @returns null when nobody is signed in, or not well enough for where they are going
 */
export async function signedInAlready(
  c: Context<ProviderEnv>,
  { faces, render }: RouteParts,
  wish: string,
): Promise<Response | null> {
  const context = c.get('context')
  const found = await currentSession(c)
  if (!found) return null
  const continueTo = safeContinue(wish || null, context.settings)
  const first = firstOf(c, faces, { ...found, continueTo })
  if (first !== null) return tellRedirect(c, first)
  if (continueTo === null) return render(c, 'loggedIn', { person: found.person })
  const destination = await context.describeDestination(continueTo)
  return (await isGoodEnough(context, { current: found, destination })) ? tellRedirect(c, continueTo) : null
}

/**
 * Step 1. Showing it writes nothing, and reads nothing but whom the browser's session belongs to, if it has
 * one: they sign in anew.
 */
export async function identifierPage(
  c: Context<ProviderEnv>,
  { faces, render }: RouteParts,
  given: {
    readonly continueTo: string
    readonly identifier?: string
    readonly issues?: readonly FieldIssue[]
    readonly captcha?: Captcha
    /** What its method tells the browser of the answer that wasn't accepted. */
    readonly tells?: string
  },
): Promise<Response> {
  const context = c.get('context')
  const continueTo = safeContinue(given.continueTo || null, context.settings)
  const destination = continueTo === null ? null : await context.describeDestination(continueTo)
  const { captcha, issues = [], tells } = given
  const identifier = given.identifier ?? (destination?.loginHint || ((await currentSession(c))?.person.email ?? ''))
  return render(c, 'identifier', {
    ...identifierProps({ faces, addresses: c.get('addresses') }, { continueTo, identifier, destination, tells }),
    issues,
    ...(captcha ? { captcha } : {}),
    ...workStatus(issues),
  })
}

/** What step 1 shows of where somebody is going, before anything was typed. */
export function identifierProps(
  { addresses, faces }: Pick<RouteParts, 'addresses' | 'faces'>,
  {
    continueTo,
    destination,
    identifier = '',
    tells,
  }: {
    readonly continueTo: string | null
    readonly destination: { readonly serviceName: string | null; readonly level: Level } | null
    readonly identifier?: string
    readonly tells?: string | undefined
  },
): RouteProps<'identifier'> & { readonly path: string } {
  return {
    action: addresses.signIn,
    hidden: continueTo === null ? {} : { continue: continueTo },
    issues: [],
    service: askOf(destination),
    values: { identifier },
    registerHref: withContinue(addresses.register, continueTo),
    ways: faces.flatMap(({ alone, method }) => {
      const href = alone?.beginAt?.(addresses, continueTo)
      return href === undefined ? [] : { method: method.name, href, ...(tells ? { tells } : {}) }
    }),
    path: withContinue(addresses.signIn, continueTo),
  }
}
