import { withQuery } from '@laissez-passer/core/addresses'
import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { forAdministrator } from '../signed-in.ts'
import { doneOf } from './subject.ts'

/** As many of each are listed. */
const most = 100

/** The outbox: what waits to be sent and what was given up, never what it says. */
export function outboxRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render } = parts
  const home = addresses.admin('outbox')
  return new Hono<ProviderEnv>().get(
    home,
    forAdministrator(parts, async (c, { person }) => {
      const { outbox } = c.var.context.store
      const [waiting, abandoned] = await Promise.all([
        outbox.list({ state: 'waiting', limit: most }),
        outbox.list({ state: 'abandoned', limit: most }),
      ])
      return render(c, 'adminOutbox', {
        person,
        notice: doneOf(c),
        messages: [...waiting, ...abandoned].map(({ abandonedAt, dueAt, ...message }) => ({
          ...message,
          dueAt: abandonedAt === null ? dueAt : null,
          retryHref: abandonedAt === null ? withQuery(`${home}/retry-message`, { id: message.id }) : null,
          dropHref: withQuery(`${home}/drop-message`, { id: message.id }),
        })),
      })
    }),
  )
}
