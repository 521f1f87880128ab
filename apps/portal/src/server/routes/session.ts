import type { User } from '@laissez-passer/relying-party'
import { Hono, type MiddlewareHandler } from 'hono'

/** What handlers behind `signedIn` find. */
export interface Signed {
  readonly Variables: { user: User }
}

/** What handlers find that let everyone through. */
export interface MaybeSigned {
  readonly Variables: { user: User | null }
}

/** Who is signed in, for the pages: only what they show. */
export function sessionRoutes(optional: MiddlewareHandler<MaybeSigned>): Hono<MaybeSigned> {
  const app = new Hono<MaybeSigned>()
  app.get('/session', optional, (c) => {
    // One factor opens nothing here, so it isn't being signed in.
    const user = c.get('user')?.level === 'BASIC' ? null : c.get('user')
    return c.json({
      user: user && {
        id: user.id,
        firstName: user.firstName,
        lastName: user.lastName,
        email: user.email,
        language: user.language,
      },
    })
  })
  return app
}
