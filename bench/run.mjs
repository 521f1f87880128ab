// Ours beside peers, in turn, in one run. Builds what changed. Server and load have a core each where there
// are two. Ratios with their spread are what counts: figures alone say more of the machine than of anybody's
// code.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readArguments } from './arguments.mjs'
import { build } from '../scripts/build.mjs'
import { startBetterAuth } from './clients/better-auth.mjs'
import { startOidcProvider } from './clients/oidc-provider.mjs'
import { startOurs } from './clients/ours.mjs'
import { startArgon2, startBare, startPlain } from './clients/plain.mjs'
import { memoryUnderLoad } from './memory.mjs'
import { pdfs } from './pdfs.mjs'
import { onPostgres } from './postgres.mjs'
import { pinLoad, pinned } from './process.mjs'
import { starts } from './starts.mjs'
import { lineOf, machine, summary, writePage } from './table.mjs'
import { inTurn } from './turns.mjs'
import { whileSignInsWait } from './waiting.mjs'
import { onWorkerd } from './workerd.mjs'
import { workers } from './workers.mjs'

const usage = `pnpm bench [options]: EU Login beside peers, in turn, in one run

  --only WORD    just the rows in whose name a word begins so
  --rounds 5     how often each is asked in turn
  --seconds 2    how long each time
  --load 60      seconds of load before memory is looked at
  --json FILE    writes what was measured
  --docs         puts the table into the documentation

Look at the ratios: above 1 is more a second than the peer, or more memory, or a longer start.`

const { values } = readArguments({
  usage,
  options: {
    json: { type: 'string' },
    docs: { type: 'boolean', default: false },
    load: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit()
}
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const { only } = values
const how = `${machine({ pinned })}. ${rounds} rounds of ${seconds} s each after as many uncounted as warm it up, medians.`

await build()
// What it measures in process is read from what was built.
const { inProcess } = await import('./in-process.mjs')
pinLoad()
const [us, oidc, auth, plain, argon2] = await Promise.all([
  startOurs(),
  startOidcProvider(),
  startBetterAuth(),
  startPlain(),
  startArgon2(),
])
const bare = await startBare({ sessionCheck: await us.sessionCheck(), userinfo: await us.userinfo() })

/** What is measured: `work` as `rate` takes it, ours and the peer's. */
const rows = [
  ['session check over HTTP beside better-auth', { work: us.sessionCheck }, { work: auth.getSession }],
  [
    'bound: node:http alone with that answer, beside better-auth',
    { work: bare.sessionCheck },
    { work: auth.getSession },
  ],
  ['/healthz beside Hono alone', { work: us.health }, { work: plain.answer }],
  ['sign-in page beside Hono alone', { work: us.signInPage }, { work: plain.answer }],
  [
    'password sign-in beside argon2id alone',
    { work: us.passwordSignIn, parallel: 8 },
    { work: argon2.verify, parallel: 8 },
  ],
  [
    'bound: two requests that write and argon2id, beside argon2id alone',
    { work: argon2.signIn, parallel: 8 },
    { work: argon2.verify, parallel: 8 },
  ],
  ['password sign-in beside better-auth', { work: us.passwordSignIn, parallel: 8 }, { work: auth.signIn, parallel: 8 }],
  ['single sign-on, code and PKCE, beside oidc-provider', { work: us.cycle }, { work: oidc.cycle }],
  [
    'token endpoint beside oidc-provider',
    { work: us.token, before: us.singleSignOn },
    { work: oidc.token, before: oidc.authorize },
  ],
  [
    'refresh beside oidc-provider',
    { work: us.refresh, before: us.refreshable },
    { work: oidc.refresh, before: oidc.refreshable },
  ],
  ['userinfo beside oidc-provider', { work: us.userinfo }, { work: oidc.userinfo }],
  ['bound: node:http alone with that answer, beside oidc-provider', { work: bare.userinfo }, { work: oidc.userinfo }],
  ['discovery beside oidc-provider', { work: us.discovery }, { work: oidc.discovery }],
  ['CAS, single sign-on to a ticket, beside Hono alone', { work: us.ticket }, { work: plain.answer }],
  ['CAS, validation of a ticket, beside Hono alone', { work: us.validate, before: us.ticket }, { work: plain.answer }],
  ['POST identifier', { work: us.identifier }],
  ['registration', { work: us.registration, parallel: 8 }],
]

const table = []
try {
  console.log(`${how}\n`)
  for await (const row of inTurn(rows, { rounds, seconds, only, awake: pinned })) note(row)
} finally {
  await Promise.all(
    [us, oidc, auth, plain, argon2, bare].map(async ({ close, server }) => [await close(), await server.stop()]),
  )
}
for await (const row of onPostgres({ rounds, seconds, only })) note(row)
for await (const row of onWorkerd({ rounds, seconds, only })) note(row)
for (const row of await whileSignInsWait({ rounds, seconds, only })) note(row)
for (const row of await memoryUnderLoad({ loadSeconds: Number(values.load), only })) note(row)
for (const row of await starts({ rounds, only })) note(row)
for (const row of await workers({ rounds, only })) note(row)
for (const row of await pdfs({ rounds, only })) note(row)
for (const row of await inProcess({ rounds, seconds, only })) note(row)
if (table.length === 0) {
  console.error(
    `No row has a word that begins with “${only}”. The rows stand in docs/src/content/docs/measurements.md.`,
  )
  process.exit(1)
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(table, null, 2)}\n`)
if (values.docs) {
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const page = fileURLToPath(new URL('../docs/src/content/docs/measurements.md', import.meta.url))
  writePage(page, { table, how: `${day}. ${how}` })
}

function note(found) {
  const row = summary(found)
  table.push(row)
  console.log(lineOf(row))
}
