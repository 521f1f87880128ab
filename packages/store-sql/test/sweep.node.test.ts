import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite, type StoreOptions } from '../src/sqlite.ts'
import { sqliteExecutor } from '../src/sqlite-executor.ts'
import { sweep } from '../src/sweep/sweep.ts'

type Row = Readonly<Record<string, SQLInputValue>>

const start = 1_900_000_000
const day = 86_400
const year = 365 * day

/** What is swept: a row, and how many seconds after `start` it goes. Of each kind of row there is a case. */
const lives: readonly (readonly [what: string, table: string, row: Row, seconds: number])[] = [
  ['a link', 'links', { expires_at: start }, day],
  ['an account that never chose a password', 'accounts', { status: 'pending', created_at: start }, 30 * day],
  ['a known browser', 'browsers', { seen_at: start }, year],
  ['a sign-in without a proof', 'sign_ins', { created_at: start - 900, expires_at: start }, 600],
  ['a sign-in that opened a session', 'sign_ins', { created_at: start, expires_at: start, completed_at: 1 }, day],
  ['a sign-in that was ended', 'sign_ins', { created_at: start, expires_at: 0 }, day],
  ['an access token', 'access_tokens', { expires_at: start }, day],
  ['an authorization code', 'auth_codes', { expires_at: start }, day],
  ['a ticket that nobody presented', 'tickets', { kind: 'service', expires_at: start }, day],
  ['a proxy-granting ticket', 'granting_tickets', { expires_at: start }, day],
  ['a session', 'sessions', { expires_at: start }, day],
  [
    'a client that anybody registered and nobody allowed anything',
    'registered_clients',
    { open: 1, created_at: start - 9, changed_at: start },
    30 * day,
  ],
  ['what was seen once', 'seen', { expires_at: start }, 0],
  ['a count', 'throttle', { resets_at: start }, 0],
  ['a count that locks longer', 'throttle', { resets_at: start, locked_until: start + 7 }, 7],
  ['a request to a phone', 'approvals', { status: 'refused', keep_until: start }, 0],
  ['a QR challenge', 'code_challenges', { expires_at: start }, day],
  ['a change of PIN', 'pin_changes', { purpose: 'change', expires_at: start }, 0],
  ['an enrolment', 'enrolments', { status: 'completed', keep_until: start }, 0],
  ['a report', 'not_me_reports', { at: start }, year],
  ['a token that was never confirmed', 'code_tokens', { status: 'pending', expires_at: start }, day],
  ['a sent code', 'sent_codes', { expires_at: start }, day],
  ['a number that was never confirmed', 'phones', { expires_at: start }, day],
  ['what waited for a country', 'eid_requests', { stage: 'asked', expires_at: start }, 600],
  ['the removal of a lost factor', 'factor_removals', { status: 'done', due_at: start }, year],
  ['a change of address that waits', 'email_changes', { status: 'waiting', asked_at: start }, 30 * day],
  [
    'a change of address, from when it was made',
    'email_changes',
    { status: 'done', asked_at: start - 3 * day, changed_at: start },
    30 * day,
  ],
  ['what an administrator proposed', 'proposals', { expires_at: start }, 30 * day],
  ['an entry of the activity', 'activity', { at: start }, year],
  ['a device that waits to be let in', 'device_grants', { status: 'pending', expires_at: start }, day],
  ['a pushed request', 'pushed_requests', { expires_at: start }, 600],
  ['a copy of somebody’s data', 'data_exports', { expires_at: start }, 0],
  ['a letter of the development mailbox to nobody', 'mailbox', { sent_at: start }, day],
  ['a message that was given up', 'outbox', { abandoned_at: start }, year],
]

