import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Store } from '@laissez-passer/core/ports'
import { backup } from '../../src/cli/backup.ts'
import { directoryMend } from '../../src/cli/directory-mend.ts'
import { storeAt } from '../../src/cli/open-data.ts'
import { openPlace } from '../../src/cli/open-place.ts'
import { type Ended, runProgram } from '../../src/cli/program.ts'
import { reachD1 } from '../../src/cli/reach-d1.ts'
import { restore } from '../../src/cli/restore.ts'
import { secretKey } from './places.ts'

const key = 'd'.repeat(43)

/** Several databases of one kind, as the settings name them. */
export interface Given {
  readonly environment: Readonly<Record<string, string>>
  readonly alone: Readonly<Record<string, string>>
  readonly open: typeof openPlace
}

/** A folder that goes with the test. */
export async function folderOfTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'several-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function onPostgres(count: number): Promise<Given> {
  const server = inject('postgres')
  const client = new Client(server)
  await client.connect()
  const names = Array.from({ length: count }, () => `s${crypto.randomUUID().replaceAll('-', '')}`)
  for (const name of names) await client.query(`create database ${name}`)
  onTestFinished(async () => {
    for (const name of names) await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  const [first = '', ...more] = names.map((name) => server.replace(/[^/]*$/, name))
  const alone = { DATA_DIR: await folderOfTest(), SECRET_KEY: secretKey, LOGIN_DATABASE_URL: first }
  const environment = { ...alone, LOGIN_MORE_DATABASE_URLS: more.join(' '), DIRECTORY_KEY: key }
  return { alone, environment, open: openPlace }
}

/** As `wrangler.jsonc` binds them, on this machine. */
export async function onD1(count: number): Promise<Given> {
  const folder = await folderOfTest()
  const config = (bound: number) => {
    const file = join(folder, `wrangler-${bound}.json`)
    const databases = Array.from({ length: bound }, (_, index) => ({
      binding: index === 0 ? 'DB' : `DB_${index + 1}`,
      database_name: `login-${index + 1}`,
      database_id: `00000000-0000-0000-0000-00000000000${index}`,
    }))
    const written = { name: 'login', compatibility_date: '2026-11-01', d1_databases: databases }
    return writeFile(file, JSON.stringify(written)).then(() => `d1://DB?config=${encodeURIComponent(file)}`)
  }
  const reached = new Map<string, ReturnType<typeof reachD1>>()
  const reach: typeof reachD1 = async (place) => {
    const opened = reached.get(String(place.config)) ?? reachD1(place)
    reached.set(String(place.config), opened)
    return { ...(await opened), close: async () => {} }
  }
  onTestFinished(async () => {
    for (const opened of reached.values()) await (await opened).close()
  })
  const shared = { DATA_DIR: folder, SECRET_KEY: secretKey, LOGIN_ORIGIN: 'http://localhost:4000' }
  return {
    alone: { ...shared, LOGIN_DATABASE_URL: await config(1) },
    environment: { ...shared, LOGIN_DATABASE_URL: await config(count), DIRECTORY_KEY: key },
    open: (given) => openPlace(given, reach),
  }
}

/** Works on the store over all of them, whose schema is made where there is none. */
export async function on<Result>(
  { environment, open }: Given,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const place = await open(environment)
  for (const one of [place.upkeep, ...(place.further ?? [])]) await one.migrate()
  const { close, store } = await storeAt(place)
  try {
    return await work(store)
  } finally {
    await close()
    await place.close()
  }
}

/** The rows of each database, but those that the command itself writes, and of which set it is. */
export async function contentOf({ environment, open }: Given) {
  const { close, further = [], upkeep } = await open(environment)
  const contents: string[][] = []
  const sets = new Set<string>()
  for (const one of [upkeep, ...further]) {
    const rows: string[] = []
    let table = ''
    for await (const part of one.snapshot()) {
      if (part.kind === 'table') table = part.name
      if (part.kind !== 'rows' || table === 'audit') continue
      for (const row of part.rows)
        if (table === 'names' && row[0] === 'set') sets.add(String(row[1]))
        else rows.push(`${table} ${JSON.stringify(row)}`)
    }
    contents.push(rows.toSorted())
  }
  await close()
  return { contents, sets: [...sets] }
}

const now = 1_900_000_000
export const emails = Array.from({ length: 9 }, (_, index) => `person${index}@example.eu`)

export async function people(store: Store): Promise<void> {
  for (const email of emails) {
    const id = store.placing.account(email) + crypto.randomUUID().replaceAll('-', '').slice(0, 22)
    await store.accounts.register({
      account: {
        id,
        uid: `n00${id.slice(3, 8)}`,
        email,
        firstName: 'Ada',
        lastName: 'Lovelace',
        language: 'en',
        status: 'pending',
        passwordHash: null,
        passwordChangedAt: null,
        preferredMethod: null,
        alwaysTwoFactors: false,
        administrator: false,
        title: null,
        timeZone: null,
        chosenZone: null,
        signInMails: null,
        assurance: null,
        memberOf: null,
        createdAt: now,
      },
      emailKey: email,
      uidMarks: [],
      link: {
        tokenHash: `link of ${id}`,
        accountId: id,
        purpose: 'choose-password',
        continueTo: null,
        createdAt: now,
        expiresAt: now + 9,
      },
      message: {
        id: `message of ${id}`,
        kind: 'mail',
        to: email,
        accountId: id,
        template: 'registration-link',
        language: 'en',
        sealed: 'k1.x',
        createdAt: now,
      },
    })
  }
}

/** Runs one command. */
export const run = (
  { environment, open }: Pick<Given, 'environment' | 'open'>,
  ...args: readonly string[]
): Promise<Ended> => runProgram(args, { commands: [backup, restore, directoryMend], environment, open })
