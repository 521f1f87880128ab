import { shownEmail } from '@laissez-passer/core/email'
import { passwordWork, submitPassword } from '@laissez-passer/core/internal/methods/password'
import type { CaptchaAnswer } from '@laissez-passer/core/captcha'
import { resumeSignIn } from '@laissez-passer/core/internal/sign-in'
import type { Context } from 'hono'
import * as z from 'zod'
import { captchaAnswer, captchaFields, captchaForWork, workStatus } from '../../captcha.ts'
import type { AfterIdentifier, RouteParts } from '../../composition.ts'
import { askOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { secretIfAsked, text } from '../../form.ts'
import { wentOn } from '../../sign-in/opened.ts'
import { choiceOf, flowFields } from '../../sign-in/shown.ts'
import { showStep, signInEnded } from '../../sign-in/step.ts'
import { lostAddress } from './lost.ts'
import { rememberedVisitor, visitorOf } from '../../visitor.ts'

const form = z.object({ password: secretIfAsked, method: text, ...captchaFields })

/** What is said beside the field; anything else concerns the form. */
const FIELDS: Readonly<Record<string, string>> = {
  'wrong-password': 'password',
  'password-closed': 'password',
  'captcha-required': 'captchaCode',
  'captcha-wrong': 'captchaCode',
  'captcha-expired': 'captchaCode',
}

/** After the identifier, the password, and what is to come after it. */
export const passwordStep: AfterIdentifier = {
  page: async (c, { render }, shown) => {
    const { chosen, progress, signInId, step } = shown
    const { continueTo, identifier } = progress.signIn
    const methods = step.offers.map(choiceOf)
    const offered = methods.find(({ name }) => name === chosen) ?? methods[0]
    const code = shown.refusal?.code
    const { usualBrowser } = step
    const work = await passwordWork(c.get('context'), { signIn: progress.signIn, usualBrowser, visitor: visitorOf(c) })
    const issues = code === undefined ? [] : [{ field: FIELDS[code] ?? 'form', code }]
    return render(c, 'password', {
      action: c.get('addresses').signIn,
      hidden: flowFields(shown),
      issues,
      service: askOf(progress.requirement),
      identifier: shownEmail(identifier),
      name: step.firstName,
      methods,
      method: offered?.name ?? '',
      captcha: await captchaForWork(c, work),
      ...workStatus(issues),
      otherHref: withContinue(c.get('addresses').signIn, continueTo),
      lostHref: await lostAddress(c, { identifier, continueTo }),
      path: c.get('addresses').signInFlow(signInId),
    })
  },
  submit: (c, parts, { signInId, fields }) => {
    const { method, password, captchaRefresh, ...answer } = form.parse(fields)
    if (password === null) return null
    const typed = { signInId, password, method: method || null, proof: captchaAnswer(answer) }
    return captchaRefresh ? another(c, parts, typed) : submit(c, parts, typed)
  },
}

interface Typed {
  readonly signInId: string
  readonly password: string
  readonly method: string | null
  readonly proof: CaptchaAnswer
}

/** Another picture, for those without JavaScript: nothing is judged. */
async function another(
  c: Context<ProviderEnv>,
  parts: RouteParts,
  { method: chosen, signInId }: Typed,
): Promise<Response> {
  const resumed = await resumeSignIn(c.get('context'), { signInId, visitor: visitorOf(c) })
  if (!resumed.ok) return signInEnded(c, parts, signInId)
  return showStep(c, parts, { signInId, progress: resumed.progress, chosen })
}

async function submit(c: Context<ProviderEnv>, parts: RouteParts, typed: Typed): Promise<Response> {
  const { signInId, method: chosen } = typed
  const visitor = await rememberedVisitor(c)
  const result = await submitPassword(c.get('context'), { ...typed, visitor })
  if (result.ok) return wentOn(c, parts, { ...result, signInId })
  if (result.reason === 'not-found') return signInEnded(c, parts, signInId)
  const { progress } = result
  const refusal = result.reason === 'not-started' ? result : { code: 'code' in result ? result.code : result.reason }
  return showStep(c, parts, { signInId, progress, refusal, chosen })
}
