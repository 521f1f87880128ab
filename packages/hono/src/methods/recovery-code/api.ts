import { makeRecoveryCodes, recoveryState } from '@laissez-passer/core/internal/methods/recovery-code'
import * as z from 'zod'
import { freshOperation, nothing, type Operation, refused } from '../../api/operation.ts'
import { seconds } from '../../api/schemas.ts'

const tag = 'Recovery codes'

/** One's own recovery codes, for programs. */
export const recoveryCodeOperations: readonly Operation[] = [
  freshOperation({
    id: 'readRecoveryCodes',
    method: 'get',
    path: '/account/recovery-codes',
    tag,
    summary: 'How many codes are left',
    body: nothing,
    answer: z.object({ left: z.int(), createdAt: seconds.nullable(), canMake: z.boolean() }),
    reasons: {},
    run: async (c, { current }) => {
      const { createdAt, factors, left } = await recoveryState(c.get('context'), { current })
      return { ok: true, answer: { left, createdAt, canMake: factors > 0 } }
    },
  }),
  freshOperation({
    id: 'makeRecoveryCodes',
    method: 'post',
    path: '/account/recovery-codes',
    tag,
    summary: 'Make ten new codes: told here, and nowhere else',
    description: 'Earlier ones end; a mail says so.',
    body: nothing,
    answer: z.object({ codes: z.array(z.string()) }),
    status: 201,
    reasons: { 'no-second-factor': 409 },
    run: async (c, { current }) => {
      const made = await makeRecoveryCodes(c.get('context'), { fresh: current.fresh })
      return made.ok ? { ok: true, answer: { codes: [...made.codes] } } : refused(made)
    },
  }),
]
