import { changeNames, setAlwaysTwoFactors } from '@laissez-passer/core/internal/account'
import {
  cancelEmailChange,
  confirmEmailChange,
  findEmailChangeLink,
  requestEmailChange,
  waitingEmailChange,
} from '@laissez-passer/core/internal/email-change'
import * as z from 'zod'
import { visitorOf } from '../visitor.ts'
import {
  done,
  freshOperation,
  notFound,
  nothing,
  openOperation,
  type Operation,
  ownOperation,
  refused,
} from './operation.ts'
import { mailedToken, seconds, typed } from './schemas.ts'

const tag = 'My Account'
const side = z.enum(['old', 'new']).meta({ description: 'Which mailbox the link came to.' })

/** Names, e-mail address, and whether two factors are always asked for. */
export const detailOperations: readonly Operation[] = [
  freshOperation({
    id: 'changeNames',
    method: 'patch',
    path: '/account/names',
    tag,
    summary: 'Say how one is called',
    description: 'Five times an hour; `not-theirs` where a country or the operator says it.',
    body: z.strictObject({ title: typed, firstName: typed, lastName: typed }),
    answer: nothing,
    reasons: { invalid: 422, throttled: 429, 'not-theirs': 403 },
    run: async (c, { body, current }) => {
      const { browserName } = visitorOf(c)
      const changed = await changeNames(c.get('context'), { fresh: current.fresh, ...body, browserName })
      return changed.ok ? done : refused(changed)
    },
  }),
  freshOperation({
    id: 'setAlwaysTwoFactors',
    method: 'patch',
    path: '/account/two-factors',
    tag,
    summary: 'Always ask for two factors, or no longer',
    body: z.strictObject({ on: z.boolean() }),
    answer: nothing,
    reasons: { 'too-few': 409 },
    run: async (c, { body: { on }, current }) => {
      const { browserName } = visitorOf(c)
      const set = await setAlwaysTwoFactors(c.get('context'), { fresh: current.fresh, on, browserName })
      return set.ok ? done : { ok: false, reason: 'too-few', more: { factors: set.factors } }
    },
  }),
  ownOperation({
    id: 'readEmail',
    method: 'get',
    path: '/account/email',
    tag,
    summary: 'One’s address, and the change of it that waits',
    body: nothing,
    answer: z.object({
      email: z.string(),
      waiting: z
        .object({
          newEmail: z.string(),
          askedAt: seconds,
          expiresAt: seconds,
          dueAt: seconds.nullable().meta({ description: 'From when the new address alone is enough.' }),
          oldConfirmed: z.boolean(),
          newConfirmed: z.boolean(),
        })
        .nullable(),
    }),
    reasons: {},
    run: async (c, { current }) => {
      const change = await waitingEmailChange(c.get('context'), { current })
      const waiting = change && {
        newEmail: change.newEmail,
        askedAt: change.askedAt,
        expiresAt: change.linksExpireAt,
        dueAt: change.dueAt,
        oldConfirmed: change.oldConfirmedAt !== null,
        newConfirmed: change.newConfirmedAt !== null,
      }
      return { ok: true, answer: { email: current.account.email, waiting } }
    },
  }),
  freshOperation({
    id: 'changeEmail',
    method: 'post',
    path: '/account/email',
    tag,
    summary: 'Ask for another e-mail address: both mailboxes get a link',
    description: 'The same address in other letters is written at once.',
    body: z.strictObject({
      email: typed,
      confirmEmail: typed,
      withoutOld: z.boolean().default(false).meta({ description: 'Nobody reads the old mailbox any more.' }),
    }),
    answer: nothing,
    reasons: { invalid: 422, throttled: 429, 'changed-meanwhile': 409 },
    run: async (c, { body, current }) => {
      const asked = await requestEmailChange(c.get('context'), { fresh: current.fresh, ...body })
      return asked.ok ? done : refused(asked)
    },
  }),
  ownOperation({
    id: 'keepEmail',
    method: 'delete',
    path: '/account/email',
    tag,
    summary: 'Keep the address: the change that waits is cancelled',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => ((await cancelEmailChange(c.get('context'), { current })) ? done : notFound),
  }),
  openOperation({
    id: 'readEmailLink',
    method: 'post',
    path: '/email/link',
    tag,
    summary: 'What a link about another address is for',
    description: 'Spends nothing. The old address is told only to its own mailbox.',
    body: z.strictObject({ token: mailedToken }),
    answer: z.object({
      side,
      newEmail: z.string(),
      oldEmail: z.string().nullable(),
      used: z.boolean().meta({ description: 'Confirmed by this link: the other mailbox is waited for.' }),
      dueAt: seconds.nullable(),
    }),
    reasons: { 'not-found': 410 },
    run: async (c, { body }) => {
      const found = await findEmailChangeLink(c.get('context'), body)
      return found.ok ? { ok: true, answer: found } : notFound
    },
  }),
  openOperation({
    id: 'confirmEmail',
    method: 'post',
    path: '/email/confirm',
    tag,
    summary: 'Confirm another address by the link of one of the two mails',
    body: z.strictObject({ token: mailedToken }),
    answer: z.object({
      changed: z.boolean().meta({ description: 'Else the other mailbox is waited for.' }),
      side,
      newEmail: z.string(),
      dueAt: seconds.nullable(),
    }),
    reasons: { 'not-found': 410, taken: 409 },
    run: async (c, { body }) => {
      const confirmed = await confirmEmailChange(c.get('context'), body)
      if (!confirmed.ok) return refused(confirmed)
      const { done: changed, dueAt, newEmail, side: where } = confirmed
      return { ok: true, answer: { changed, side: where, newEmail, dueAt } }
    },
  }),
]
