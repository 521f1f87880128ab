import { withQuery } from '@laissez-passer/core/addresses'
import { findCompleted, safeContinue } from '@laissez-passer/core/internal/sign-in'
import type { OnTheWay } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { askOf } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { readQuery, text, whole } from '../form.ts'
import { currentSession, type SignedIn } from '../session.ts'
import { visitorOf } from '../visitor.ts'

const query = z.object({ flow: text, to: whole })

/**
 * The page between a form and what comes after it: browsers block a form's redirects to other origins (CSP
 * `form-action`), a page that moves on by itself they don't. It hands out nothing: where it leads, who has no
 * session signs in anew.
 */
export function continueRoutes({ addresses, faces, render }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>().get(addresses.continue, async (c) => {
    const context = c.get('context')
    const { flow: signInId, to } = readQuery(c, query)
    c.header('Referrer-Policy', 'no-referrer')
    if (signInId === '') {
      const target = safeContinue(to || null, context.settings) ?? addresses.signIn
      return render(c, 'continueTo', {
        to: target,
        service: null,
        path: withQuery(addresses.continue, { to: target }),
      })
    }
    const completed = await findCompleted(context, { signInId, visitor: visitorOf(c) })
    if (completed === null) return c.redirect(addresses.signIn, 302)
    const { continueTo, requirement } = completed
    const current = await currentSession(c)
    return render(c, 'continueTo', {
      to: continueTo ?? addresses.signIn,
      service: askOf(requirement),
      onTheWay: current === null ? [] : await onTheWay(c, { faces, current }),
    })
  })
}

async function onTheWay(
  c: Context<ProviderEnv>,
  { current, faces }: Pick<RouteParts, 'faces'> & { readonly current: SignedIn },
): Promise<readonly OnTheWay[]> {
  const told: OnTheWay[] = []
  for (const { method, onTheWay: tell } of faces) {
    const data = await tell?.(c, current)
    if (data) told.push({ method: method.name, ...data })
  }
  return told
}
