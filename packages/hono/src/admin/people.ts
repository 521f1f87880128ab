import { noteInAudit } from '@laissez-passer/core/administration'
import { withQuery } from '@laissez-passer/core/addresses'
import { listAccounts, searchAccounts } from '@laissez-passer/core/operator'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readQuery, text, whole } from '../form.ts'
import { forAdministrator } from '../signed-in.ts'
import { doneOf, subjectOf } from './subject.ts'

/** How many people a page lists. */
const page = 25

const query = z.object({ q: text, after: whole })

/** Finds people by the beginning of an address, a unique identifier, a name; page by page. */
export function peopleRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render } = parts
  const home = addresses.admin('people')
  return new Hono<ProviderEnv>().get(
    home,
    forAdministrator(parts, async (c, { administrator, person }) => {
      const { after, q } = readQuery(c, query)
      const paging = { after: after || null, limit: page }
      const found =
        q === ''
          ? await listAccounts(c.get('context'), paging)
          : await searchAccounts(c.get('context'), { ...paging, text: q })
      // Whoever leafs through everybody's names and addresses leaves a trace, as by the command.
      const details = { count: String(found.accounts.length) }
      await noteInAudit(c.get('context'), { administrator, kind: 'accounts-searched', details })
      return render(c, 'adminPeople', {
        person,
        notice: doneOf(c),
        action: home,
        query: q,
        people: found.accounts.map((account) => ({
          ...subjectOf(account),
          status: account.status,
          administrator: account.administrator,
          href: addresses.admin(`people/${account.uid}`),
        })),
        nextHref: found.next === null ? null : withQuery(home, { q: q || null, after: found.next }),
      })
    }),
  )
}
