// `pnpm bench:who-exists`: whether the time of an answer tells who has an account. Known and unknown
// identifiers in turn, in one process, with real password hashes; the medians should differ by less than a
// tenth. Needs a build. `WHO_EXISTS_TIMINGS`: how many of each (200); `WHO_EXISTS_ONLY`: a word in the name
// of what is to be timed.
import { composeMessage } from '@laissez-passer/core/messages'
import { eid } from '@laissez-passer/hono/methods/eid'
import { passkey } from '@laissez-passer/hono/methods/passkey'
import { password } from '@laissez-passer/hono/methods/password'
import { createProvider } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'
import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const timings = Number(process.env.WHO_EXISTS_TIMINGS ?? 200)
const allowed = 0.1
const people = 60
const origin = 'http://localhost:4000'

const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-who-exists-'))
const store = await sqlite(join(folder, 'bench.db'))
let ahead = 0
const real = node({ secretKey: randomBytes(32).toString('base64url') })
const runtime = { ...real, now: () => real.now() + ahead }
let networks = 0
let citizens = 0
/** A country that names somebody new each time. */
const country = {
  id: 'demoland',
  country: 'ZZ',
  name: { en: 'Demoland' },
  answer: 'query',
  begin: async ({ state }) => ({ ok: true, url: `https://eid.example/?state=${state}`, memory: '' }),
  finish: async () => ({
    ok: true,
    identity: {
      personId: `ZZ/${citizens++}`,
      firstName: 'Ada',
      lastName: 'Example',
      dateOfBirth: '1990-12-10',
      email: null,
      assurance: 'substantial',
    },
  }),
}
const idp = await createProvider({
  origin,
  store,
  runtime,
  methods: [password(), passkey(), eid({ schemes: [country] })],
  mail: { send: async () => ({ ok: true }) },
  pages: pages({ name: 'Bench' }),
  captcha: 'off',
  // A network of its own for each request: counts by address are no subject here.
  peer: () => `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks++ & 255}`,
  log: () => {},
})

/** One request; the answer's body is read, as a stranger would. */
async function ask(path, fields) {
  const body = fields && new URLSearchParams(fields)
  const response = await idp.fetch(
    new Request(origin + path, { method: body ? 'POST' : 'GET', ...(body ? { body } : {}), headers: { origin } }),
  )
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    cookie,
    text: await response.text(),
  }
}

/** As `ask`, in the browser that began a sign-in. */
async function askIn({ cookie }, path, fields) {
  const body = new URLSearchParams(fields)
  const response = await idp.fetch(new Request(origin + path, { method: 'POST', body, headers: { origin, cookie } }))
  await response.text()
  return response.status
}

const registration = (email) => ({
  firstName: 'Anna',
  lastName: 'Example',
  email,
  confirmEmail: email,
  language: 'en',
  privacy: 'on',
})

/** Somebody with a password, who was here before. */
async function somebody(email, passwordHash) {
  const id = randomBytes(16).toString('base64url')
  const now = runtime.now()
  await store.accounts.register({
    account: {
      id,
      uid: `n00${email.replace(/@.*/, '')}`,
      email,
      title: null,
      firstName: 'Anna',
      lastName: 'Example',
      language: 'en',
      status: 'active',
      passwordHash,
      passwordChangedAt: now,
      preferredMethod: null,
      alwaysTwoFactors: false,
      timeZone: null,
      chosenZone: null,
      signInMails: null,
      assurance: null,
      memberOf: null,
      administrator: false,
      createdAt: now,
    },
    emailKey: email,
    uidMarks: [],
    link: {
      tokenHash: randomBytes(32).toString('base64url'),
      accountId: id,
      purpose: 'choose-password',
      continueTo: null,
      createdAt: now,
      expiresAt: now + 1,
    },
    message: await composeMessage(
      { ...runtime, now },
      { accountId: null, kind: 'mail', to: email, template: 'x', language: 'en', params: {} },
    ),
  })
}

