import { withQuery } from '@laissez-passer/core/addresses'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { isGoodEnough, safeContinue } from '@laissez-passer/core/sign-in'
import { isPasswordOverdue } from '@laissez-passer/core/methods/password'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import { askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { currentSession } from '../session.ts'

/**
 * What somebody gets who is signed in already: the way on, or the page that says so.
 *
 * @returns null when nobody is signed in, or not well enough for where they are going
 */
export async function signedInAlready(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  wish: string,
): Promise<Response | null> {
  const { context } = c.var
  const found = await currentSession(c)
  if (!found) return null
  const continueTo = safeContinue(wish || null, context.settings)
  if (isPasswordOverdue(context, found))
    return c.redirect(withQuery(c.var.addresses.account('password'), { due: 'expired', continue: continueTo }), 302)
  if (continueTo === null) return render(c, 'loggedIn', { person: found.person })
  const destination = await context.describeDestination(continueTo)
  return (await isGoodEnough(context, { current: found, destination })) ? c.redirect(continueTo, 302) : null
}

/** Step 1. Showing it writes nothing, and reads nothing but whom the browser's session belongs to, if it has one: they sign in anew. */
export async function identifierPage(
  c: Context<ProviderEnv>,
  { faces, render }: RouteParts,
  given: { readonly continueTo: string; readonly identifier?: string; readonly issues?: readonly FieldIssue[] },
): Promise<Response> {
  const { context } = c.var
  const continueTo = safeContinue(given.continueTo || null, context.settings)
  const destination = continueTo === null ? null : await context.describeDestination(continueTo)
  const { issues = [] } = given
  const identifier = given.identifier ?? (hintIn(continueTo) || ((await currentSession(c))?.account.email ?? ''))
  return render(c, 'identifier', {
    action: c.var.addresses.signIn,
    hidden: continueTo === null ? {} : { continue: continueTo },
    issues,
    service: askOf(destination),
    values: { identifier },
    registerHref: withContinue(c.var.addresses.register, continueTo),
    ways: faces.flatMap(({ alone, method }) => {
      const href = alone?.beginAt?.(c.var.addresses, continueTo)
      return href === undefined ? [] : { method: method.name, href }
    }),
    path: withContinue(c.var.addresses.signIn, continueTo),
  })
}

/** Who the service says is coming (OpenID Connect's `login_hint`); only fills in the field. */
function hintIn(continueTo: string | null): string {
  return continueTo === null
    ? ''
    : (new URL(continueTo, 'https://path.invalid').searchParams.get('login_hint') ?? '').slice(0, 320)
}
