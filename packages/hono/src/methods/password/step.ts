import { submitPassword } from '@laissez-passer/core/internal/methods/password'
import type { Context } from 'hono'
import * as z from 'zod'
import type { AfterIdentifier, RouteParts } from '../../composition.ts'
import { askOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { secretIfAsked, text } from '../../form.ts'
import { goOnSignedIn } from '../../sign-in/opened.ts'
import { choiceOf } from '../../sign-in/shown.ts'
import { showStep, signInEnded } from '../../sign-in/step.ts'
import { throttledPage } from '../../throttled.ts'
import { lostAddress } from './lost.ts'
import { rememberedVisitor } from '../../visitor.ts'

const form = z.object({ password: secretIfAsked, method: text })

/** What is said beside the field; anything else concerns the form. */
const OF_FIELD: ReadonlySet<string> = new Set(['wrong-password', 'password-closed'])

/** After the identifier, the password, and what is to come after it. */
export const passwordStep: AfterIdentifier = {
  page: async (c, { render }, shown) => {
    const { chosen, progress, signInId, step } = shown
    const { continueTo, identifier } = progress.signIn
    const methods = step.offers.map(choiceOf)
    const offered = methods.find(({ name }) => name === chosen) ?? methods[0]
    const code = shown.refusal?.code
    return render(c, 'password', {
      action: c.var.addresses.signIn,
      hidden: { flow: signInId },
      issues: code === undefined ? [] : [{ field: OF_FIELD.has(code) ? 'password' : 'form', code }],
      service: askOf(progress.requirement),
      identifier,
      name: step.firstName,
      methods,
      method: offered?.name ?? '',
      otherHref: withContinue(c.var.addresses.signIn, continueTo),
      lostHref: await lostAddress(c, { identifier, continueTo }),
      path: c.var.addresses.signInFlow(signInId),
    })
  },
  submit: (c, parts, { signInId, fields }) => {
    const { method, password } = form.parse(fields)
    return password === null ? null : submit(c, parts, { signInId, password, method: method || null })
  },
}

async function submit(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  typed: { readonly signInId: string; readonly password: string; readonly method: string | null },
): Promise<Response> {
  const { signInId, method: chosen } = typed
  const { addresses } = parts
  const visitor = await rememberedVisitor(c)
  const result = await submitPassword(c.var.context, { ...typed, visitor })
  if (result.ok)
    return result.opened
      ? goOnSignedIn(c, parts, { ...result.opened, signInId })
      : c.redirect(addresses.signInFlow(signInId), 303)
  if (result.reason === 'not-found') return signInEnded(c, parts, signInId)
  const { progress } = result
  if (result.reason === 'throttled') {
    const { continueTo, identifier } = progress.signIn
    return throttledPage(c, parts, {
      until: result.until,
      what: 'password',
      path: withContinue(addresses.signIn, continueTo),
      lostHref: await lostAddress(c, { identifier, continueTo }),
    })
  }
  const refusal = result.reason === 'not-started' ? result : { code: result.reason }
  return showStep(c, parts, { signInId, progress, refusal, chosen })
}
