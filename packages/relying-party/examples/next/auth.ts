import { euLogin } from '@laissez-passer/relying-party'
import { sqliteSessions } from '@laissez-passer/relying-party/sqlite'

export const auth = euLogin({
  server: process.env['EU_LOGIN'] ?? 'http://localhost:4000/cas',
  origin: process.env['ORIGIN'] ?? 'http://localhost:3000',
  sessions: sqliteSessions(process.env['SESSIONS'] ?? 'sessions.sqlite'),
})
