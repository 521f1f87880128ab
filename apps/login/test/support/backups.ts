import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@laissez-passer/core/ports'
import { expect, inject, onTestFinished } from 'vitest'
import { backup } from '../../src/cli/backup.ts'
import { type Ended, runProgram } from '../../src/cli/program.ts'
import { restore } from '../../src/cli/restore.ts'
import { defaultServices } from './default-services.ts'
import { personIn } from './person.ts'
import { emptyPlace, secretKey, type TestPlace } from './places.ts'

const commands = [backup, restore]
const now = Math.floor(Date.now() / 1000)

/** Runs one of the two commands in a place. */
export const run = (
  { environment, open }: Pick<TestPlace, 'environment'> & Partial<Pick<TestPlace, 'open'>>,
  ...args: readonly string[]
): Promise<Ended> => runProgram(args, { commands, environment, ...(open ? { open } : {}) })

/** An empty place, for the time of a test. */
export async function place(kind: TestPlace['kind']): Promise<TestPlace> {
  const made = await emptyPlace(kind, inject('postgres'))
  onTestFinished(() => made.remove())
  return made
}

/** A folder, for the time of a test. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'backups-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** Adds an account with its link and its mail, in one commit: rows of three tables that belong together. */
export async function addAccount(store: Store, number: number): Promise<void> {
  const id = `writer-${String(number).padStart(6, '0')}`
  await store.accounts.register({
    account: {
      id,
      uid: `w${number}`,
      email: `${id}@example.eu`,
      firstName: 'Zoë',
      lastName: "O'Neill \u2028 “x”",
      language: 'el',
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
      memberOf: ['A', 'B'],
      createdAt: now,
    },
    emailKey: `${id}@example.eu`,
    uidMarks: [],
    link: {
      tokenHash: id,
      accountId: id,
      purpose: 'choose-password',
      continueTo: null,
      createdAt: now,
      expiresAt: now + 9,
    },
    message: {
      id,
      kind: 'mail',
      to: `${id}@example.eu`,
      accountId: id,
      template: 'registration-link',
      language: 'el',
      sealed: 'k1.x',
      createdAt: now,
    },
  })
}

/** A small one, with whatever a server needs beside it. */
export async function made(...options: readonly string[]) {
  const source = await place('sqlite')
  const { SECRET_KEY: _, ...environment } = source.environment
  await writeFile(join(source.folder, 'secret-key'), `${secretKey}\n`)
  await writeFile(join(source.folder, 'services.json'), defaultServices)
  await source.withStore((store) => personIn(store, source.environment))
  const file = join(await folder(), 'x.backup')
  const ended = await run({ environment }, 'backup', file, '--json', ...options)
  expect(ended, ended.err).toMatchObject({ code: 0 })
  return { source: { ...source, environment }, file, said: JSON.parse(ended.out) }
}

/** A file with what opens a backup, or should. */
export async function secret(name: string, text: string): Promise<string> {
  const path = join(await folder(), name)
  await writeFile(path, text)
  return path
}
