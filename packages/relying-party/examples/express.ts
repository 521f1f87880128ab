import { euLogin } from '@laissez-passer/relying-party'
import { connect } from '@laissez-passer/relying-party/node'
import { sqliteSessions } from '@laissez-passer/relying-party/sqlite'
import express from 'express'

const auth = connect(
  euLogin({
    server: process.env['EU_LOGIN'] ?? 'http://localhost:4000/cas',
    origin: process.env['ORIGIN'] ?? 'http://localhost:3000',
    sessions: sqliteSessions(process.env['SESSIONS'] ?? 'sessions.sqlite'),
  }),
)

export const app = express()
app.use(express.urlencoded())
app.use(auth.routes)
app.get('/', async (req, res) => {
  const user = await auth.user(req)
  res.send(user === null ? 'Nobody is signed in.' : `Hello ${user.firstName}.`)
})
app.get('/me', auth.require(), async (req, res) => {
  res.json(await auth.user(req))
})
app.get('/vault', auth.require({ level: 'MEDIUM' }), (_, res) => {
  res.send('gold')
})

if (import.meta.main) app.listen(3000)
