import { passkeySignInOptions, signInWithPasskey } from '@laissez-passer/core/internal/methods/passkey'
import { passkeyMethod } from '@laissez-passer/core/methods/passkey'
import * as z from 'zod'
import { nothing, openOperation, type Operation } from '../../api/operation.ts'
import { ownAddress, signIn } from '../../api/schemas.ts'
import { afterStep, stepReasons } from '../../api/shown.ts'
import { rememberedVisitor } from '../../visitor.ts'

/** Signing in with a passkey alone, for programs. */
export const passkeyOperations: readonly Operation[] = [
  openOperation({
    id: 'startPasskey',
    method: 'post',
    path: '/passkey/options',
    tag: 'Signing in',
    summary: 'What a browser is asked to sign in with a passkey alone',
    description: 'The same for everybody; give it to `navigator.credentials.get`.',
    body: nothing,
    answer: z.record(z.string(), z.unknown()),
    reasons: {},
    run: async (c) => {
      const options = await passkeySignInOptions(c.get('context'), { visitor: await rememberedVisitor(c) })
      return { ok: true, answer: { ...options } }
    },
  }),
  openOperation({
    id: 'signInWithPasskey',
    method: 'post',
    path: '/passkey/sign-ins',
    tag: 'Signing in',
    summary: 'Sign in with a passkey, without identifier and password',
    body: z.strictObject({
      passkey: z.string().max(16_384).meta({ description: 'The JSON of what the browser gave.' }),
      continueTo: ownAddress.optional(),
    }),
    answer: signIn,
    status: 201,
    reasons: { ...stepReasons, 'passkey-refused': 422 },
    run: async (c, { body, parts }) => {
      const visitor = await rememberedVisitor(c)
      const { continueTo = null, passkey: response } = body
      const result = await signInWithPasskey(c.get('context'), { response, continueTo, visitor })
      if (result.ok || result.reason === 'not-started')
        return afterStep(c, parts, { signInId: result.signInId, taken: result })
      parts.meters.signIn({ method: passkeyMethod, outcome: result.reason })
      return { ok: false, reason: 'passkey-refused', more: { code: result.reason } }
    },
  }),
]
