import { shownEmail } from '@laissez-passer/core/email'
import { withQuery } from '@laissez-passer/core/addresses'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { registerAccount, resendLink } from '@laissez-passer/core/internal/registration'
import { safeContinue } from '@laissez-passer/core/internal/sign-in'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { askOf, destinationOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, readQuery, text, whole, ticked } from '../form.ts'
import { readNote, writeNote } from '../note.ts'
import { rememberedVisitor } from '../visitor.ts'
import { captchaAnswer, captchaFields, captchaForMail, captchaOf, workStatus } from '../captcha.ts'

const form = z.object({
  firstName: text,
  lastName: text,
  email: text,
  confirmEmail: text,
  language: text,
  privacy: ticked,
  continue: whole,
  ...captchaFields,
})
type Fields = z.output<typeof form>

/** Creating an account: the form, and what follows it. */
export function registerRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render } = parts
  return new Hono<ProviderEnv>()
    .get(addresses.register, (c) =>
      formPage(c, { ...form.parse({}), language: c.get('language'), continue: c.req.query('continue') ?? '' }),
    )
    .post(addresses.register, async (c) => {
      const fields = await readForm(c, form)
      if (fields.captchaRefresh) return formPage(c, fields)
      const visitor = await rememberedVisitor(c)
      const { continue: continueTo, ...rest } = fields
      const result = await registerAccount(c.get('context'), {
        ...rest,
        captcha: captchaAnswer(fields),
        continueTo: continueTo || null,
        visitor,
      })
      return result.ok
        ? sentAddress(c, { email: shownEmail(fields.email), continueTo: destinationOf(c, continueTo) ?? '' })
        : formPage(c, fields, result.issues)
    })
    .get(addresses.registered, async (c) => {
      const { note, resent } = readQuery(c, z.object({ note: whole, resent: ticked }))
      const { email, continueTo = '' } = await readNote(c, { about: 'registered', note })
      const { registrationLinkSeconds } = c.get('context').settings
      return render(c, 'registered', {
        email: email ?? null,
        resend:
          email === undefined
            ? null
            : { action: addresses.registered, hidden: { note }, captcha: await captchaForMail(c) },
        resent,
        registerHref: withContinue(addresses.register, continueTo || null),
        validHours: Math.round(registrationLinkSeconds / 3600),
        mailboxHref: parts.mailbox ? '/dev/mailbox' : null,
      })
    })
    .post(addresses.registered, async (c) => {
      const { note, captchaRefresh, ...answer } = await readForm(c, z.object({ note: whole, ...captchaFields }))
      const { email, continueTo = '' } = await readNote(c, { about: 'registered', note })
      if (email === undefined) return c.redirect(addresses.register, 303)
      if (captchaRefresh) return c.redirect(withQuery(addresses.registered, { note }), 303)
      const visitor = await rememberedVisitor(c)
      const result = await resendLink(c.get('context'), {
        identifier: email,
        captcha: captchaAnswer(answer),
        continueTo: continueTo || null,
        visitor,
      })
      // Where work is asked for, the page has it by now.
      return c.redirect(withQuery(addresses.registered, { note, resent: result.ok ? 1 : null }), 303)
    })

  async function formPage(
    c: Context<ProviderEnv>,
    fields: Fields,
    issues: readonly FieldIssue[] = [],
  ): Promise<Response> {
    const context = c.get('context')
    const continueTo = safeContinue(fields.continue || null, context.settings)
    return render(c, 'register', {
      action: addresses.register,
      hidden: continueTo === null ? {} : { continue: continueTo },
      issues,
      service: askOf(continueTo === null ? null : await context.describeDestination(continueTo)),
      values: fields,
      languages: parts.pages.site.languages,
      captcha: await captchaOf(c),
      ...(context.settings.captcha === 'off' ? workStatus(issues) : {}),
      cancelHref: withContinue(addresses.signIn, continueTo),
      path: withContinue(addresses.register, continueTo),
    })
  }
}

async function sentAddress(
  c: Context<ProviderEnv>,
  words: { readonly email: string; readonly continueTo: string },
): Promise<Response> {
  const note = await writeNote(c, { about: 'registered', words })
  return c.redirect(withQuery(c.get('addresses').registered, { note }), 303)
}