/** What stays for good, however old. */
const kept: readonly (readonly [what: string, table: string, row: Row])[] = [
  ['an account', 'accounts', { status: 'active' }],
  ['a count without an end', 'throttle', {}],
  ['a token', 'code_tokens', { status: 'active' }],
  ['a number', 'phones', { confirmed_at: start }],
  ['a number that was confirmed after its code', 'phones', { confirmed_at: start, expires_at: start }],
  ['a token that was confirmed', 'code_tokens', { status: 'active', expires_at: start }],
  ['a letter of the development mailbox to somebody', 'mailbox', { account_id: 'x', sent_at: start }],
  ['a sign-in that has time left', 'sign_ins', { created_at: start, expires_at: start + 200 * year }],
  ['a message that waits', 'outbox', {}],
  ['a device', 'devices', { status: 'active' }],
  ['a ticket that was presented', 'tickets', { kind: 'service', expires_at: start, spent_at: start }],
  ['a signing key', 'signing_keys', {}],
  ['a client that was let in by a token', 'registered_clients', { open: 0, created_at: start, changed_at: start }],
]

/** What something else holds: a row that would be swept, and the row that keeps it. */
const held: readonly (readonly [what: string, table: string, row: Row, by: string, holder: Row])[] = [
  [
    'an account whose link was alive till yesterday',
    'accounts',
    { id: 'a', status: 'pending', created_at: start - 40 * day },
    'links',
    { account_id: 'a', expires_at: start - day + 1 },
  ],
  [
    'an account that was given a token',
    'accounts',
    { id: 'a', status: 'pending', created_at: start - 40 * day },
    'code_tokens',
    { account_id: 'a', status: 'active' },
  ],
  [
    'a sign-in in which something was proved',
    'sign_ins',
    { id_hash: 'a', created_at: start - 900, expires_at: start - 600 },
    'sign_in_proofs',
    { sign_in_id_hash: 'a' },
  ],
  [
    'a client that somebody allowed something',
    'registered_clients',
    { client_id: 'a', open: 1, created_at: start - 40 * day, changed_at: start - 40 * day },
    'consents',
    { client_id: 'a' },
  ],
  [
    'a code whose tokens live',
    'auth_codes',
    { code_hash: 'a', expires_at: start - 2 * day },
    'access_tokens',
    { origin_hash: 'a', expires_at: start },
  ],
]

/** A store, and the same file by itself, in which rows belong to nobody. */
async function opened(options: StoreOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const store = await sqlite(join(folder, 'id.db'), options)
  const database = new DatabaseSync(join(folder, 'id.db'), { enableForeignKeyConstraints: false })
  onTestFinished(() => {
    database.close()
    store.close()
  })
  const columns = (table: string) =>
    database.prepare('select name, type, "notnull" from pragma_table_info(?)').all(table)
  return {
    store,
    database,
    insert: (table: string, row: Row) => {
      const needed = columns(table).filter(({ notnull }) => notnull === 1)
      const filled: Row = {
        ...Object.fromEntries(needed.map(({ name, type }) => [String(name), type === 'text' ? 'x' : start])),
        ...row,
      }
      const names = Object.keys(filled).map((name) => `"${name}"`)
      const values = names.map(() => '?')
      database.prepare(`insert into ${table} (${names}) values (${values})`).run(...Object.values(filled))
    },
    count: (table: string) => database.prepare(`select count(*) as count from ${table}`).get()?.['count'],
  }
}

test.each(lives)('%s goes when its time is over, not a second sooner', async (_, table, row, seconds) => {
  const { store, insert, count } = await opened()
  insert(table, row)
  await store.sweep({ now: start + seconds - 1 })
  expect(count(table)).toBe(1)
  expect(await store.sweep({ now: start + seconds })).toBe(1)
  expect(count(table)).toBe(0)
})

test.each(kept)('%s stays', async (_, table, row) => {
  const { store, insert, count } = await opened()
  insert(table, row)
  await store.sweep({ now: start + 100 * year })
  expect(count(table)).toBe(1)
})

