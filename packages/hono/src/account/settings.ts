import { accountChoices, configureAccount } from '@laissez-passer/core/internal/account'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { SettingsProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { timeZoneOf } from '@laissez-passer/i18n/time-zone'
import type { RouteParts } from '../composition.ts'
import { setLanguageCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, text, ticked } from '../form.ts'
import type { SignedIn } from '../session.ts'
import { forPerson } from '../signed-in.ts'
import { choiceOf } from '../sign-in/shown.ts'
import { visitorOf } from '../visitor.ts'
import { noticeFrom, withNotice } from './notice.ts'

/** What its page may say was done. */
const NOTICES = ['settings-saved', 'always-on', 'always-off'] as const

const form = z.object({ language: text, chosenZone: text, preferredMethod: text, everySignIn: ticked })

let known: readonly string[] | undefined
/**
 * All that the runtime knows; not every one lists UTC. Asked once, when somebody chooses: it takes a while.
 */
const timeZones = (): readonly string[] => (known ??= Intl.supportedValuesOf('timeZone'))

/** With one that was chosen elsewhere, by its name there: a zone has several, and is listed once. */
function zonesWith(chosen: string): readonly string[] {
  const here = timeZoneOf(chosen)
  return [chosen, ...timeZones().filter((zone) => zone !== here)]
}

/**
 * Configure my account: language and time zone of mails and pages, default method, mails at every sign-in.
 */
export function settingsRoutes({ addresses, pages, render }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('settings')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson((c, signedIn) => {
        const { chosenZone, language, preferredMethod, signInMails } = signedIn.account
        return page(c, signedIn, { values: { chosenZone, language, preferredMethod, signInMails } })
      }),
    )
    .post(
      home,
      forPerson(async (c, signedIn) => {
        const { chosenZone, everySignIn, language, preferredMethod } = await readForm(c, form)
        const values = {
          language,
          preferredMethod: preferredMethod || null,
          chosenZone: chosenZone || null,
          signInMails: everySignIn ? ('every' as const) : null,
        }
        const { browserName } = visitorOf(c)
        const result = await configureAccount(c.get('context'), { current: signedIn, browserName, ...values })
        if (!result.ok) return page(c, signedIn, { values, issues: result.issues })
        setLanguageCookie(c, language)
        return c.redirect(withNotice(home, 'settings-saved'), 303)
      }),
    )

  async function page(
    c: Context<ProviderEnv>,
    signedIn: SignedIn,
    {
      values,
      issues = [],
    }: {
      readonly values: SettingsProps['values']
      readonly issues?: readonly FieldIssue[]
    },
  ): Promise<Response> {
    const { account, person } = signedIn
    const { methods, factors } = await accountChoices(c.get('context'), { current: signedIn })
    return render(c, 'settings', {
      person,
      action: home,
      issues,
      notice: noticeFrom(c, NOTICES),
      values,
      languages: pages.site.languages,
      timeZones: zonesWith(account.chosenZone ?? 'UTC'),
      methods: methods.map(choiceOf),
      always: { on: account.alwaysTwoFactors, factors, href: `${home}/two-factors` },
      path: home,
    })
  }
}
