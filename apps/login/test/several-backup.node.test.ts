import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import type { Store } from '@laissez-passer/core/ports'
import { backup } from '../src/cli/backup.ts'
import { openPlace } from '../src/cli/open-place.ts'
import { type Ended, runProgram } from '../src/cli/program.ts'
import { restore } from '../src/cli/restore.ts'
import { openDatabase } from '../src/database.ts'
import { readSettings } from '../src/settings/settings.ts'
import { secretKey } from './support/places.ts'

const key = 'd'.repeat(43)

/** Several databases of PostgreSQL, as the settings name them. */
async function several(count: number) {
  const server = inject('postgres')
  const client = new Client(server)
  await client.connect()
  const names = Array.from({ length: count }, () => `s${crypto.randomUUID().replaceAll('-', '')}`)
  for (const name of names) await client.query(`create database ${name}`)
  const folder = await mkdtemp(join(tmpdir(), 'several-'))
  onTestFinished(async () => {
    for (const name of names) await client.query(`drop database ${name} with (force)`)
    await client.end()
    await rm(folder, { recursive: true, force: true })
  })
  const [first = '', ...more] = names.map((name) => server.replace(/[^/]*$/, name))
  return {
    DATA_DIR: folder,
    SECRET_KEY: secretKey,
    LOGIN_DATABASE_URL: first,
    LOGIN_MORE_DATABASE_URLS: more.join(' '),
    DIRECTORY_KEY: key,
  }
}

type Given = Awaited<ReturnType<typeof several>>

async function on<Result>(environment: Given, work: (store: Store) => Promise<Result>): Promise<Result> {
  const read = readSettings(environment)
  if (!read.ok) throw new Error(read.line)
  const opened = await openDatabase(read.settings, { folder: '/nowhere', listening: true })
  if (!opened.ok) throw new Error(opened.line)
  try {
    return await work(opened.database.store)
  } finally {
    await opened.database.close()
  }
}

/** The rows of each database, but those that the command itself writes. */
async function contentOf(environment: Given): Promise<readonly (readonly string[])[]> {
  const { close, further = [], upkeep } = await openPlace(environment)
  const contents: string[][] = []
  for (const one of [upkeep, ...further]) {
    const rows: string[] = []
    let table = ''
    for await (const part of one.snapshot()) {
      if (part.kind === 'table') table = part.name
      else if (part.kind === 'rows' && table !== 'audit')
        rows.push(...part.rows.map((row) => `${table} ${JSON.stringify(row)}`))
    }
    contents.push(rows.toSorted())
  }
  await close()
  return contents
}

const now = 1_900_000_000
const emails = Array.from({ length: 9 }, (_, index) => `person${index}@example.eu`)

async function people(store: Store): Promise<void> {
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

it('a backup of several databases is one file, and becomes as many again; others, or another key, are refused', async () => {
  const [from, to] = [await several(2), await several(2)]
  const { DIRECTORY_KEY: _, LOGIN_MORE_DATABASE_URLS: __, ...alone } = to
  await on(from, people)
  const file = join(from.DATA_DIR, 'all.backup')
  const run = (environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> =>
    runProgram(args, { commands: [backup, restore], environment })

  const kept = await run(from, 'backup', file)
  expect(kept.out, kept.err).toContain('tables of 2 databases are in')
  expect(kept.out).toContain('DIRECTORY_KEY is in no backup')
  const counted = /\d+ rows of \d+ tables of 2 databases/.exec(kept.out)?.[0]
  expect((await run(from, 'restore', file, '--check')).out).toContain(counted)
  const wrong = [
    [alone, 'The backup is of 2 databases, and one database is named'],
    [{ ...to, DIRECTORY_KEY: 'e'.repeat(43) }, 'DIRECTORY_KEY is another one than that of the backup'],
  ] as const
  for (const [environment, why] of wrong) expect((await run(environment, 'restore', file)).err).toContain(why)

  const restored = await run(to, 'restore', file)
  expect(restored.out, restored.err).toContain('Restored')
  expect(await contentOf(to)).toEqual(await contentOf(from))
  await on(to, async (store) => {
    const found = await Promise.all(emails.map((email) => store.accounts.find({ email })))
    expect(found.map((one) => one?.email)).toEqual(emails)
    expect(new Set(found.map((one) => one?.id.slice(0, 3)))).toEqual(new Set(['100', '101']))
  })
  expect((await run(to, 'restore', file)).err).toContain('--replace')
}, 120_000)
