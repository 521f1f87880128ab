import { euLogin } from '@laissez-passer/relying-party/hono'
import { sqliteSessions } from '@laissez-passer/relying-party/sqlite'
import { Hono } from 'hono'

const auth = euLogin({
  server: process.env['EU_LOGIN'] ?? 'http://localhost:4000/cas',
  origin: process.env['ORIGIN'] ?? 'http://localhost:3000',
  sessions: sqliteSessions(process.env['SESSIONS'] ?? 'sessions.sqlite'),
})

export const app = new Hono()
app.route('/auth', auth.routes)
app.get('/', auth.optional(), (c) =>
  c.text(c.var.user === null ? 'Nobody is signed in.' : `Hello ${c.var.user.firstName}.`),
)
app.get('/me', auth.require(), (c) => c.json(c.var.user))
app.get('/vault', auth.require({ level: 'MEDIUM' }), (c) => c.text('gold'))

export default app
