// Writes what a release leaves behind, as SQL: `node --conditions=laissez-passer:source
// test/support/release.ts > test/releases/0.1.sql`, once for each release that has a step of its own. Later
// steps are tried on it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqlite } from '../../src/sqlite.ts'

const now = 1_900_000_000
const folder = await mkdtemp(join(tmpdir(), 'release-'))
const path = join(folder, 'id.db')
const store = await sqlite(path)

const account = {
  id: 'account-1',
  uid: 'n00marie',
  email: 'Marie@Example.eu',
  title: null,
  firstName: 'Marie',
  lastName: 'Curie',
  language: 'fr',
  status: 'pending',
  passwordHash: null,
  passwordChangedAt: null,
  preferredMethod: null,
  alwaysTwoFactors: true,
  assurance: null,
  memberOf: null,
  administrator: false,
  timeZone: null,
  chosenZone: null,
  signInMails: null,
  createdAt: now,
} as const
const link = { accountId: account.id, purpose: 'choose-password', continueTo: null, createdAt: now } as const
const message = {
  kind: 'mail',
  to: account.email,
  template: 'registration-link',
  language: 'fr',
  createdAt: now,
} as const
const activity = {
  id: 'entry-1',
  accountId: account.id,
  kind: 'signed-in',
  at: now,
  details: { service: 'Europass' },
  subject: 's',
  facts: {},
}
await store.accounts.register({
  account,
  emailKey: 'marie@example.eu',
  uidMarks: [],
  link: { ...link, tokenHash: 'link-1', expiresAt: now + 3600 },
  message: { ...message, accountId: account.id, id: 'message-1', sealed: 'sealed' },
})
await store.accounts.setPasswordByLink({
  tokenHash: 'link-1',
  passwordHash: 'hash-1',
  now,
  clearThrottle: [],
  messages: [],
  activity: { ...activity, id: 'entry-0', kind: 'password-chosen' },
})
await store.signIns.start({
  idHash: 'sign-in-1',
  browserHash: 'browser-1',
  sealedIdentifier: 'sealed',
  accountId: account.id,
  requirement: { serviceName: 'Europass', level: 'MEDIUM', methods: null },
  continueTo: null,
  method: null,
  credentialId: null,
  createdAt: now,
  expiresAt: now + 900,
  completedAt: null,
})
await store.sessions.open({
  signInIdHash: 'sign-in-1',
  session: {
    idHash: 'session-1',
    accountId: account.id,
    proofs: [{ method: 'password', at: now, credentialId: null }],
    level: 'BASIC',
    authenticatedAt: now,
    browserHash: 'browser-1',
    browserName: 'Firefox on Linux',
    country: null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + 43_200,
    idleSeconds: 3600,
  },
  replaces: null,
  knowBrowser: true,
  activity,
  messages: [],
  now,
})
store.close()

const database = new DatabaseSync(path)
const made = database.prepare('select name, type, sql from sqlite_schema where sql is not null order by rowid').all()
for (const { sql } of made) console.log(`${String(sql)};`)
for (const { name } of made.filter(({ type }) => type === 'table'))
  for (const row of database.prepare(`select * from ${String(name)}`).all()) {
    const values = Object.values(row).map((value) =>
      typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
    )
    console.log(`insert into ${String(name)} values (${values.join(', ')});`)
  }
database.close()
await rm(folder, { recursive: true })
