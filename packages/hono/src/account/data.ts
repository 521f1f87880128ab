import {
  askDataExport,
  currentDataExport,
  dataExportRules,
  openDataExport,
} from '@laissez-passer/core/internal/data-export'
import { Hono } from 'hono'
import { zipped } from '../api/operation.ts'
import { sweepTopic } from '../background.ts'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { forFreshPerson, forPerson } from '../signed-in.ts'

/**
 * A copy of all of one's data: asked for and downloaded freshly signed in, so that nobody who found an open
 * session, or a mail, takes it along. Beside it the schema, for everybody.
 */
export function dataRoutes({ addresses, fail, render }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('data')
  const file = `${home}/download`
  return new Hono<ProviderEnv>()
    .get(
      home,
      forPerson(async (c, current) => {
        const context = c.get('context')
        const copy = await currentDataExport(context, { current })
        return render(c, 'data', {
          person: current.person,
          action: home,
          notice: null,
          copy: copy && { href: copy.readyAt === null ? null : `${file}/${copy.id}`, expiresAt: copy.expiresAt ?? 0 },
          canAsk: copy === null || copy.askedAt <= context.now - dataExportRules.pauseSeconds,
          path: home,
        })
      }),
    )
    .post(
      home,
      forFreshPerson(async (c, { fresh }) => {
        // Whoever asked waits for it: it is prepared at once, not at the next sweep.
        if (await askDataExport(c.get('context'), { fresh })) c.get('context').signals.notify(sweepTopic)
        return c.redirect(home, 303)
      }),
    )
    .get(
      `${file}/:id`,
      forFreshPerson(async (c, { fresh }) => {
        const archive = await openDataExport(c.get('context'), { fresh, id: c.req.param('id') ?? '' })
        if (archive === null) return fail(c, 404, { reason: 'gone' })
        return zipped(archive)
      }),
    )
    .get(addresses.dataSchema, (c) => {
      c.header('Content-Type', 'application/schema+json')
      return c.body(JSON.stringify(c.get('context').store.dataExports.schema(), null, 2))
    })
}
