import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { mobileAppPin } from '@laissez-passer/hono/methods/mobile-app-pin'
import { passkey } from '@laissez-passer/hono/methods/passkey'
import { password } from '@laissez-passer/hono/methods/password'
import { tokenApp } from '@laissez-passer/hono/methods/token'
import { createProvider } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'
import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { Hono } from 'hono'

const port = Number(process.env['PORT'] ?? 4110)
const origin = `http://localhost:${port}`
const store = await sqlite(process.env['DATABASE'] ?? ':memory:')
const idp = await createProvider({
  origin,
  store,
  runtime: node({ secretKey: process.env['SECRET_KEY'] ?? 'replace me by 32 random characters or more' }),
  mail: mailbox(store.mailbox),
  mailbox: true,
  captcha: process.env['CAPTCHA'] === 'off' ? 'off' : 'auto',
  methods: [password(), mobileAppPin({ app: 'http://localhost:4002' }), passkey(), tokenApp()],
  pages: pages({ name: 'Harbour ID' }),
})

const file = (name: string) => readFileSync(new URL(`web/${name}`, import.meta.url), 'utf8')
const [script, style] = [file('sign-in.js'), file('style.css')]
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in · Harbour ID</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/sign-in/style.css"><script type="module" src="/sign-in/sign-in.js"></script></head>
<body><main id="sign-in"></main></body></html>`
// The page types a password: nothing but its own files runs in it, and nobody frames it.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const app = new Hono()
  .get('/sign-in', (c) =>
    c.html(page, 200, {
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    }),
  )
  .get('/sign-in/sign-in.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  .get('/sign-in/style.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  // Wherever the provider asks for a sign-in, people get this page. Services that speak CAS get their tickets
  // there.
  .get('/cas/login', (c, next) =>
    c.req.query('service') === undefined
      ? Promise.resolve(c.redirect(`/sign-in${new URL(c.req.url).search}`, 302))
      : next(),
  )
  .all('*', (c) => idp.fetch(c.req.raw))

const server = serve({ fetch: app.fetch, port }, () =>
  console.log(`The sign-in page is at ${origin}/sign-in, mails at ${origin}/dev/mailbox`),
)
const ending = new AbortController()
const background = idp.runBackground({ signal: ending.signal })
process.on('SIGTERM', () => {
  ending.abort()
  idp.close()
  server.close()
  void background.then(() => store.close())
})
