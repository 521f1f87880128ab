import { chooseMethod, startSignIn, startWork, stepUp, submitAnswer } from '@laissez-passer/core/internal/sign-in'
import type { Context } from 'hono'
import * as z from 'zod'
import { captchaForWork } from '../captcha.ts'
import type { ProviderEnv } from '../environment.ts'
import { endHere } from '../logout/ended.ts'
import { rememberedVisitor } from '../visitor.ts'
import { nothing, openOperation, type Operation, ownOperation } from './operation.ts'
import { captchaFields, ownAddress, signIn, typed } from './schemas.ts'
import { afterStep, standing, stepReasons } from './shown.ts'
import { proofOf, workOrInvalid } from './work.ts'

const tag = 'Signing in'

/** The sign-in that an address names. */
export function signInIdOf(c: Context<ProviderEnv>): string {
  return c.req.param('id') ?? ''
}

/** The steps of a sign-in, whatever the methods. */
export const signInOperations: readonly Operation[] = [
  openOperation({
    id: 'startSignIn',
    method: 'post',
    path: '/sign-ins',
    tag,
    summary: 'Begin a sign-in with what somebody typed to say who they are',
    description:
      'Answers alike for known and unknown people. The sign-in is bound to this browser by a cookie that the answer sets.',
    body: z.strictObject({
      identifier: typed,
      continueTo: ownAddress.optional(),
      captcha: captchaFields.optional(),
    }),
    answer: signIn,
    status: 201,
    reasons: { ...stepReasons, invalid: 422, 'work-asked': 429 },
    run: async (c, { body, parts }) => {
      const visitor = await rememberedVisitor(c)
      const { captcha, continueTo = null, identifier } = body
      const started = await startSignIn(c.get('context'), { identifier, continueTo, visitor, proof: proofOf(captcha) })
      if (started.ok) return standing(c, parts, started.signInId)
      return workOrInvalid(started.issues, async () => captchaForWork(c, await startWork(c.get('context'), visitor)))
    },
  }),
  openOperation({
    id: 'readSignIn',
    method: 'get',
    path: '/sign-ins/{id}',
    tag,
    summary: 'What a sign-in asks for now',
    description:
      'Ask again while a step waits for a phone. Where all is proved, the answer says `done` and sets the session’s cookie.',
    body: nothing,
    answer: signIn,
    reasons: stepReasons,
    run: (c, { parts }) => standing(c, parts, signInIdOf(c)),
  }),
  openOperation({
    id: 'chooseMethod',
    method: 'post',
    path: '/sign-ins/{id}/method',
    tag,
    summary: 'Take another method, one of several devices, or the same again',
    body: z.strictObject({ method: typed, credential: typed.optional() }),
    answer: signIn,
    reasons: { ...stepReasons, 'not-accepted': 422 },
    run: async (c, { body, parts }) => {
      const signInId = signInIdOf(c)
      const { credential = null, method } = body
      const visitor = await rememberedVisitor(c)
      const taken = await chooseMethod(c.get('context'), { signInId, method, credentialId: credential, visitor })
      if (!taken.ok && taken.reason === 'not-accepted') return { ok: false, reason: 'not-accepted' }
      return afterStep(c, parts, { signInId, taken })
    },
  }),
  openOperation({
    id: 'answerSignIn',
    method: 'post',
    path: '/sign-ins/{id}/answer',
    tag,
    summary: 'Answer the method that is asked',
    description:
      'The fields of its form, by name: `code` where something is typed; its guide says what others there are.',
    body: z.strictObject({ answer: z.record(z.string().max(100), z.string().max(16_384)) }),
    answer: signIn,
    reasons: stepReasons,
    run: async (c, { body, parts }) => {
      const signInId = signInIdOf(c)
      const visitor = await rememberedVisitor(c)
      const taken = await submitAnswer(c.get('context'), { signInId, answer: body.answer, visitor })
      return afterStep(c, parts, { signInId, taken })
    },
  }),
  ownOperation({
    id: 'stepUp',
    method: 'post',
    path: '/session/step-up',
    tag,
    summary: 'Prove more, for where this session isn’t enough',
    description: '`continueTo` as a refusal `sign-in-again` gave it, or a page of ours.',
    body: z.strictObject({ continueTo: ownAddress, method: typed.optional(), credential: typed.optional() }),
    answer: signIn,
    status: 201,
    reasons: { ...stepReasons, 'good-enough': 409, 'nothing-set-up': 409, 'identify-again': 409 },
    run: async (c, { body, current, parts }) => {
      const { continueTo, credential = null, method = null } = body
      const visitor = await rememberedVisitor(c)
      const went = await stepUp(c.get('context'), { current, continueTo, method, credentialId: credential, visitor })
      if (went.ok || 'signInId' in went) return afterStep(c, parts, { signInId: went.signInId, taken: went })
      if (went.reason === 'not-found') return { ok: false, reason: 'expired' }
      return { ok: false, reason: went.reason === 'sign-in-again' ? 'identify-again' : went.reason }
    },
  }),
  openOperation({
    id: 'endSession',
    method: 'delete',
    path: '/session',
    tag,
    summary: 'Sign out in this browser',
    description: 'Services are told. Harmless where nobody is signed in.',
    body: nothing,
    answer: nothing,
    reasons: {},
    run: async (c) => {
      await endHere(c)
      return { ok: true, answer: undefined }
    },
  }),
]
