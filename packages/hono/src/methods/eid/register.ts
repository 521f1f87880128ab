import { shownEmail } from '@laissez-passer/core/email'
import { fullName } from '@laissez-passer/core/internal/names'
import { withQuery } from '@laissez-passer/core/addresses'
import {
  beginEid,
  findEidRegistration,
  findUnmatchedEid,
  registerByEid,
  schemeName,
} from '@laissez-passer/core/internal/methods/eid'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { EidScheme } from '@laissez-passer/core/ports'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { linkToken, readForm, readQuery, text, ticked, whole } from '../../form.ts'
import { readNote, writeNote } from '../../note.ts'
import { rememberedVisitor, visitorOf } from '../../visitor.ts'
import { leave } from './leave.ts'
import { eidIssue, withProblem } from './problems.ts'
import { waitingEid } from './waiting.ts'

const form = z.object({ eid: text, email: text, language: text, privacy: ticked })
type Fields = z.output<typeof form>

/** An account for an eID that nobody has: an address, the mail to it, and its link. */
export function registerRoom(schemes: readonly EidScheme[]): Room {
  return { routes: (parts) => registerRoutes(parts, schemes) }
}

function registerRoutes(parts: RouteParts, schemes: readonly EidScheme[]): Hono<ProviderEnv> {
  const { addresses, render } = parts
  const home = addresses.eidRegister
  const sent = addresses.eidRegistered
  const confirm = addresses.eidConfirm
  return (
    new Hono<ProviderEnv>()
      .get(home, (c) => formPage(c, { eid: waitingEid(c, readQuery(c, z.object({ eid: text })).eid), values: null }))
      .post(home, async (c) => {
        const { eid, ...values } = await readForm(c, form)
        const eidId = waitingEid(c, eid)
        const visitor = await rememberedVisitor(c)
        const result = await registerByEid(c.get('context'), { eidId, ...values, visitor })
        if (result.ok) {
          const note = await writeNote(c, { about: 'eid', words: { email: shownEmail(values.email), eid: eidId } })
          return c.redirect(withQuery(sent, { note }), 303)
        }
        if (result.reason === 'gone') return c.redirect(withProblem(addresses.eid, 'gone'), 303)
        return formPage(c, { eid: eidId, values, issues: result.issues })
      })
      .get(sent, async (c) => {
        const { note } = readQuery(c, z.object({ note: whole }))
        const { eid = '', email } = await readNote(c, { about: 'eid', note })
        const { registrationLinkSeconds } = c.get('context').settings
        return render(c, 'eidRegistered', {
          email: email ?? null,
          againHref: formAddress(eid),
          validHours: Math.round(registrationLinkSeconds / 3600),
          mailboxHref: parts.mailbox ? '/dev/mailbox' : null,
        })
      })
      .get(confirm, (c) => {
        const { token, why } = readQuery(c, z.object({ token: linkToken, why: text }))
        return confirmPage(c, { token, why })
      })
      // Whoever reads the mail proves the eID as well: without, no account is made.
      .post(confirm, async (c) => {
        const { token } = await readForm(c, z.object({ token: linkToken }))
        const found = await findEidRegistration(c.get('context'), { token })
        const scheme = schemes.find(({ id }) => id === found?.scheme)
        if (!scheme) return confirmPage(c, { token, why: 'gone' })
        const begun = await beginEid(c.get('context'), {
          scheme,
          wish: { kind: 'register', token },
          language: c.get('language'),
          visitor: await rememberedVisitor(c),
        })
        return begun.ok ? leave(c, parts, { scheme, url: begun.url }) : confirmPage(c, { token, why: begun.reason })
      })
  )

  async function formPage(
    c: Context<ProviderEnv>,
    given: {
      readonly eid: string
      readonly values: Omit<Fields, 'eid'> | null
      readonly issues?: readonly FieldIssue[]
    },
  ): Promise<Response> {
    const { eid: eidId, issues = [] } = given
    const found = await findUnmatchedEid(c.get('context'), { eidId, visitor: visitorOf(c) })
    if (found === null) return c.redirect(withProblem(addresses.eid, 'gone'), 302)
    const { email, firstName, lastName, name } = found
    return render(c, 'eidRegister', {
      action: home,
      hidden: { eid: eidId },
      issues,
      eid: name,
      fullName: fullName({ firstName, lastName }),
      values: given.values ?? { email, language: c.get('language'), privacy: false },
      languages: parts.pages.site.languages,
      backHref: withQuery(addresses.eidUnmatched, { eid: eidId }),
      path: formAddress(eidId),
    })
  }

  async function confirmPage(
    c: Context<ProviderEnv>,
    { token, why }: { readonly token: string; readonly why: string },
  ): Promise<Response> {
    const found = await findEidRegistration(c.get('context'), { token })
    const scheme = schemes.find(({ id }) => id === found?.scheme)
    const shown = {
      action: confirm,
      hidden: { token },
      signInHref: addresses.signIn,
      path: addresses.eidConfirmLink(token),
    }
    if (found === null || !scheme) return render(c, 'eidConfirm', { ...shown, status: 'gone', httpStatus: 410 })
    if (why === 'taken-email' || why === 'taken-eid')
      return render(c, 'eidConfirm', { ...shown, status: why, httpStatus: 409 })
    const { email, firstName, lastName, name: eid } = found
    return render(c, 'eidConfirm', {
      ...shown,
      status: 'ready',
      eid,
      fullName: fullName({ firstName, lastName }),
      email,
      country: schemeName(scheme, c.get('language')),
      issues: eidIssue(why),
      httpStatus: why === 'unavailable' ? 503 : 200,
    })
  }

  function formAddress(eidId: string): string {
    return withQuery(home, { eid: eidId })
  }
}
