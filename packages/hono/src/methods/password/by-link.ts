import { shownEmail } from '@laissez-passer/core/email'
import { withQuery } from '@laissez-passer/core/addresses'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { samplePasswords } from '@laissez-passer/core/password'
import { choosePassword, findLink, requestReset, resendLink } from '@laissez-passer/core/internal/registration'
import { safeContinue, viewSignIn } from '@laissez-passer/core/internal/sign-in'
import type { NewPasswordProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { captchaAnswer, captchaFields, captchaForMail, workStatus } from '../../captcha.ts'
import type { Room, RouteParts } from '../../composition.ts'
import { flowCookie, setFlowCookie } from '../../cookies.ts'
import { askOf, destinationOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { linkToken, readForm, readQuery, secret, text, ticked, whole } from '../../form.ts'
import { readNote, writeNote } from '../../note.ts'
import { rememberedVisitor, visitorOf } from '../../visitor.ts'
import { identifierIn, lostAddress } from './lost.ts'

const invitedForm = z.object({ firstName: text, lastName: text, language: text, privacy: ticked })
const form = z.object({ token: linkToken, newPassword: secret, confirmPassword: secret, ...invitedForm.shape })
const linkQuery = z.object({ token: linkToken })
const lostForm = z.object({ identifier: text, continue: whole, ...captchaFields })

const purposes = { 'choose-password': 'choose', 'reset-password': 'reset', invitation: 'invited' } as const

/** Choosing a password by a link in a mail, and asking for such a link. */
export const passwordByLinkRoom: Room = { routes: passwordRoutes }

function passwordRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render } = parts
  return new Hono<ProviderEnv>()
    .get(addresses.password, async (c) => choosePage(c, readQuery(c, linkQuery).token))
    .post(addresses.password, async (c) => {
      const { token: field, newPassword, confirmPassword, ...person } = await readForm(c, form)
      // Whoever posts the fields alone posts them to the link.
      const token = field || readQuery(c, linkQuery).token
      const visitor = await rememberedVisitor(c)
      const result = await choosePassword(c.get('context'), { token, newPassword, confirmPassword, person, visitor })
      if (!result.ok) {
        const issues = result.reason === 'invalid' ? result.issues : [{ field: 'form', code: result.reason }]
        return choosePage(c, token, { issues, person })
      }
      const { continueTo, signInId } = result
      // In no address: the browser's history would sign in whoever sits there next.
      setFlowCookie(c, signInId)
      const purpose = result.purpose === 'reset-password' ? 'reset' : 'choose'
      return c.redirect(withQuery(addresses.passwordDone, { purpose, continue: continueTo }), 303)
    })
    .get(addresses.passwordDone, async (c) => {
      const { purpose, continue: wish } = readQuery(c, z.object({ purpose: text, continue: whole }))
      const context = c.get('context')
      const continueTo = safeContinue(wish || null, context.settings)
      const signInId = purpose === 'change' ? null : flowCookie(c)
      const waits = signInId !== null && (await viewSignIn(context, { signInId, visitor: visitorOf(c) })) !== null
      const destination = continueTo === null ? null : await context.describeDestination(continueTo)
      return render(c, 'passwordDone', {
        purpose: purpose === 'reset' || purpose === 'change' ? purpose : 'choose',
        // What was just proved counts: nobody is asked for it again.
        proceedHref: waits ? addresses.signInFlow(signInId) : withContinue(addresses.signIn, continueTo),
        service: askOf(destination),
      })
    })
    .post(addresses.passwordExpired, async (c) => {
      const { identifier, captchaRefresh, ...fields } = await readForm(c, lostForm)
      if (captchaRefresh) return expiredPage(c, { identifier })
      const visitor = await rememberedVisitor(c)
      const captcha = captchaAnswer(fields)
      const result = await resendLink(c.get('context'), { identifier, captcha, continueTo: null, visitor })
      return result.ok
        ? sentAddress(c, { identifier, continueTo: '' })
        : expiredPage(c, { identifier, issues: result.issues })
    })
    .get(addresses.passwordLost, async (c) => {
      const { note, ...typed } = readQuery(c, lostForm.extend({ note: whole }))
      return lostPage(c, { ...typed, identifier: typed.identifier || (await identifierIn(c, note)) })
    })
    .post(addresses.passwordLost, async (c) => {
      const { identifier, continue: continueTo, captchaRefresh, ...fields } = await readForm(c, lostForm)
      if (captchaRefresh) return lostPage(c, { identifier, continue: continueTo })
      const visitor = await rememberedVisitor(c)
      const result = await requestReset(c.get('context'), {
        identifier,
        captcha: captchaAnswer(fields),
        continueTo: continueTo || null,
        visitor,
      })
      return result.ok
        ? sentAddress(c, { identifier, continueTo: destinationOf(c, continueTo) ?? '' })
        : lostPage(c, { identifier, continue: continueTo, issues: result.issues })
    })
    .get(addresses.passwordLostSent, async (c) => {
      const { note } = readQuery(c, z.object({ note: whole }))
      const { identifier = null, continueTo: wish = '' } = await readNote(c, { about: 'reset', note })
      const continueTo = wish || null
      return render(c, 'lostPasswordSent', {
        identifier,
        validMinutes: Math.round(c.get('context').settings.resetLinkSeconds / 60),
        signInHref: withContinue(addresses.signIn, continueTo),
        againHref: await lostAddress(c, { identifier: identifier ?? '', continueTo }),
        registerHref: withContinue(addresses.register, continueTo),
        mailboxHref: parts.mailbox ? '/dev/mailbox' : null,
      })
    })

  async function choosePage(
    c: Context<ProviderEnv>,
    token: string,
    again: { readonly issues?: readonly FieldIssue[]; readonly person?: z.output<typeof invitedForm> } = {},
  ): Promise<Response> {
    const found = await findLink(c.get('context'), { token })
    if (!found.ok) return expiredPage(c, { identifier: '' })
    const { account, purpose } = found
    const path = addresses.passwordLink(token)
    return render(c, 'choosePassword', {
      action: addresses.password,
      hidden: { token },
      issues: again.issues ?? [],
      purpose: purposes[purpose],
      ...(purpose === 'invitation'
        ? { invited: { values: again.person ?? { ...account, privacy: false }, languages: parts.pages.site.languages } }
        : {}),
      account: { uid: account.uid, email: shownEmail(account.email) },
      ...newPasswordProps(c, { about: account, samplesHref: path }),
      path,
    })
  }

  async function expiredPage(
    c: Context<ProviderEnv>,
    { identifier, issues = [] }: { readonly identifier: string; readonly issues?: readonly FieldIssue[] },
  ): Promise<Response> {
    return render(c, 'linkExpired', {
      action: addresses.passwordExpired,
      values: { identifier },
      captcha: await captchaForMail(c),
      issues,
      path: addresses.password,
      httpStatus: issues.length > 0 ? 422 : 410,
    })
  }

  async function lostPage(
    c: Context<ProviderEnv>,
    given: { readonly identifier: string; readonly continue: string; readonly issues?: readonly FieldIssue[] },
  ): Promise<Response> {
    const { identifier, issues = [] } = given
    const continueTo = safeContinue(given.continue || null, c.get('context').settings)
    return render(c, 'lostPassword', {
      action: addresses.passwordLost,
      hidden: continueTo === null ? {} : { continue: continueTo },
      issues,
      values: { identifier },
      captcha: await captchaForMail(c),
      backHref: withContinue(addresses.signIn, continueTo),
      path: withContinue(addresses.passwordLost, continueTo),
      ...workStatus(issues),
    })
  }
}

/** The part of a page that chooses a password: the policy's rules and three passwords that pass it. */
export function newPasswordProps(
  c: Context<ProviderEnv>,
  {
    about,
    samplesHref,
  }: {
    readonly about: {
      readonly uid: string
      readonly email: string
      readonly firstName: string
      readonly lastName: string
    }
    readonly samplesHref: string
  },
): NewPasswordProps {
  const { random, settings } = c.get('context')
  const { uid, email, firstName, lastName } = about
  return {
    policy: settings.passwordPolicy,
    about: { uid, email, firstName, lastName },
    samples: samplePasswords(settings.passwordPolicy, { random, count: 3 }),
    samplesHref,
  }
}

async function sentAddress(
  c: Context<ProviderEnv>,
  words: { readonly identifier: string; readonly continueTo: string },
): Promise<Response> {
  const note = await writeNote(c, { about: 'reset', words })
  return c.redirect(withQuery(c.get('addresses').passwordLostSent, { note }), 303)
}
