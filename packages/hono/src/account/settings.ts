import { accountChoices, configureAccount } from '@laissez-passer/core/internal/account'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { pageLanguages } from '@laissez-passer/pages/languages'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { setLanguageCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text } from '../form.ts'
import type { SignedIn } from '../session.ts'
import { forPerson } from '../signed-in.ts'
import { choiceOf } from '../sign-in/shown.ts'
import { noticeFrom, withNotice } from './notice.ts'

/** What its page may say was done. */
const NOTICES = ['settings-saved', 'always-on', 'always-off'] as const

const form = z.object({ language: text, preferredMethod: text })

/** Configure my account: language of mails and pages, default method. */
export function settingsRoutes({ addresses, render }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('settings')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson((c, signedIn) => page(c, signedIn, { values: signedIn.account })),
    )
    .post(
      home,
      forPerson(async (c, signedIn) => {
        const { language, preferredMethod } = await readForm(c, form)
        const values = { language, preferredMethod: preferredMethod || null }
        const result = await configureAccount(c.var.context, { current: signedIn, ...values })
        if (result.ok && pageLanguages.some(({ code }) => code === language)) setLanguageCookie(c, language)
        return result.ok
          ? c.redirect(withNotice(home, 'settings-saved'), 303)
          : page(c, signedIn, { values, issues: result.issues })
      }),
    )

  async function page(
    c: Context<ProviderEnv>,
    signedIn: SignedIn,
    {
      values,
      issues = [],
    }: {
      readonly values: { readonly language: string; readonly preferredMethod: string | null }
      readonly issues?: readonly FieldIssue[]
    },
  ): Promise<Response> {
    const { account, person } = signedIn
    const { methods, factors } = await accountChoices(c.var.context, { current: signedIn })
    return render(c, 'settings', {
      person,
      action: home,
      issues,
      notice: noticeFrom(c, NOTICES),
      values,
      languages: pageLanguages,
      methods: methods.map(choiceOf),
      always: { on: account.alwaysTwoFactors, factors, href: `${home}/two-factors` },
      path: home,
    })
  }
}
