import { withQuery } from '@laissez-passer/core/addresses'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { smsMethod } from '@laissez-passer/core/methods/sms'
import {
  confirmPhone,
  listPhoneNumbers,
  phoneRules,
  removePhone,
  resendPhoneCode,
  startPhone,
  textsEndAt,
  textsInUse,
  viewPhone,
} from '@laissez-passer/core/internal/methods/sms'
import type { AddPhoneProps, ConfirmPhoneProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import { destinationOf, wayOn, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, readQuery, text, textIfAsked, ticked, whole } from '../../form.ts'
import { isResent, withResent } from '../../resent.ts'
import type { SignedIn } from '../../session.ts'
import { type FreshlySignedIn, forFreshPerson, forPerson } from '../../signed-in.ts'
import { rememberedVisitor } from '../../visitor.ts'
import { noticeFrom, withNotice } from '../../account/notice.ts'
import { triesLeft } from '../../sign-in/shown.ts'
import { advisedWays } from '../face.ts'
import { mobileNumbers } from './numbers.ts'

/** What its page may say was done. */
const NOTICES = ['phone-added', 'phone-removed'] as const

const addForm = z.object({ id: text, number: text, code: textIfAsked, again: ticked, continue: whole })
const query = z.object({ id: text, continue: whole })
const maxPhones = phoneRules.perAccount

/**
 * Manage my phone numbers: list, add, remove. From the day on which text messages are retired, nothing is
 * added.
 */
export const phonesRoom: Room = { routes: phonesRoutes, changesFactors: ({ account }) => [account('phones')] }

function phonesRoutes({ addresses, faces, render, fail }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('phones')
  const adding = `${home}/add`
  const removal = forFreshPerson(async (c, { account, person }) => {
    const phones = await listPhoneNumbers(c.get('context'), { accountId: account.id })
    const phone = phones.find(({ id }) => id === c.req.query('remove'))
    if (!phone) return fail(c, 404, { reason: 'gone' })
    return render(c, 'phoneRemove', { person, action: home, phone, last: phones.length === 1, cancelHref: home })
  })
  const remove = forFreshPerson(async (c, { fresh }) => {
    const { phone: phoneId } = await readForm(c, z.object({ phone: text }))
    const result = await removePhone(c.get('context'), { fresh, phoneId })
    return result.ok ? c.redirect(withNotice(home, 'phone-removed'), 303) : fail(c, 404, { reason: 'gone' })
  })

  return new Hono<ProviderEnv>()
    .get(home, (c) => (c.req.query('remove') === undefined ? forPerson(list)(c) : removal(c)))
    .post(home, (c) => remove(c))
    .get(adding, async (c): Promise<Response> => {
      if (!textsInUse(c.get('context'))) return c.redirect(home, 302)
      return forFreshPerson((_, current) => {
        const { id, continue: wish } = readQuery(c, query)
        const continueTo = destinationOf(c, wish)
        return id === '' ? numberPage(c, current, { number: '', continueTo }) : codePage(c, current, { id, continueTo })
      })(c)
    })
    .post(adding, async (c): Promise<Response> => {
      if (!textsInUse(c.get('context'))) return c.redirect(home, 303)
      return forFreshPerson((_, current) => add(c, current))(c)
    })

  async function list(c: Context<ProviderEnv>, { account, person }: SignedIn): Promise<Response> {
    const context = c.get('context')
    const phones = await listPhoneNumbers(context, { accountId: account.id })
    const continueTo = destinationOf(c, readQuery(c, query).continue)
    const inUse = textsInUse(context)
    return render(c, 'phones', {
      person,
      action: home,
      phones,
      addHref: inUse ? withContinue(adding, continueTo) : null,
      endsAt: textsEndAt(context) || null,
      instead: advisedWays(faces, { addresses })[0] ?? null,
      maxPhones,
      notice: noticeFrom(c, NOTICES),
      proceed:
        continueTo === null || phones.length === 0 || !inUse ? null : await wayOn(c, { continueTo, method: smsMethod }),
      path: withContinue(home, continueTo),
    })
  }

  async function add(c: Context<ProviderEnv>, current: FreshlySignedIn): Promise<Response> {
    const { again, code, continue: wish, id, number } = await readForm(c, addForm)
    const continueTo = destinationOf(c, wish)
    if (again) return resend(c, current, { id, continueTo })
    return code === null ? start(c, current, { number, continueTo }) : confirm(c, current, { id, code, continueTo })
  }

  async function start(
    c: Context<ProviderEnv>,
    current: FreshlySignedIn,
    given: { readonly number: string; readonly continueTo: string | null },
  ): Promise<Response> {
    const visitor = await rememberedVisitor(c)
    const { number } = given
    const parse = await mobileNumbers()
    const started = await startPhone(c.get('context'), { fresh: current.fresh, number, parse, visitor })
    if (started.ok) return c.redirect(codeAddress(started.id, given.continueTo), 303)
    const issues = started.reason === 'invalid' ? started.issues : []
    return numberPage(c, current, { ...given, issues, until: started.reason === 'throttled' ? started.until : null })
  }

  async function resend(
    c: Context<ProviderEnv>,
    current: FreshlySignedIn,
    { id, continueTo }: { readonly id: string; readonly continueTo: string | null },
  ): Promise<Response> {
    const visitor = await rememberedVisitor(c)
    const sent = await resendPhoneCode(c.get('context'), { fresh: current.fresh, id, visitor })
    if (sent.ok) return c.redirect(withResent(codeAddress(id, continueTo), true), 303)
    const refused = sent.reason === 'throttled' ? { refused: { status: 'too-many', until: sent.until } as const } : {}
    return codePage(c, current, { id, continueTo, ...refused })
  }

  async function confirm(
    c: Context<ProviderEnv>,
    current: FreshlySignedIn,
    { code, continueTo, id }: { readonly id: string; readonly code: string; readonly continueTo: string | null },
  ): Promise<Response> {
    const result = await confirmPhone(c.get('context'), { fresh: current.fresh, id, code })
    if (result.ok) return c.redirect(withContinue(withNotice(home, 'phone-added'), continueTo), 303)
    switch (result.reason) {
      case 'invalid':
        return codePage(c, current, { id, continueTo, issues: result.issues })
      case 'throttled':
        return codePage(c, current, { id, continueTo, refused: { status: 'throttled', until: result.until } })
      case 'over':
        return codePage(c, current, { id, continueTo, refused: { status: 'over', until: null } })
      default:
        return c.redirect(home, 303)
    }
  }

  async function numberPage(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    shown: Pick<AddPhoneProps['values'], 'number'> & {
      readonly continueTo: string | null
      readonly issues?: readonly FieldIssue[]
      readonly until?: number | null
    },
  ): Promise<Response> {
    const { continueTo, issues = [], number, until = null } = shown
    const full = (await listPhoneNumbers(c.get('context'), { accountId: account.id })).length >= maxPhones
    return render(c, 'addPhone', {
      person,
      action: adding,
      hidden: continueTo === null ? {} : { continue: continueTo },
      issues,
      values: { number },
      until,
      cancelHref: cancelTo(continueTo),
      full: full ? { maxPhones, phonesHref: home } : null,
      path: withContinue(adding, continueTo),
      ...(full ? { httpStatus: 409 as const } : until === null ? {} : { httpStatus: 429 as const }),
    })
  }

  async function codePage(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    shown: {
      readonly id: string
      readonly continueTo: string | null
      readonly issues?: readonly FieldIssue[]
      readonly refused?: Pick<ConfirmPhoneProps, 'status' | 'until'>
    },
  ): Promise<Response> {
    const { continueTo, id, issues = [], refused } = shown
    const phone = await viewPhone(c.get('context'), { account, id })
    // Confirmed, replaced or forgotten meanwhile: the list shows which.
    if (!phone) return c.redirect(withContinue(home, continueTo), c.req.method === 'POST' ? 303 : 302)
    const open = phone.expiresAt !== null
    const stops = refused !== undefined && !(refused.status === 'too-many' && open)
    return render(c, 'confirmPhone', {
      person,
      action: adding,
      hidden: { id, ...(continueTo === null ? {} : { continue: continueTo }) },
      issues: refused && !stops ? [{ field: 'form', code: 'sent-too-many' }] : issues.map(codeIssue),
      name: phone.name,
      ...(stops ? refused : { status: open ? 'ready' : 'over', until: null }),
      resent: open && isResent(c),
      triesLeft: open ? triesLeft(phone) : null,
      againHref: withContinue(adding, continueTo),
      cancelHref: cancelTo(continueTo),
      path: codeAddress(id, continueTo),
      ...(refused?.until ? { httpStatus: 429 as const } : {}),
    })
  }

  function codeAddress(id: string, continueTo: string | null): string {
    return withQuery(adding, { id, continue: continueTo })
  }

  function cancelTo(continueTo: string | null): string {
    return continueTo === null ? home : withContinue(addresses.signIn, continueTo)
  }
}

/** Words for codes of other lengths stand under the same names. */
function codeIssue({ field, code, params }: FieldIssue): FieldIssue {
  return { field, code: `sent-${code}`, ...(params ? { params } : {}) }
}
