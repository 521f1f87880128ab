import { shownEmail } from '@laissez-passer/core/email'
import {
  askDeletion,
  cancelDeletion,
  findDeletion,
  waitingDeletion,
  whatGoes,
} from '@laissez-passer/core/internal/deletion'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { servicesNamed } from '@laissez-passer/federation/oidc'
import type { KeepAccountProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { clearSessionCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'
import { linkToken, readForm, readQuery, text, ticked } from '../form.ts'
import type { SignedIn } from '../session.ts'
import { forFreshPerson, forPerson } from '../signed-in.ts'
import { withNotice } from './notice.ts'

const form = z.object({ action: text, sure: ticked })
const linkForm = z.object({ token: linkToken })
const day = 86_400

/**
 * Deleting one's account: asked for freshly signed in, cancelled by any session, or by the link of the mail.
 */
export function deleteRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render, services } = parts
  const home = addresses.account('delete')
  const { accountDeleted, keepAccount } = addresses

  const asking = forFreshPerson((c, current) => page(c, current))
  const ask = forFreshPerson(async (c, current) => {
    const { sure } = await readForm(c, form)
    if (!sure) return page(c, current, [{ field: 'sure', code: 'required' }])
    const asked = await askDeletion(c.get('context'), { fresh: current.fresh })
    if (!asked.ok || asked.dueAt !== null) return c.redirect(home, 303)
    clearSessionCookie(c)
    return c.redirect(accountDeleted, 303)
  })
  const cancel = forPerson(async (c, current) => {
    await cancelDeletion(c.get('context'), { current })
    return c.redirect(withNotice(addresses.account(), 'account-kept'), 303)
  })

  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const waiting = await waitingDeletion(c.get('context'), { current })
        return waiting ? show(c, current, { dueAt: waiting.dueAt }) : asking(c)
      }),
    )
    .post(home, async (c) => ((await readForm(c, form)).action === 'cancel' ? cancel(c) : ask(c)))
    .get(keepAccount, async (c) => {
      const { token } = readQuery(c, linkForm)
      const found = await findDeletion(c.get('context'), { token })
      if (!found.ok) return card(c, { status: 'gone' })
      return card(c, { status: 'waiting', dueAt: found.deletion.dueAt, hidden: { token } })
    })
    .post(keepAccount, async (c) => {
      const { token } = await readForm(c, linkForm)
      const cancelled = await cancelDeletion(c.get('context'), { token })
      return card(c, { status: cancelled.ok ? 'cancelled' : 'gone' })
    })
    .get(accountDeleted, (c) => card(c, { status: 'deleted' }))

  async function page(
    c: Context<ProviderEnv>,
    current: SignedIn,
    issues: readonly FieldIssue[] = [],
  ): Promise<Response> {
    const context = c.get('context')
    const { factors, services: ids, ...goes } = await whatGoes(context, { current })
    const named = await servicesNamed({ ...context, services }, ids)
    return show(c, current, {
      dueAt: null,
      issues,
      goes: {
        ...goes,
        factors: factors.flatMap(({ kind, name }) => (kind === 'recovery-codes' ? [] : [name])),
        services: named.map(({ name }) => name),
      },
    })
  }

  function show(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    {
      dueAt,
      goes = { email: account.email, uid: account.uid, factors: [], sessions: 0, services: [] },
      issues = [],
    }: {
      readonly dueAt: number | null
      readonly issues?: readonly FieldIssue[]
      readonly goes?: {
        readonly email: string
        readonly uid: string
        readonly factors: readonly string[]
        readonly sessions: number
        readonly services: readonly string[]
      }
    },
  ): Response {
    return render(c, 'deleteAccount', {
      person,
      action: home,
      notice: null,
      issues,
      dueAt,
      goes: { ...goes, email: shownEmail(goes.email) },
      waitDays: Math.ceil(c.get('context').settings.accountDeletionSeconds / day),
      dataHref: addresses.account('data'),
      cancelHref: addresses.account(),
      path: home,
    })
  }

  function card(
    c: Context<ProviderEnv>,
    shown: Pick<KeepAccountProps, 'status'> & Partial<KeepAccountProps>,
  ): Response {
    return render(c, 'keepAccount', {
      action: keepAccount,
      dueAt: null,
      startHref: addresses.signIn,
      ...shown,
      httpStatus: shown.status === 'gone' ? 410 : 200,
    })
  }
}