test.each(held)('%s stays as long as that, and nobody else’s does', async (_, table, row, by, holder) => {
  const { store, database, insert, count } = await opened()
  insert(table, row)
  insert(table, { ...row, ...keyOf(database, { table, index: 1 }) })
  insert(by, holder)
  expect(await store.sweep({ now: start })).toBe(1)
  const [key = ''] = Object.keys(row)
  expect(database.prepare(`select ${key} as key from ${table}`).all()).toEqual([{ key: 'a' }])
  database.exec(`delete from ${by}`)
  expect(await store.sweep({ now: start })).toBe(1)
  expect(count(table)).toBe(0)
})

test.each(lives)(
  'of very many rows (%s) a hundred go at a time, and in between whoever waits has a turn',
  async (...life) => {
    const [, table, row, seconds] = life
    const left: unknown[] = []
    const { store, database, insert, count } = await opened({
      onQuery: ({ sql: statements }) => {
        if (statements.some((each) => each.startsWith('delete') && each.includes('limit 100'))) left.push(count(table))
      },
    })
    database.exec('begin')
    for (let index = 0; index < 250; index++) insert(table, { ...row, ...keyOf(database, { table, index }) })
    database.exec('commit')
    const order: string[] = []
    const sweeping = store.sweep({ now: start + seconds }).then((rows) => order.push(`swept ${rows}`))
    await store.signingKeys.remove('none').then(() => order.push('turn'))
    await sweeping
    expect(left).toEqual([250, 150, 50])
    expect(order).toEqual(['turn', 'swept 250'])
  },
)

test('of an activity the newest ten thousand stay, and resets of the password', async () => {
  const { database, insert, store } = await opened()
  database.exec('begin')
  for (const [account, length] of [
    ['long', 12_345],
    ['short', 9_000],
  ] as const)
    for (let position = 1; position <= length; position++)
      insert('activity', {
        id: `${account} ${position}`,
        account_id: account,
        at: start,
        position,
        kind: position === 7 ? 'password-reset' : 'signed-in',
      })
  database.exec('commit')
  const left = (account: string) =>
    database
      .prepare('select count(*) as count, max(position) as newest from activity where account_id = ?')
      .get(account)
  await store.sweep({ now: start })
  // Up to a thousand more: that is how far apart they are looked at.
  expect(left('long')).toEqual({ count: 12_345 - 2000 + 1, newest: 12_345 })
  expect(left('short')).toEqual({ count: 9000, newest: 9000 })
  expect(await store.sweep({ now: start })).toBe(0)
})

test('of the development mailbox the newest thousand stay, at each letter', async () => {
  const { database, insert, store } = await opened()
  database.exec('begin')
  for (let position = 1; position <= 1002; position++) insert('mailbox', { id: `${position}`, position })
  database.exec('commit')
  const letter = { kind: 'mail', to: 'zoe@example.eu', subject: 's', text: 't', html: 'h', sentAt: start } as const
  await store.mailbox.add({ ...letter, id: 'newest' }, { accountId: null })
  const left = await store.mailbox.list({ limit: 2000 })
  expect([left.length, left[0]?.id, left.at(-1)?.id]).toEqual([1000, 'newest', '4'])
})

test('where a call may ask so much, the rest is swept by the next', async () => {
  const { database, insert, count } = await opened()
  for (let index = 0; index < 250; index++) insert('seen', { key: `${index}` })
  const executor = sqliteExecutor(database)
  expect(await sweep(executor, { now: start, most: 2 })).toBe(200)
  expect(count('seen')).toBe(50)
  expect(await sweep(executor, { now: start, most: 2 })).toBe(50)
})

/** Values of their own for the columns that are. */
function keyOf(database: DatabaseSync, { table, index }: { readonly table: string; readonly index: number }): Row {
  const columns = database
    .prepare(
      `select distinct info.name from pragma_index_list(?) list join pragma_index_info(list.name) info where list."unique" = 1`,
    )
    .all(table)
  return Object.fromEntries(columns.map(({ name }) => [String(name), `${table}-${index}`]))
}