/** What a stranger may do with an identifier; what takes time before it is prepared, and isn't timed. */
const exchanges = {
  registration: { run: (email) => ask('/cas/register', registration(email)), once: true },
  'the link once more': {
    prepare: async (email) => new URL((await ask('/cas/register', registration(email))).location, origin),
    run: (_email, sent) => ask('/cas/register/sent', { note: sent.searchParams.get('note') }),
    once: true,
  },
  'sign-in, who one is': { run: (email) => ask('/cas/login', { identifier: email }) },
  'sign-in, a wrong password': {
    prepare: async (email) => ask('/cas/login', { identifier: email }),
    run: (_email, begun) =>
      askIn(begun, '/cas/login', {
        flow: new URL(begun.location, origin).searchParams.get('flow'),
        password: 'Wrong-horse-7',
        method: 'passkey',
      }),
  },
  'a new password': { run: (email) => ask('/cas/password/lost', { identifier: email }) },
  'an account by an eID': {
    prepare: async () => {
      const left = await ask('/cas/eid', { scheme: 'demoland' })
      const state = /state=([\w-]+)/.exec(left.text)?.[1]
      const back = await idp.fetch(
        new Request(`${origin}/cas/eid/callback/demoland?state=${state}`, { headers: { cookie: left.cookie } }),
      )
      return { cookie: left.cookie, eid: new URL(back.headers.get('location'), origin).searchParams.get('eid') }
    },
    run: (email, begun) => askIn(begun, '/cas/eid/register', { eid: begun.eid, email, language: 'en', privacy: 'on' }),
  },
  'what is asked of a passkey': {
    prepare: async (email) => ask('/cas/login', { identifier: email }),
    run: (_email, begun) => askIn(begun, '/cas/login/passkey', {}),
  },
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]

async function time({ prepare = async () => null, run }, email) {
  const prepared = await prepare(email)
  const start = performance.now()
  await run(email, prepared)
  return performance.now() - start
}

const passwordHash = await runtime.hasher.hash('Kohv9-ja-kringel!', { from: 'bench', asTyped: 'Kohv9-ja-kringel!' })
for (let i = 0; i < people; i++) await somebody(`known${i}@example.org`, passwordHash)

let strangers = 0
let leaks = 0
const only = process.env.WHO_EXISTS_ONLY ?? ''
for (const [name, exchange] of Object.entries(exchanges).filter(([name]) => name.includes(only))) {
  const times = { known: [], unknown: [] }
  for (let i = -20; i < timings; i++) {
    // Counts of before are over.
    ahead += 2 * 3600
    const unknown = exchange.once ? `fresh${strangers++}` : `other${(i + 20) % people}`
    const pair = [
      ['known', `known${(i + 20) % people}@example.org`],
      ['unknown', `${unknown}@example.org`],
    ]
    for (const [kind, email] of i % 2 === 0 ? pair : pair.toReversed()) {
      const took = await time(exchange, email)
      // The first ones warm up.
      if (i >= 0) times[kind].push(took)
    }
  }
  const [known, unknown] = [median(times.known), median(times.unknown)]
  // Pair by pair, what else the machine was doing falls out: it tells only if both say so.
  const paired = median(times.known.map((took, i) => took / times.unknown[i]))
  const tells = [known / unknown, paired].every((ratio) => Math.abs(ratio - 1) > allowed)
  if (tells) leaks++
  const show = (time) => `${time.toFixed(3).padStart(8)} ms`
  console.log(
    `${name.padEnd(32)} known ${show(known)}   unknown ${show(unknown)}   ratio ${(known / unknown).toFixed(3)}, in pairs ${paired.toFixed(3)}${tells ? '   TELLS WHO EXISTS' : ''}`,
  )
}

idp.close()
store.close()
rmSync(folder, { recursive: true })
process.exitCode = leaks === 0 ? 0 : 1
