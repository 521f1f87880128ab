import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { AccountsPort } from '@laissez-passer/core/ports'
import { expect, onTestFinished, test } from 'vitest'
import { activated, entry, fresh, message, now } from '../src/contract/fixtures.ts'
import { postgres } from '../src/postgres.ts'
import { sqlite } from '../src/sqlite.ts'
import { connected, freshSchema } from './support/schema.ts'
import { everyTable, everythingOf, mark, marked, nobodys, ownerless } from './support/whole-person.ts'

const deleting = (person: string): Parameters<AccountsPort['delete']>[0] => ({
  accountId: `${mark}${person}-accounts-id`,
  sealedUid: '',
  uidMark: 'k1.mark',
  messages: [],
  activity: entry(`${mark}${person}-accounts-id`, { subject: 'a pseudonym' }),
  now,
})

/** What is kept of the devices that they had. */
const kept = (person: string) => [`${mark}${person}-codeTokens-source`]

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deleted-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** Every byte of the database, its write-ahead log and whatever lies beside it. */
async function bytesOf(folder: string): Promise<Buffer> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
  return Buffer.concat(files)
}

/** Where a text stands in bytes, with what stands around it. */
function around(bytes: Buffer, text: string): readonly string[] {
  const found: string[] = []
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1))
    found.push(bytes.subarray(at, at + 80).toString('utf8'))
  return found
}

test('every table belongs to an account, or a reason says why it holds nobody', () => {
  expect([...ownerless()].toSorted()).toEqual(Object.keys(nobodys).toSorted())
})

test('of whoever is deleted no row is left on SQLite, of others every one', async () => {
  const path = join(await folderOf(), 'id.db')
  const store = await sqlite(path)
  onTestFinished(() => store.close())
  const database = new DatabaseSync(path)
  onTestFinished(() => database.close())
  for (const statement of [...everythingOf('one'), ...everythingOf('two')]) database.exec(statement)
  const all = () => marked(everyTable.flatMap((select) => database.prepare(select).all()))
  const before = all().filter((text) => text.includes('-two-')).length
  expect(before).toBeGreaterThan(150)
  expect(await store.accounts.delete(deleting('one'))).toBe(true)
  expect(all().filter((text) => text.includes('-one-'))).toEqual(kept('one'))
  expect(all().filter((text) => text.includes('-two-'))).toHaveLength(before)
})

test('of whoever is deleted no row is left on PostgreSQL', async () => {
  const url = await freshSchema()
  const store = await postgres(url)
  onTestFinished(() => store.close())
  const run = await connected(url)
  for (const statement of everythingOf('one')) await run(statement)
  expect(await store.accounts.delete(deleting('one'))).toBe(true)
  const rows: object[] = []
  for (const select of everyTable) rows.push(...(await run(select)))
  expect(marked(rows)).toEqual(kept('one'))
})

test('of whoever is deleted no byte is left in the file, nor in its write-ahead log, once it was swept', async () => {
  const folder = await folderOf()
  const path = join(folder, 'id.db')
  const store = await sqlite(path)
  onTestFinished(() => store.close())
  const others = await Promise.all(Array.from({ length: 20 }, () => activated(store)))
  const database = new DatabaseSync(path)
  // As the store has it: what is written here is moved about by it.
  database.exec('pragma secure_delete = on')
  for (const statement of everythingOf('one')) database.exec(statement)
  database.close()
  const accountId = `${mark}one-accounts-id`
  // Grown pages are split and joined, and rows moved from one to another.
  for (let n = 0; n < 400; n++) {
    const whose = n % 2 === 0 ? accountId : (others[n % others.length]?.id ?? '')
    await store.accounts.issueLink({
      link: {
        tokenHash: fresh('link'),
        accountId: whose,
        purpose: 'reset-password',
        continueTo: n % 2 === 0 ? `${mark}${'x'.repeat(n * 5)}` : '/',
        createdAt: now,
        expiresAt: now + 60,
      },
      message: message({ accountId: whose, to: n % 2 === 0 ? `${mark}${n}@example.eu` : 'other@example.eu' }),
    })
  }
  expect(around(await bytesOf(folder), mark).length).toBeGreaterThan(200)
  expect(await store.accounts.delete(deleting('one'))).toBe(true)
  await store.sweep({ now })
  // The pseudonym of a device is kept on purpose.
  const left = around(await bytesOf(folder), mark).filter((text) => !text.startsWith(kept('one')[0] ?? ''))
  expect(left).toEqual([])
  // Pieces in pages that were split are there by chance: this says that the file is another.
  const file = new DatabaseSync(path)
  expect({ ...file.prepare('select * from pragma_freelist_count, pragma_user_version').get() }).toEqual({
    freelist_count: 0,
    user_version: 1,
  })
  file.close()
})

test('a message that was given up keeps no address once its account is gone, nor where it had none', async () => {
  const folder = await folderOf()
  const store = await sqlite(join(folder, 'id.db'))
  onTestFinished(() => store.close())
  const last = message({ to: `${mark}last@example.eu` })
  await store.outbox.add([last])
  await store.outbox.abandoned(last.id, { now, error: '550' })
  await store.sweep({ now })
  expect(around(await bytesOf(folder), mark)).toEqual([])
})
