import { passwordWork, submitPassword } from '@laissez-passer/core/internal/methods/password'
import * as z from 'zod'
import { openOperation, type Operation } from '../../api/operation.ts'
import { captchaFields, signIn, typed } from '../../api/schemas.ts'
import { afterStep, signInOf, stepReasons } from '../../api/shown.ts'
import { signInIdOf } from '../../api/sign-in.ts'
import { proofOf } from '../../api/work.ts'
import { captchaForWork } from '../../captcha.ts'
import { rememberedVisitor } from '../../visitor.ts'

/** The password of a sign-in, for programs. */
export const passwordOperation: Operation = openOperation({
  id: 'submitPassword',
  method: 'post',
  path: '/sign-ins/{id}/password',
  tag: 'Signing in',
  summary: 'Give the password, and say what is to come after it',
  description:
    'Refused alike for known and unknown people; `code` says why: `wrong-password`, `password-closed` (a link in a mail opens it again), `account-locked`.',
  body: z.strictObject({
    password: z.string().max(4096),
    method: typed.optional().meta({
      description:
        'Default: the first that is set up. Who has no second factor at all is signed in by the password alone where that is enough, whichever is named.',
    }),
    captcha: captchaFields.optional(),
  }),
  answer: signIn,
  reasons: { ...stepReasons, 'not-accepted': 422, 'work-asked': 429 },
  run: async (c, { body, parts }) => {
    const signInId = signInIdOf(c)
    const visitor = await rememberedVisitor(c)
    const { captcha, method = null, password } = body
    if (method !== null && !c.get('context').methods.some(({ name }) => name === method))
      return { ok: false, reason: 'not-accepted' }
    const taken = await submitPassword(c.get('context'), {
      signInId,
      password,
      method,
      visitor,
      proof: proofOf(captcha),
    })
    if (taken.ok || taken.reason === 'not-found' || taken.reason === 'not-started')
      return afterStep(c, parts, { signInId, taken })
    const { progress, reason } = taken
    if (reason !== 'work-asked')
      return afterStep(c, parts, { signInId, taken: { ok: false, reason: 'refused', code: reason, progress } })
    const usualBrowser = progress.step.kind === 'password' && progress.step.usualBrowser
    const needed = await captchaForWork(
      c,
      await passwordWork(c.get('context'), { signIn: progress.signIn, usualBrowser, visitor }),
    )
    const issues = [{ field: 'captchaCode', code: taken.code }]
    return { ok: false, reason, issues, more: { captcha: needed, signIn: signInOf(signInId, progress) } }
  },
})
