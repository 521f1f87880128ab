import type { MailboxEntry } from '@laissez-passer/core/ports'
import { Hono, type Context } from 'hono'
import type { Room, RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { isDirect } from './direct.ts'

/** How many mails the mailbox shows. */
const SHOWN = 200

/** What a mail may do in its frame: look like itself, and open links in a window of its own. */
const FRAME_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/**
 * The development mailbox. It answers only requests for exactly our own host that no proxy has touched, so
 * that neither a DNS rebinding page nor a tunnel shows anybody the links in it.
 */
export const mailboxRoom: Room = {
  routes: mailboxRoutes,
  for: 'anyone',
  speaksToPrograms: () => ['/dev/mailbox.json'],
}

function mailboxRoutes({ context, render, fail }: RouteParts): Hono<ProviderEnv> {
  const list = (c: Context<ProviderEnv>): Promise<readonly MailboxEntry[]> =>
    c.get('context').store.mailbox.list({ limit: SHOWN })

  return new Hono<ProviderEnv>()
    .use('/dev/*', async (c, next) => (isDirect(c, context.settings.origin) ? next() : fail(c, 403)))
    .get('/dev/mailbox', async (c) =>
      render(c, 'mailbox', {
        entries: (await list(c)).map((entry) => ({
          ...entry,
          frameHref: `/dev/mailbox/${encodeURIComponent(entry.id)}`,
        })),
      }),
    )
    .get('/dev/mailbox.json', async (c) => c.json(await list(c)))
    .get('/dev/mailbox/:id', async (c) => {
      const entry = (await list(c)).find(({ id }) => id === c.req.param('id'))
      if (!entry) return fail(c, 404)
      c.header('Content-Security-Policy', FRAME_POLICY)
      c.header('X-Frame-Options', 'SAMEORIGIN')
      return c.html(entry.html)
    })
}
