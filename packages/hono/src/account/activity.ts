import { shownEmail } from '@laissez-passer/core/email'
import {
  activityGroups,
  canReport,
  findReportable,
  listActivity,
  reportLine,
  wholeActivity,
} from '@laissez-passer/core/internal/account'
import { withQuery } from '@laissez-passer/core/addresses'
import type { ActivityLine } from '@laissez-passer/core/ports'
import type { ActivityProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { clearSessionCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, readQuery, text } from '../form.ts'
import { forFreshPerson, forPerson } from '../signed-in.ts'
import { asCsv, asJson, detailsOf } from './activity-export.ts'

/** How many lines a page has. */
const SHOWN = 50

const day = 86_400
/** Periods to choose from, in seconds. */
const periods = { week: 7 * day, month: 30 * day, quarter: 90 * day } as const

const query = z.object({ what: text, period: text, before: text, format: text, entry: text })

/** What happened to the account: by kind and period, page by page, as a file; "this wasn't me" of a line. */
export function activityRoutes({ addresses, fail, render }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('activity')
  const reporting = addresses.account('activity/not-me')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const { before } = readQuery(c, query)
        const { chosen, wish } = wishOf(c)
        // One more than is shown tells whether there are more.
        const lines = await listActivity(c.get('context'), {
          current,
          ...wish,
          before: before || null,
          limit: SHOWN + 1,
        })
        const shown = lines.slice(0, SHOWN)
        const address = (more: Readonly<Record<string, string | null>>) =>
          withQuery(home, { ...givenOf(chosen), ...more })
        const file = (format: string) => withQuery(`${home}/export`, { format, ...givenOf(chosen) })
        return render(c, 'activity', {
          person: current.person,
          action: home,
          chosen,
          entries: shown.map((line) =>
            entryOf(line, canReport(line) ? withQuery(reporting, { entry: line.id }) : null),
          ),
          olderHref: lines.length > SHOWN ? address({ before: shown.at(-1)?.id ?? null }) : null,
          newestHref: before === '' ? null : address({}),
          files: [
            { format: 'CSV', href: file('csv') },
            { format: 'JSON', href: file('json') },
          ],
        })
      }),
    )
    .get(
      `${home}/export`,
      forPerson(async (c, current) => {
        const { format } = readQuery(c, query)
        if (format !== 'csv' && format !== 'json') return fail(c, 404)
        const lines: ActivityLine[] = []
        for await (const page of wholeActivity(c.get('context'), { current, ...wishOf(c).wish })) lines.push(...page)
        const { now } = c.get('context')
        c.header('Content-Type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json')
        const name = `activity-${current.account.uid}-${new Date(now * 1000).toISOString().slice(0, 10)}.${format}`
        c.header('Content-Disposition', `attachment; filename="${name}"`)
        return c.body(format === 'csv' ? asCsv(lines) : asJson(lines, { now, uid: current.account.uid }))
      }),
    )
    .get(
      reporting,
      forFreshPerson(async (c, { fresh, person }) => {
        const { entry } = readQuery(c, query)
        const line = await findReportable(c.get('context'), { fresh, id: entry })
        if (line === null) return fail(c, 404, { reason: 'gone' })
        return render(c, 'reportActivity', {
          person,
          action: reporting,
          hidden: { entry },
          status: 'ask',
          entry: entryOf(line, null),
          email: shownEmail(fresh.account.email),
          cancelHref: home,
        })
      }),
    )
    .post(
      reporting,
      forFreshPerson(async (c, { fresh }) => {
        const { entry } = await readForm(c, query)
        const reported = await reportLine(c.get('context'), { fresh, id: entry })
        if (!reported.ok) return fail(c, 404, { reason: 'gone' })
        clearSessionCookie(c)
        if (reported.resetToken !== null) return c.redirect(addresses.passwordLink(reported.resetToken), 303)
        const { email } = fresh.account
        return render(c, 'reportActivity', {
          person: null,
          action: reporting,
          status: 'mailed',
          entry: null,
          email,
          cancelHref: addresses.signIn,
          path: addresses.signIn,
        })
      }),
    )

  function wishOf(c: Context<ProviderEnv>) {
    const { period, what } = readQuery(c, query)
    const group = activityGroups.find((each) => each === what) ?? null
    const within = isPeriod(period) ? period : null
    const since = within === null ? null : c.get('context').now - periods[within]
    return { chosen: { what: group, period: within }, wish: { group, since } }
  }
}

function isPeriod(text: string): text is keyof typeof periods {
  return Object.hasOwn(periods, text)
}

function givenOf({ period, what }: ActivityProps['chosen']): Readonly<Record<string, string | null>> {
  return { what, period }
}

function entryOf(line: ActivityLine, notMeHref: string | null): ActivityProps['entries'][number] {
  const { at, by, id, kind } = line
  return { id, kind, at, details: detailsOf(line), byOperator: by !== undefined && by.via !== 'person', notMeHref }
}
