import { noteInAudit } from '@laissez-passer/core/administration'
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
    forAdministrator(parts, async (c, { administrator, person }) => {
      const { outbox } = c.get('context').store
      const [waiting, abandoned] = await Promise.all([
        outbox.list({ state: 'waiting', limit: most }),
        outbox.list({ state: 'abandoned', limit: most }),
      ])
      const messages = [...waiting, ...abandoned]
      // It says who is written to, and of what.
      const details = { count: String(messages.length) }
      if (messages.length > 0) await noteInAudit(c.get('context'), { administrator, kind: 'outbox-looked-at', details })
      return render(c, 'adminOutbox', {
        person,
        notice: doneOf(c),
        messages: messages.map(({ abandonedAt, dueAt, ...message }) => ({
          ...message,
          dueAt: abandonedAt === null ? dueAt : null,
          retryHref: abandonedAt === null ? withQuery(`${home}/retry-message`, { id: message.id }) : null,
          dropHref: withQuery(`${home}/drop-message`, { id: message.id }),
        })),
      })
    }),
  )
}
