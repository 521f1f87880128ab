import { changePassword } from '@laissez-passer/core/internal/account'
import { choosePassword, findLink, requestReset, sendOwnResetLink } from '@laissez-passer/core/internal/registration'
import * as z from 'zod'
import { done, notFound, nothing, openOperation, type Operation, ownOperation, refused } from '../../api/operation.ts'
import { captchaFields, mailedToken, ownAddress, seconds, secret, typed } from '../../api/schemas.ts'
import { proofOf, workOrInvalid } from '../../api/work.ts'
import { captchaForMail } from '../../captcha.ts'
import { rememberedVisitor } from '../../visitor.ts'

const purpose = z.enum(['choose-password', 'reset-password', 'invitation'])

/** Choosing a password, by a link in a mail or signed in, for programs. */
export const passwordOperations: readonly Operation[] = [
  openOperation({
    id: 'readPasswordLink',
    method: 'post',
    path: '/password/link',
    tag: 'Registering',
    summary: 'What a link in a mail is for, and whose account it opens',
    description: 'Spends nothing. A link that is gone: `resendLink` sends another.',
    body: z.strictObject({ token: mailedToken }),
    answer: z.object({
      purpose,
      uid: z.string(),
      email: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      language: z.string(),
      expiresAt: seconds,
      continueTo: z.string().nullable(),
    }),
    reasons: { 'not-found': 410 },
    run: async (c, { body }) => {
      const found = await findLink(c.get('context'), body)
      if (!found.ok) return notFound
      const { account, continueTo, expiresAt, purpose: what } = found
      return { ok: true, answer: { ...account, purpose: what, expiresAt, continueTo } }
    },
  }),
  openOperation({
    id: 'choosePassword',
    method: 'post',
    path: '/password',
    tag: 'Registering',
    summary: 'Choose the password by the link of a mail',
    description:
      'The account is active then, and a sign-in begun in this browser in which the password is proved: `readSignIn` says how it goes on. `issues` name the rules that the password breaks.',
    body: z.strictObject({
      token: mailedToken,
      newPassword: secret,
      confirmPassword: secret,
      person: z
        .strictObject({ firstName: typed, lastName: typed, language: typed, privacy: z.boolean() })
        .optional()
        .meta({ description: 'With an invitation: what the person says of themselves.' }),
    }),
    answer: z.object({ purpose, signIn: z.string().meta({ description: 'The id of the sign-in that it began.' }) }),
    reasons: { invalid: 422, 'not-found': 410, busy: 503 },
    run: async (c, { body }) => {
      const visitor = await rememberedVisitor(c)
      const { person = null, ...given } = body
      const result = await choosePassword(c.get('context'), { ...given, person, visitor })
      return result.ok ? { ok: true, answer: { purpose: result.purpose, signIn: result.signInId } } : refused(result)
    },
  }),
  openOperation({
    id: 'requestReset',
    method: 'post',
    path: '/password/lost',
    tag: 'Registering',
    summary: 'Have a link sent by which a lost password is chosen anew',
    description: 'The same for every identifier.',
    body: z.strictObject({ identifier: typed, continueTo: ownAddress.optional(), captcha: captchaFields.optional() }),
    answer: nothing,
    reasons: { invalid: 422, 'work-asked': 429 },
    run: async (c, { body: { captcha, continueTo = null, identifier } }) => {
      const visitor = await rememberedVisitor(c)
      const asked = { identifier, captcha: proofOf(captcha), continueTo, visitor }
      const result = await requestReset(c.get('context'), asked)
      return result.ok ? done : workOrInvalid(result.issues, () => captchaForMail(c))
    },
  }),
  ownOperation({
    id: 'changePassword',
    method: 'post',
    path: '/account/password',
    tag: 'My Account',
    summary: 'Change the password, by the present one',
    description: 'Other sessions end, and a mail says so.',
    body: z.strictObject({ currentPassword: secret, newPassword: secret, confirmPassword: secret }),
    answer: nothing,
    reasons: { invalid: 422, throttled: 429, busy: 503, 'changed-meanwhile': 409 },
    run: async (c, { body, current }) => {
      const visitor = await rememberedVisitor(c)
      const result = await changePassword(c.get('context'), { current, ...body, visitor })
      return result.ok ? done : refused(result)
    },
  }),
  ownOperation({
    id: 'sendPasswordLink',
    method: 'post',
    path: '/account/password/link',
    tag: 'My Account',
    summary: 'Have a link sent to one’s own mailbox by which the password is chosen',
    description: 'For an account that has none yet: one that an eID made.',
    body: nothing,
    answer: nothing,
    reasons: { throttled: 429, 'has-one': 409 },
    run: async (c, { current }) => {
      if (current.account.passwordHash !== null) return { ok: false, reason: 'has-one' }
      const sent = await sendOwnResetLink(c.get('context'), { current })
      return sent.ok ? done : refused(sent)
    },
  }),
]
