// `pnpm bench [-- --json FILE] [--rounds 5] [--seconds 2] [--only WORD]`: ours beside peers, in turn, in one
// run. Needs a build. Server and load have a core each where there are two. Ratios with their spread are what
// counts: figures alone say more of the machine than of anybody's code.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startBetterAuth } from './clients/better-auth.mjs'
import { startOidcProvider } from './clients/oidc-provider.mjs'
import { startOurs } from './clients/ours.mjs'
import { startArgon2, startPlain } from './clients/plain.mjs'
import { inProcess } from './in-process.mjs'
import { rate } from './load.mjs'
import { pinLoad, pinned } from './process.mjs'
import { starts } from './starts.mjs'

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
  },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

pinLoad()
const [us, oidc, auth, plain, argon2] = await Promise.all([
  startOurs(),
  startOidcProvider(),
  startBetterAuth(),
  startPlain(),
  startArgon2(),
])

/** What is measured: `work` as `rate` takes it, ours and the peer's. */
const rows = [
  ['session check over HTTP beside better-auth', { work: us.sessionCheck }, { work: auth.getSession }],
  ['/healthz beside Hono alone', { work: us.health }, { work: plain.answer }],
  ['sign-in page beside Hono alone', { work: us.signInPage }, { work: plain.answer }],
  [
    'password sign-in beside argon2id alone',
    { work: us.passwordSignIn, parallel: 8 },
    { work: argon2.verify, parallel: 8 },
  ],
  ['password sign-in beside better-auth', { work: us.passwordSignIn, parallel: 8 }, { work: auth.signIn, parallel: 8 }],
  ['single sign-on, code and PKCE, beside oidc-provider', { work: us.cycle }, { work: oidc.cycle }],
  [
    'token endpoint beside oidc-provider',
    { work: us.token, before: us.singleSignOn },
    { work: oidc.token, before: oidc.authorize },
  ],
  ['userinfo beside oidc-provider', { work: us.userinfo }, { work: oidc.userinfo }],
  ['discovery beside oidc-provider', { work: us.discovery }, { work: oidc.discovery }],
  ['POST identifier', { work: us.identifier }],
  ['registration', { work: us.registration, parallel: 8 }],
]

const table = []
try {
  console.log(
    `${rounds} rounds of ${seconds} s each; ${pinned ? 'a core each for server and load' : 'one core for all'}\n`,
  )
  for (const [name, ours, peer] of rows) {
    if (!name.includes(values.only)) continue
    const found = { ours: [], peer: [] }
    for (let round = 0; round < rounds; round++) {
      // Who goes first changes: what the machine does besides falls on both.
      for (const side of round % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours']) {
        const work = side === 'ours' ? ours : peer
        if (work) found[side].push(await rate(work, seconds))
      }
    }
    note({ name, ...found, unit: '/s' })
  }
  const afterLoad = us.server.memory()
  if ('memory after load'.includes(values.only))
    note({ name: 'memory after load beside Hono alone', ours: [afterLoad], peer: [plain.server.memory()], unit: 'MB' })
} finally {
  await Promise.all(
    [us, oidc, auth, plain, argon2].map(async ({ close, server }) => [await close(), await server.stop()]),
  )
}
for (const row of await starts({ rounds, only: values.only })) note(row)
for (const row of await inProcess({ rounds, seconds, only: values.only })) note(row)
if (values.json) writeFileSync(values.json, `${JSON.stringify(table, null, 2)}\n`)

function note({ name, ours, peer, unit }) {
  const ratios = ours.map((value, round) => value / peer[round]).filter((ratio) => !Number.isNaN(ratio))
  const row = {
    name,
    ours: median(ours),
    peer: peer.length > 0 ? median(peer) : null,
    ratio: ratios.length > 0 ? median(ratios) : null,
    unit,
    spread: ratios.length > 0 ? [Math.min(...ratios), Math.max(...ratios)] : null,
  }
  table.push(row)
  const show = (value) => (value === null ? '' : value < 100 ? value.toFixed(1) : value.toFixed(0)).padStart(8)
  const spread = row.spread === null ? '' : `(${row.spread.map((one) => one.toFixed(2)).join('–')})`
  const ratio = row.ratio === null ? '' : row.ratio.toFixed(2)
  console.log(`${name.padEnd(52)} ${show(row.ours)} ${show(row.peer)} ${unit.padEnd(3)} ${ratio.padStart(6)} ${spread}`)
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
