import {
  beginFactorRemoval,
  cancelFactorRemoval,
  findFactorRemoval,
  findLostFactorLink,
  listLostFactors,
  reportLostFactor,
  waitingFactorRemoval,
} from '@laissez-passer/core/internal/recovery'
import * as z from 'zod'
import { rememberedVisitor, visitorOf } from '../visitor.ts'
import { done, notFound, nothing, openOperation, type Operation, ownOperation, refused } from './operation.ts'
import { mailedToken, seconds, typed } from './schemas.ts'
import { signInIdOf } from './sign-in.ts'

const tag = 'A lost factor'
const gone = { 'not-found': 404 } as const

const removal = z
  .object({ factor: z.string().meta({ description: 'As the person named it.' }), dueAt: seconds })
  .meta({ id: 'FactorRemoval', description: 'A factor that was reported as lost, and when it goes.' })

/**
 * What somebody does who can't use any of their factors: reported after the password, confirmed by a link in
 * a mail, cancelled by the mail or by any session.
 */
export const lostFactorOperations: readonly Operation[] = [
  openOperation({
    id: 'listLostFactors',
    method: 'get',
    path: '/sign-ins/{id}/lost-factors',
    tag,
    summary: 'What can be reported as lost',
    description: '`not-found`: the sign-in is over, or its password wasn’t given.',
    body: nothing,
    answer: z.object({
      factors: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string(), model: z.string() })),
      waiting: removal.nullable().meta({ description: 'One waits at a time.' }),
      waitHours: z.int(),
    }),
    reasons: gone,
    run: async (c) => {
      const listed = await listLostFactors(c.get('context'), { signInId: signInIdOf(c), visitor: visitorOf(c) })
      if (!listed.ok) return notFound
      const { factors, waiting } = listed
      const waitHours = Math.round(c.get('context').settings.factorRemovalSeconds / 3600)
      return { ok: true, answer: { factors: [...factors], waiting: waiting && shown(waiting), waitHours } }
    },
  }),
  openOperation({
    id: 'reportLostFactor',
    method: 'post',
    path: '/sign-ins/{id}/lost-factors',
    tag,
    summary: 'Report one as lost: a mail has the link that begins its waiting time',
    body: z.strictObject({ factor: typed.meta({ description: 'Its id.' }) }),
    answer: nothing,
    reasons: { ...gone, throttled: 429 },
    run: async (c, { body }) => {
      const asked = { signInId: signInIdOf(c), factorId: body.factor, visitor: await rememberedVisitor(c) }
      const reported = await reportLostFactor(c.get('context'), asked)
      return reported.ok ? done : refused(reported)
    },
  }),
  openOperation({
    id: 'readLostFactorLink',
    method: 'post',
    path: '/lost-factor/link',
    tag,
    summary: 'What the link of that mail is about',
    body: z.strictObject({ token: mailedToken }),
    answer: z.object({ factor: z.string() }),
    reasons: gone,
    run: async (c, { body }) => {
      const link = await findLostFactorLink(c.get('context'), body.token)
      return link ? { ok: true, answer: { factor: link.factor.name } } : notFound
    },
  }),
  openOperation({
    id: 'confirmLostFactor',
    method: 'post',
    path: '/lost-factor/confirm',
    tag,
    summary: 'Begin its waiting time',
    description: 'The account’s address and its phones are told. `token`: to cancel it with, as the next mail has it.',
    body: z.strictObject({ token: mailedToken }),
    answer: z.object({ token: z.string(), dueAt: seconds }),
    reasons: { ...gone, waiting: 409 },
    run: async (c, { body }) => {
      const begun = await beginFactorRemoval(c.get('context'), body)
      return begun.ok ? { ok: true, answer: { token: begun.cancelToken, dueAt: begun.dueAt } } : begun
    },
  }),
  openOperation({
    id: 'readFactorRemoval',
    method: 'post',
    path: '/lost-factor/removal',
    tag,
    summary: 'What waits, by the link of the second mail',
    body: z.strictObject({ token: mailedToken }),
    answer: removal,
    reasons: gone,
    run: async (c, { body }) => {
      const found = await findFactorRemoval(c.get('context'), body)
      return found.ok ? { ok: true, answer: shown(found.removal) } : notFound
    },
  }),
  openOperation({
    id: 'cancelFactorRemoval',
    method: 'post',
    path: '/lost-factor/cancel',
    tag,
    summary: 'Keep the factor, by the link of the second mail',
    body: z.strictObject({ token: mailedToken }),
    answer: nothing,
    reasons: gone,
    run: async (c, { body }) => ((await cancelFactorRemoval(c.get('context'), body)).ok ? done : notFound),
  }),
  ownOperation({
    id: 'readOwnFactorRemoval',
    method: 'get',
    path: '/account/lost-factor',
    tag,
    summary: 'The factor of one’s own that was reported as lost',
    body: nothing,
    answer: z.object({ waiting: removal.nullable() }),
    reasons: {},
    run: async (c, { current }) => {
      const waiting = await waitingFactorRemoval(c.get('context'), { current })
      return { ok: true, answer: { waiting: waiting && shown(waiting) } }
    },
  }),
  ownOperation({
    id: 'keepOwnFactor',
    method: 'delete',
    path: '/account/lost-factor',
    tag,
    summary: 'Keep it',
    description: 'Any session of the account may: whoever signed in has a factor to sign in with.',
    body: nothing,
    answer: nothing,
    reasons: gone,
    run: async (c, { current }) => ((await cancelFactorRemoval(c.get('context'), { current })).ok ? done : notFound),
  }),
]

function shown({
  dueAt,
  factorName,
}: {
  readonly factorName: string
  readonly dueAt: number
}): z.input<typeof removal> {
  return { factor: factorName, dueAt }
}
