import type { RelyingPartySessions } from '@laissez-passer/relying-party'
import { euLogin } from '@laissez-passer/relying-party/hono'
import { Hono } from 'hono'
import { home } from './home.ts'

/** What the service has to know. */
export interface ServiceSettings {
  /** Where the provider is, e.g. `http://localhost:4100/cas`. */
  readonly server: string
  /** Where the service is, e.g. `http://localhost:4101`. */
  readonly origin: string
  readonly clientSecret: string
  readonly sessions: RelyingPartySessions
  /** Asks the provider; a test answers by itself. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/** A service that people sign in to: yours begins here. */
export function createApp(settings: ServiceSettings): Hono {
  const auth = euLogin({ ...settings, clientId: 'service', scope: 'openid email profile' })
  const app = new Hono()
  app.route('/auth', auth.routes)
  app.get('/', auth.optional(), (c) => c.html(home(c.var.user)))
  // With { level: 'MEDIUM' }, who comes by a password alone is asked for a second factor.
  app.get('/me', auth.require(), (c) => c.json(c.var.user))
  return app
}
