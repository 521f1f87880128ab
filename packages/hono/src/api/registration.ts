import { registerAccount, resendLink } from '@laissez-passer/core/internal/registration'
import * as z from 'zod'
import { captchaForMail, captchaOf } from '../captcha.ts'
import { rememberedVisitor } from '../visitor.ts'
import { nothing, openOperation, type Operation } from './operation.ts'
import { captchaFields, ownAddress, typed } from './schemas.ts'
import { proofOf, workOrInvalid } from './work.ts'

const tag = 'Registering'

/** Creating an account, as far as the mail that follows. */
export const registrationOperations: readonly Operation[] = [
  openOperation({
    id: 'register',
    method: 'post',
    path: '/registrations',
    tag,
    summary: 'Create an account: a mail with a link follows, by which the password is chosen',
    description:
      'Answers alike whether somebody has the address or not; the mail says the rest. Most providers ask for work (`work-asked`): send the same again with what it came to.',
    body: z.strictObject({
      firstName: typed,
      lastName: typed,
      email: typed,
      confirmEmail: typed,
      language: typed.meta({ description: 'Of the mails: one that the provider offers.' }),
      privacy: z.boolean().meta({ description: 'The person acknowledged the privacy statement.' }),
      continueTo: ownAddress.optional(),
      captcha: captchaFields.optional(),
    }),
    answer: z.object({ sentTo: z.string().meta({ description: 'The address, most of it hidden.' }) }),
    status: 201,
    reasons: { invalid: 422, 'work-asked': 429 },
    run: async (c, { body }) => {
      const visitor = await rememberedVisitor(c)
      const { captcha, continueTo = null, ...fields } = body
      const result = await registerAccount(c.get('context'), {
        ...fields,
        captcha: captcha ? proofOf(captcha) : null,
        continueTo,
        visitor,
      })
      return result.ok
        ? { ok: true, answer: { sentTo: result.maskedEmail } }
        : workOrInvalid(result.issues, () => captchaOf(c))
    },
  }),
  openOperation({
    id: 'resendLink',
    method: 'post',
    path: '/registrations/link',
    tag,
    summary: 'Have the link sent once more',
    description: 'The same for every identifier; five mails an hour go to a mailbox.',
    body: z.strictObject({ identifier: typed, continueTo: ownAddress.optional(), captcha: captchaFields.optional() }),
    answer: nothing,
    reasons: { invalid: 422, 'work-asked': 429 },
    run: async (c, { body: { captcha, continueTo = null, identifier } }) => {
      const visitor = await rememberedVisitor(c)
      const asked = { identifier, captcha: proofOf(captcha), continueTo, visitor }
      const result = await resendLink(c.get('context'), asked)
      return result.ok ? { ok: true, answer: undefined } : workOrInvalid(result.issues, () => captchaForMail(c))
    },
  }),
]
