import { Hono } from 'hono'
import type { Links } from '../links/links.ts'

/** What the pages tell of whoever runs the portal. */
export interface PortalFacts {
  readonly supportEmail: string | null
  readonly supportUrl: string | null
  /** Where the documentation is. */
  readonly docsUrl: string | null
  /** EU Login’s address: origin and base. */
  readonly login: string
}

/** What pages say that the operator decides: whom to ask, where to read on, where to go on to. */
export function portalRoutes(
  { login, supportEmail, supportUrl, docsUrl }: PortalFacts,
  { links }: { readonly links: Links },
): Hono {
  const app = new Hono()
  app.get('/portal', (c) =>
    c.json({ supportEmail, supportUrl, docsUrl, account: `${login}/account`, help: `${login}/help` }),
  )
  app.get('/links', (c) => c.json(links))
  return app
}
