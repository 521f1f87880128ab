import { withQuery } from '@laissez-passer/core/addresses'
import {
  beginEid,
  findUnmatchedEid,
  linkUnmatchedEid,
  listEids,
  maxEids,
  unlinkEid,
} from '@laissez-passer/core/internal/methods/eid'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { EidScheme } from '@laissez-passer/core/ports'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, readQuery, text } from '../../form.ts'
import type { SignedIn } from '../../session.ts'
import { forFreshPerson, forPerson } from '../../signed-in.ts'
import { rememberedVisitor, visitorOf } from '../../visitor.ts'
import { countryOf, leave } from './leave.ts'
import { eidIssue, withProblem } from './problems.ts'
import { waitingEid } from './waiting.ts'
import { throttledPage } from '../../throttled.ts'
import { noticeFrom, withNotice } from '../../account/notice.ts'

/** What its page may say was done. */
const NOTICES = ['eid-linked', 'eid-unlinked'] as const

const manageForm = z.object({ action: text, eid: text, scheme: text })

/** Link my eID: list, link, unlink; and the eID that waits to be linked after signing in as usual. */
export function linkedEidsRoom(schemes: readonly EidScheme[]): Room {
  return {
    routes: (parts) => linkedEidsRoutes(parts, schemes),
    changesFactors: ({ account }) => [account('eid')],
  }
}

function linkedEidsRoutes(parts: RouteParts, schemes: readonly EidScheme[]): Hono<ProviderEnv> {
  const { addresses, fail, render } = parts
  const home = addresses.account('eid')
  const linking = `${home}/link`
  const removal = forFreshPerson(async (c, { account, person }) => {
    const { eids, onlyWayIn } = await listEids(c.get('context'), { account })
    const eid = eids.find(({ id }) => id === c.req.query('remove'))
    if (!eid) return fail(c, 404, { reason: 'gone' })
    const passwordHref = addresses.account('password')
    return render(c, 'eidRemove', { person, action: home, eid, onlyWayIn, passwordHref, cancelHref: home })
  })
  const remove = forFreshPerson(async (c, { fresh }) => {
    const { eid: eidId } = await readForm(c, manageForm)
    const result = await unlinkEid(c.get('context'), { fresh, eidId })
    if (result.ok) return c.redirect(withNotice(home, 'eid-unlinked'), 303)
    return result.reason === 'unknown'
      ? fail(c, 404, { reason: 'gone' })
      : c.redirect(withQuery(home, { remove: eidId }), 303)
  })
  const begin = forFreshPerson(async (c, current) => {
    const form = await readForm(c, manageForm)
    const scheme = schemes.find(({ id }) => id === form.scheme)
    if (!scheme) return fail(c, 404)
    const begun = await beginEid(c.get('context'), {
      scheme,
      wish: { kind: 'link', fresh: current.fresh },
      language: c.get('language'),
      visitor: await rememberedVisitor(c),
    })
    if (!begun.ok && begun.reason === 'throttled')
      return throttledPage(c, parts, { until: begun.until, what: 'signIn', path: home })
    if (begun.ok) return leave(c, parts, { scheme, url: begun.url })
    return list(c, current, eidIssue(begun.reason))
  })

  return new Hono<ProviderEnv>()
    .get(home, (c) =>
      c.req.query('remove') === undefined
        ? forPerson((_, signedIn) => list(c, signedIn, eidIssue(c.req.query('why') ?? '')))(c)
        : removal(c),
    )
    .post(home, async (c) => ((await readForm(c, manageForm)).action === 'remove' ? remove(c) : begin(c)))
    .get(
      linking,
      forFreshPerson(async (c, { person }) => {
        const eidId = waitingEid(c, readQuery(c, z.object({ eid: text })).eid)
        const found = await findUnmatchedEid(c.get('context'), { eidId, visitor: visitorOf(c) })
        return render(c, 'eidLink', {
          person,
          action: linking,
          hidden: { eid: eidId },
          eid: found?.name ?? null,
          cancelHref: found?.continueTo == null ? home : continuing(found.continueTo),
        })
      }),
    )
    .post(
      linking,
      forFreshPerson(async (c, { fresh }) => {
        const eidId = waitingEid(c, (await readForm(c, z.object({ eid: text }))).eid)
        const linked = await linkUnmatchedEid(c.get('context'), { eidId, fresh, visitor: visitorOf(c) })
        if (!linked.ok) return c.redirect(withProblem(home, linked.reason), 303)
        return c.redirect(
          linked.continueTo === null ? withNotice(home, 'eid-linked') : continuing(linked.continueTo),
          303,
        )
      }),
    )

  async function list(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    issues: readonly FieldIssue[],
  ): Promise<Response> {
    const { eids, onlyWayIn } = await listEids(c.get('context'), { account })
    return render(c, 'eids', {
      person,
      action: home,
      issues,
      eids,
      countries: schemes.map((scheme) => countryOf(c, scheme)),
      maxEids,
      onlyWayIn,
      notice: noticeFrom(c, NOTICES),
      path: home,
      httpStatus: c.req.method === 'POST' ? 503 : 200,
    })
  }

  /** On to where the person was going, which may be another site's. */
  function continuing(continueTo: string): string {
    return withQuery(addresses.continue, { to: continueTo })
  }
}
