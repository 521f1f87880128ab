// Apps behind CAS clients of npm, unmodified, each with its host name as behind a proxy that ends TLS:
// `node cas-client-apps.mjs <server>`, e.g. http://localhost:4000/cas. Prints the port of all of them. A
// process of its own, since one client keeps a timer for ever.
import { createServer } from 'node:http'
import express from 'express'
import session from 'express-session'
import httpCasClient from 'http-cas-client/wrap/express.js'
import ConnectCas from 'node-cas-client'
import passport from 'passport'
import passportCas from 'passport-cas'

const [, , server] = process.argv
const { origin: serverPath } = new URL(server)
const silent = () => () => {}

/** http-cas-client: CAS 3, acts for people. Its own host name is plain http on this machine. */
function httpCas({ own }) {
  const app = express()
  const proxy = { callbackUrl: 'https://http-cas.example/pgt', receptorUrl: '/pgt' }
  app.use(
    httpCasClient({ cas: 3, casServerUrlPrefix: server, serverName: 'https://http-cas.example', client: { proxy } }),
  )
  app.get('/who', (request, response) => response.json(request.principal))
  app.get('/for', (request, response, next) => {
    request.ticket.request(`${own}/backend`).then(({ data }) => response.type('text').send(data), next)
  })
  return app
}

/** passport-cas, by CAS 1 and by CAS 3. */
function passportApp({ host, version }) {
  const app = express()
  const known = new passport.Passport()
  const options = { version, ssoBaseURL: server, serverBaseURL: `https://${host}` }
  known.use(new passportCas.Strategy(options, (profile, done) => done(null, { profile })))
  app.use(known.initialize())
  app.get('/who', known.authenticate('cas', { session: false }), (request, response) =>
    response.json(request.user.profile),
  )
  // What a refusal looks like to the app.
  app.use((error, _request, response, _next) => response.status(401).send(error.message))
  return app
}

/** node-cas-client: CAS 2 with a proxy-granting ticket. */
function nodeCas() {
  const app = express()
  const servicePrefix = 'https://node-cas.example'
  const client = new ConnectCas({ servicePrefix, serverPath, logger: silent, paths: { proxyCallback: '/cas/pgt' } })
  app.use(session({ secret: 'of a test', resave: false, saveUninitialized: true }))
  app.use(client.core())
  app.get('/logout', client.logout())
  app.get('/who', ({ session: { cas } }, response) => response.json({ user: cas.user, pgt: cas.pgt }))
  return app
}

/** An API behind http-cas-client's app: has its proxy tickets validated itself. */
function backend({ own }) {
  const app = express()
  app.get('/backend', (request, response, next) => {
    const { searchParams } = new URL(request.url, own)
    const query = new URLSearchParams({ service: `${own}/backend`, ticket: searchParams.get('ticket') ?? '' })
    fetch(`${server}/proxyValidate?${query}`)
      .then((answer) => answer.text())
      .then((text) => response.send(text), next)
  })
  return app
}

const apps = new Map()
const listening = createServer((request, response) => {
  const [host] = (request.headers['x-host'] ?? request.headers.host ?? '').split(':')
  apps.get(host)(request, response)
}).listen(0, 'localhost', () => {
  const { port } = listening.address()
  const own = `http://localhost:${port}`
  apps.set('http-cas.example', httpCas({ own }))
  apps.set('passport-1.example', passportApp({ host: 'passport-1.example', version: 'CAS1.0' }))
  apps.set('passport-3.example', passportApp({ host: 'passport-3.example', version: 'CAS3.0' }))
  apps.set('node-cas.example', nodeCas())
  apps.set('localhost', backend({ own }))
  console.log(port)
})
