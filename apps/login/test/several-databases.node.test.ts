import { Client } from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { openDatabase } from '../src/database.ts'
import { openPlace } from '../src/cli/open-place.ts'
import { migrate } from '../src/cli/migrate.ts'
import { databaseCheck } from '../src/doctor/database.ts'
import { readSettings } from '../src/settings/settings.ts'

const key = 'd'.repeat(43)

async function databases(count: number): Promise<readonly string[]> {
  const server = inject('postgres')
  const client = new Client(server)
  await client.connect()
  const names = Array.from({ length: count }, () => `d${crypto.randomUUID().replaceAll('-', '')}`)
  for (const name of names) await client.query(`create database ${name}`)
  afterAll(async () => {
    for (const name of names) await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  return names.map((name) => server.replace(/[^/]*$/, name))
}

function settingsOf(environment: Readonly<Record<string, string>>) {
  const read = readSettings(environment)
  if (!read.ok) throw new Error(read.line)
  return read.settings
}

const lineOf = (environment: Readonly<Record<string, string>>) => {
  const read = readSettings(environment)
  return read.ok ? '' : read.line
}

it('refuses what can’t be, in a line that repeats no address', () => {
  const first = { LOGIN_DATABASE_URL: 'postgres://me:hunter2@db.example/one' }
  const more = { LOGIN_MORE_DATABASE_URLS: 'postgres://me:hunter2@db.example/two' }
  const several = { ...first, ...more, DIRECTORY_KEY: key }
  expect(lineOf(several)).toBe('')
  expect(lineOf({ ...more, DIRECTORY_KEY: key })).toContain('names PostgreSQL: that is the first one')
  expect(lineOf({ ...first, ...more })).toContain('DIRECTORY_KEY is missing')
  expect(lineOf({ ...first, DIRECTORY_KEY: key })).toContain(
    'does nothing with one database: others are named by LOGIN_MORE_DATABASE_URLS',
  )
  const twice = { ...several, LOGIN_MORE_DATABASE_URLS: 'postgres://you:hunter3@db.example:5432/one' }
  expect(lineOf(twice)).toBe('LOGIN_MORE_DATABASE_URLS can’t be used: a database stands there twice.')
  expect(lineOf({ ...several, FULL_DATABASES: '2' })).toBe('FULL_DATABASES names 2, and the last database is 1.')
  expect(lineOf({ ...several, FULL_DATABASES: '0,1' })).toContain('none is left for new accounts')
  for (const wrong of [
    { ...several, LOGIN_MORE_DATABASE_URLS: 'mysql://me:hunter2@x/y' },
    { ...several, DIRECTORY_KEY: 'hunter2' },
  ])
    expect(lineOf(wrong)).toMatch(/can’t be used/)
  const bound = (environment: Readonly<Record<string, string>>, databases: number) => {
    const read = readSettings(environment, { bound: databases })
    return read.ok ? '' : read.line
  }
  expect(bound({ DIRECTORY_KEY: key, FULL_DATABASES: '0' }, 2)).toBe('')
  expect(bound({}, 2)).toContain('DIRECTORY_KEY is missing, and there are 2 databases')
  expect(bound({ DIRECTORY_KEY: key }, 1)).toBe(
    'DIRECTORY_KEY does nothing with one database: another is bound as DB_2.',
  )
  for (const each of [twice, { ...more }, { ...several, DIRECTORY_KEY: 'hunter2' }])
    expect(lineOf(each)).not.toMatch(/hunter/)
})

it('opens several databases of PostgreSQL as one store, and none of them alone, or in another order', async () => {
  const [one = '', two = '', three = ''] = await databases(3)
  const environment = { LOGIN_DATABASE_URL: one, LOGIN_MORE_DATABASE_URLS: `${two} ${three}`, DIRECTORY_KEY: key }
  const open = (given: Readonly<Record<string, string>>) =>
    openDatabase(settingsOf(given), { folder: '/nowhere', listening: true })
  const opened = await open(environment)
  if (!opened.ok) throw new Error(opened.line)
  const { database } = opened
  expect(await database.store.accounts.list({ status: null, after: null, limit: 9 })).toEqual({
    accounts: [],
    next: null,
  })
  const places = Array.from({ length: 60 }, (_, index) => database.store.placing.account(`p${index}@example.eu`))
  expect(new Set(places)).toEqual(new Set(['100', '101', '102']))
  await database.close()

  expect(await open({ LOGIN_DATABASE_URL: one })).toMatchObject({ ok: false })
  const swapped = await open({ ...environment, LOGIN_MORE_DATABASE_URLS: `${three} ${two}` })
  expect(swapped).toMatchObject({ ok: false, line: expect.stringContaining('their order stays') })
  // A command needs all of them.
  const gone = await openDatabase(settingsOf({ ...environment, LOGIN_MORE_DATABASE_URLS: `${two} ${three}x` }), {
    folder: '/nowhere',
    listening: false,
  })
  expect(gone).toMatchObject({ ok: false, line: expect.stringContaining('database 2') })
  expect(JSON.stringify(gone)).not.toContain(three)
})

it('migrates and looks after each of them', async () => {
  const [one = '', two = ''] = await databases(2)
  const place = await openPlace({ LOGIN_DATABASE_URL: one, LOGIN_MORE_DATABASE_URLS: two, DIRECTORY_KEY: key })
  const typed = { positionals: [], values: { new: true } }
  const taken = await migrate.runPlace(place, typed as never)
  expect(JSON.stringify(taken)).toContain('of database 1')
  expect((await place.further?.[0]?.schema())?.missing).toEqual([])
  const findings = await databaseCheck.look({ settings: place.settings, place, store: null, secretKey: null, now: 0 })
  expect(findings.map(({ saw }) => saw)).toContainEqual(expect.stringMatching(/^Database 1: The schema is up to date/))
  await place.close()
})
