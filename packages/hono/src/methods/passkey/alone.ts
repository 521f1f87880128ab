import { passkeySignInOptions, signInWithPasskey } from '@laissez-passer/core/methods/passkey'
import { Hono, type Context } from 'hono'
import type { RouteParts } from '../../composition.ts'
import { setMethodCookie } from '../../cookies.ts'
import type { ProviderEnv } from '../../environment.ts'
import { rememberedVisitor } from '../../visitor.ts'
import { goOnSignedIn } from '../../sign-in/opened.ts'
import { identifierPage } from '../../sign-in/first.ts'
import { showStep, signInEnded } from '../../sign-in/step.ts'

/** What a browser is asked to sign in with a passkey alone: the same for everybody. A POST, for it gives the browser its cookie. */
export function passkeyRoutes({ addresses }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>().post(addresses.signInPasskey, async (c) =>
    c.json(await passkeySignInOptions(c.var.context, { visitor: await rememberedVisitor(c) })),
  )
}

/** The browser gave a passkey in place of identifier and password. */
export async function byPasskey(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  fields: { readonly passkey: string; readonly continue: string },
): Promise<Response> {
  const { continue: continueTo, passkey: response } = fields
  const visitor = await rememberedVisitor(c)
  const result = await signInWithPasskey(c.var.context, { response, continueTo: continueTo || null, visitor })
  if (result.ok) {
    const { opened, signInId } = result
    setMethodCookie(c, 'passkey')
    return opened ? goOnSignedIn(c, { ...opened, signInId }) : c.redirect(c.var.addresses.signInFlow(signInId), 303)
  }
  if (result.reason === 'not-started')
    return showStep(c, parts, { signInId: result.signInId, progress: result.progress, refusal: result })
  if (result.reason === 'not-found') return signInEnded(c, parts, '')
  return identifierPage(c, parts, { continueTo, issues: [{ field: 'form', code: `passkey-${result.reason}` }] })
}
