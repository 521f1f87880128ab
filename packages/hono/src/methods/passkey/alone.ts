import { passkeyMethod } from '@laissez-passer/core/methods/passkey'
import { passkeySignInOptions, signInWithPasskey, unknownPasskey } from '@laissez-passer/core/internal/methods/passkey'
import { Hono, type Context } from 'hono'
import type { Alone, Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { credentialIfAsked } from '../../form.ts'
import { rememberedVisitor } from '../../visitor.ts'
import { wentOn } from '../../sign-in/opened.ts'
import { identifierPage } from '../../sign-in/first.ts'
import { showStep, signInEnded } from '../../sign-in/step.ts'

/**
 * What a browser is asked to sign in with a passkey alone: the same for everybody. A POST, for it gives the
 * browser its cookie.
 */
export const passkeyOptionsRoom: Room = {
  routes: ({ addresses }) =>
    new Hono<ProviderEnv>().post(addresses.signInPasskey, async (c) =>
      c.json(await passkeySignInOptions(c.get('context'), { visitor: await rememberedVisitor(c) })),
    ),
}

/**
 * A passkey in place of identifier and password: browsers offer it on the first page, and fill it into its
 * form.
 */
export const passkeyAlone: Alone = {
  beginAt: ({ signInPasskey }) => signInPasskey,
  submit: (c, parts, { continueTo, fields }) => {
    const response = credentialIfAsked.parse(fields['passkey'])
    return response === null ? null : byPasskey(c, parts, { response, continueTo })
  },
}

async function byPasskey(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  { continueTo, response }: { readonly response: string; readonly continueTo: string },
): Promise<Response> {
  const visitor = await rememberedVisitor(c)
  const result = await signInWithPasskey(c.get('context'), { response, continueTo: continueTo || null, visitor })
  if (result.ok) return wentOn(c, parts, result)
  if (result.reason === 'not-started')
    return showStep(c, parts, { signInId: result.signInId, progress: result.progress, refusal: result })
  parts.meters.signIn({ method: passkeyMethod, outcome: result.reason })
  if (result.reason === 'not-found') return signInEnded(c, parts, '')
  const forget = result.reason === 'unknown' ? unknownPasskey(c.get('context'), { response }) : null
  const issues = [{ field: 'form', code: `passkey-${result.reason}` }]
  return identifierPage(c, parts, { continueTo, issues, ...(forget === null ? {} : { tells: JSON.stringify(forget) }) })
}
