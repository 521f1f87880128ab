import { accountChoices, configureAccount } from '@laissez-passer/core/internal/account'
import * as z from 'zod'
import { setLanguageCookie } from '../cookies.ts'
import { done, nothing, type Operation, scopedOperation } from './operation.ts'
import { seconds, typed } from './schemas.ts'

const tag = 'My Account'

const account = z
  .object({
    uid: z.string().meta({ description: 'The unique identifier.' }),
    email: z.string(),
    title: z.string().nullable(),
    firstName: z.string(),
    lastName: z.string(),
    language: z.string(),
    timeZone: z.string().nullable().meta({ description: 'The one that the person chose.' }),
    preferredMethod: z.string().nullable(),
    signInMails: z.enum(['every']).nullable(),
    alwaysTwoFactors: z.boolean(),
    createdAt: seconds,
    passwordChangedAt: seconds.nullable(),
    methods: z.array(z.string()).meta({ description: 'Verification methods that are set up.' }),
  })
  .meta({ id: 'Account' })

/** One's own account. */
export const accountOperations: readonly Operation[] = [
  scopedOperation({
    id: 'readAccount',
    scope: 'account.read',
    method: 'get',
    path: '/account',
    tag,
    summary: 'One’s own account',
    body: nothing,
    answer: account,
    reasons: {},
    run: async (c, { current }) => {
      const { chosenZone, title, ...own } = current.account
      const { methods } = await accountChoices(c.get('context'), { current })
      return {
        ok: true,
        answer: { ...own, title: title || null, timeZone: chosenZone, methods: methods.map(({ name }) => name) },
      }
    },
  }),
  scopedOperation({
    id: 'configureAccount',
    scope: 'account.write',
    method: 'patch',
    path: '/account/settings',
    tag,
    summary: 'Set language, time zone, the method offered first, mails at every sign-in',
    description: 'What is absent stays.',
    body: z.strictObject({
      language: typed.optional(),
      timeZone: typed.nullable().optional(),
      preferredMethod: typed.nullable().optional(),
      signInMails: z.enum(['every']).nullable().optional(),
    }),
    answer: nothing,
    reasons: { invalid: 422 },
    run: async (c, { body, current }) => {
      const { language, preferredMethod, signInMails, timeZone } = body
      const result = await configureAccount(c.get('context'), {
        current,
        browserName: current.by,
        ...(language === undefined ? {} : { language }),
        ...(preferredMethod === undefined ? {} : { preferredMethod }),
        ...(signInMails === undefined ? {} : { signInMails }),
        ...(timeZone === undefined ? {} : { chosenZone: timeZone }),
      })
      if (result.ok) {
        if (language !== undefined) setLanguageCookie(c, language)
        return done
      }
      const issues = result.issues.map((issue) =>
        issue.field === 'chosenZone' ? { ...issue, field: 'timeZone' } : issue,
      )
      return { ok: false, reason: 'invalid', issues }
    },
  }),
]
