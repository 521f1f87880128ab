import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@laissez-passer/core/ports'
import type { SnapshotPart, SnapshotRow } from '@laissez-passer/store-sql/sqlite'
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { byPassphrase, ofPassphrase } from '../src/backup/passphrase.ts'
import { backup } from '../src/cli/backup.ts'
import { type Ended, runProgram } from '../src/cli/program.ts'
import { restore } from '../src/cli/restore.ts'
import { sqliteFile } from '../src/database.ts'
import { defaultServices } from './support/default-services.ts'
import { personIn, signsIn } from './support/person.ts'
import { smallDisk } from './support/small-disk.ts'
import { emptyPlace, secretKey, type TestPlace } from './support/places.ts'

const commands = [backup, restore]
const now = Math.floor(Date.now() / 1000)

const run = (
  { environment, open }: Pick<TestPlace, 'environment'> & Partial<Pick<TestPlace, 'open'>>,
  ...args: readonly string[]
): Promise<Ended> => runProgram(args, { commands, environment, ...(open ? { open } : {}) })

async function place(kind: TestPlace['kind']): Promise<TestPlace> {
  const made = await emptyPlace(kind, inject('postgres'))
  onTestFinished(() => made.remove())
  return made
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'backups-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** All rows of a place, by table, each row as text, in an order of their own. */
async function contentOf({ environment, open }: TestPlace): Promise<ReadonlyMap<string, readonly string[]>> {
  const opened = await open(environment)
  try {
    return await rowsIn(opened.upkeep.snapshot())
  } finally {
    await opened.close()
  }
}

async function rowsIn(parts: AsyncIterable<SnapshotPart>): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = new Map<string, SnapshotRow[]>()
  let table: { readonly name: string; readonly columns: readonly string[] } = { name: '', columns: [] }
  for await (const part of parts) {
    if (part.kind === 'table') tables.set((table = part).name, [])
    if (part.kind === 'rows') tables.get(table.name)?.push(...part.rows)
  }
  return new Map([...tables].map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).toSorted()]))
}

/** Adds an account with its link and its mail, in one commit: rows of three tables that belong together. */
async function addAccount(store: Store, number: number): Promise<void> {
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

describe.each([
  ['sqlite', 'postgres'],
  ['postgres', 'd1'],
  ['d1', 'sqlite'],
  ['sqlite', 'sqlite'],
] as const)('from %s to %s', (from, to) => {
  it('what was there at one moment is restored row for row, while others write, and opens', async () => {
    const [source, target] = [await place(from), await place(to)]
    const file = join(await folder(), 'x.backup')
    await source.withStore(async (store) => {
      await personIn(store, source.environment)
      let number = 0
      while (number < 300) await addAccount(store, number++)
      // Wrangler’s local D1 is one process’s at a time.
      let writing = from !== 'd1'
      const before = number
      const writer = (async () => {
        while (writing) await addAccount(store, number++)
      })()
      const made = await (from === 'd1' ? { code: 0 } : run(source, 'backup', file))
      const after = number
      writing = false
      await writer
      expect(made.code).toBe(0)
      if (from !== 'd1') expect(after).toBeGreaterThan(before)
    })
    if (from === 'd1') expect(await run(source, 'backup', file)).toMatchObject({ code: 0, err: '' })
    expect((await stat(file)).mode & 0o777).toBe(0o600)

    expect(await run(target, 'restore', file)).toMatchObject({ code: 0, err: '' })
    const [all, restored] = [await contentOf(source), await contentOf(target)]
    expect([...restored.keys()]).toEqual([...all.keys()])
    // The one that writes adds, and changes nothing: what is restored is there word for word.
    // The restore notes itself in the audit log.
    const kept = new Map(restored).set(
      'audit',
      (restored.get('audit') ?? []).filter((row) => !row.includes('backup-restored')),
    )
    for (const [name, rows] of kept) expect(all.get(name), name).toEqual(expect.arrayContaining([...rows]))
    // As of one moment: of each commit all three rows or none, and none before one that is there is missing.
    const written = ['accounts', 'links', 'outbox'].map((table) =>
      (restored.get(table) ?? []).flatMap((row) => /"writer-(\d+)"/.exec(row)?.[1] ?? []),
    )
    const count = written[0]?.length ?? 0
    expect(count).toBeGreaterThanOrEqual(300)
    const prefix = Array.from({ length: count }, (_, number) => String(number).padStart(6, '0'))
    for (const numbers of written) expect(numbers.toSorted()).toEqual(prefix)
    // And it lives: the person signs in by the password they had.
    await target.withStore((store) => signsIn(store, target.environment))
  }, 90_000)
})

it('a passphrase opens and closes as age does it, by other people’s implementation', async () => {
  const [text, passphrase] = [new TextEncoder().encode('Ça va, αβγ'), 'sixteen characters or more']
  const theirs = new Encrypter()
  theirs.setPassphrase(passphrase)
  theirs.setScryptWorkFactor(10)
  const ours = new Decrypter()
  ours.addIdentity(ofPassphrase(passphrase))
  expect(await ours.decrypt(await theirs.encrypt(text))).toEqual(text)
  const wrong = new Decrypter()
  wrong.addIdentity(ofPassphrase(`${passphrase}.`))
  await expect(wrong.decrypt(await theirs.encrypt(text))).rejects.toThrow('no identity matched')
  const closed = new Encrypter()
  // The library's own scrypt takes seconds at the cost that backups have.
  closed.addRecipient(byPassphrase(passphrase, { workFactor: 10 }))
  const opened = new Decrypter()
  opened.addPassphrase(passphrase)
  expect(await opened.decrypt(await closed.encrypt(text))).toEqual(text)
  const full = new Encrypter()
  full.addRecipient(byPassphrase(passphrase))
  expect(Buffer.from(await full.encrypt(text)).toString('latin1')).toMatch(/\n-> scrypt [\w+/]+ 18\n/)
}, 60_000)

describe('a backup', () => {
  /** A small one, with whatever a server needs beside it. */
  async function made(...options: readonly string[]) {
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

  async function secret(name: string, text: string): Promise<string> {
    const path = join(await folder(), name)
    await writeFile(path, text)
    return path
  }

  it('in clear holds the database and no keys, and says so', async () => {
    const { file, said, source } = await made()
    expect(said).toMatchObject({ files: [], encrypted: false })
    const again = await run(source, 'backup', `${file}.2`)
    expect(again.out).toContain('Not in it: the keys and files of')
    const target = await place('sqlite')
    const { SECRET_KEY: _, ...environment } = target.environment
    const refused = await run({ environment }, 'restore', file, '--json')
    expect([refused.code, JSON.parse(refused.out).reason]).toEqual([1, 'no-secret-key'])
    const other = { ...environment, SECRET_KEY: 'another-key-of-at-least-32-characters' }
    expect(JSON.parse((await run({ environment: other }, 'restore', file, '--json')).out).reason).toBe(
      'other-secret-key',
    )
    expect(await readdir(target.folder)).toEqual([])
  })

  it('that is encrypted holds the keys as well, and opens by its passphrase alone', async () => {
    const passphrase = await secret('passphrase', 'sixteen characters or more\n')
    const { file, said } = await made('--passphrase-file', passphrase)
    expect(said.files).toEqual(['secret-key', 'services.json'])
    const text = (await readFile(file)).toString('latin1')
    expect(text).toMatch(/^age-encryption\.org\/v1\n/)
    expect(text).not.toContain(secretKey)
    const target = await place('sqlite')
    const { SECRET_KEY: _, ...environment } = target.environment
    const without = await run({ environment }, 'restore', file)
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('is encrypted: give --passphrase-file')])
    const wrong = await secret('wrong', 'sixteen other characters\n')
    expect((await run({ environment }, 'restore', file, '--passphrase-file', wrong)).err).toContain(
      'isn’t opened by this passphrase',
    )
    expect(await readdir(target.folder)).toEqual([])
    const ended = await run({ environment }, 'restore', file, '--passphrase-file', passphrase)
    expect(ended, ended.err).toMatchObject({ code: 0 })
    expect(await readFile(join(target.folder, 'services.json'), 'utf8')).toBe(defaultServices)
    expect((await stat(join(target.folder, 'secret-key'))).mode & 0o777).toBe(0o600)
    await target.withStore((store) => signsIn(store, target.environment))
  }, 30_000)

  it('is closed by a public key, so that the machine that makes it can’t read it', async () => {
    const identity = await generateIdentity()
    const { file } = await made('--recipient', await identityToRecipient(identity))
    const key = await secret('key.txt', `# created: today\n${identity}\n`)
    const other = await secret('other.txt', `${await generateIdentity()}\n`)
    const target = await place('sqlite')
    expect((await run(target, 'restore', file, '--identity', other, '--check')).code).toBe(1)
    const checked = await run(target, 'restore', file, '--identity', key, '--check', '--json')
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true, filesInIt: ['secret-key', 'services.json'] })
    expect(await readdir(target.folder)).toEqual([])
  })

  it('is not closed or opened by half a key, which a line says', async () => {
    const identity = await generateIdentity()
    const recipient = await identityToRecipient(identity)
    const { source, file } = await made('--recipient', recipient)
    for (const half of [recipient.slice(0, -1), 'age1xyz', 'age1ql3z7hjy54…']) {
      const { code, err } = await run(source, 'backup', `${file}.again`, '--recipient', half)
      expect([code, err]).toEqual([2, expect.stringContaining(`--recipient ${half}: a whole public key of age`)])
    }
    const key = await secret('key.txt', `${identity.slice(0, -1)}\n`)
    const { code, err } = await run(source, 'restore', file, '--identity', key, '--check')
    expect([code, err]).toEqual([1, expect.stringContaining('holds no private key of age that is whole')])
  })

  it('that is cut off or altered anywhere is refused, and nothing is touched', async () => {
    const { file } = await made()
    const whole = await readFile(file)
    const target = await place('sqlite')
    const lengths = [0, 1, 10, whole.length >> 1, whole.length - 9, whole.length - 1]
    for (const length of lengths) {
      await writeFile(file, whole.subarray(0, length))
      const { code, err } = await run(target, 'restore', file)
      expect([length, code, err]).toEqual([length, 1, expect.stringMatching(/^The backup .*Nothing was written\.\n$/)])
    }
    for (const at of [0, 20, whole.length >> 2, whole.length >> 1, whole.length - 5]) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ 1
      await writeFile(file, altered)
      const { code, err } = await run(target, 'restore', file)
      expect([at, code, err]).toEqual([at, 1, expect.stringMatching(/^The backup .*Nothing was written\.\n$/)])
    }
    await writeFile(file, 'hello')
    expect((await run(target, 'restore', file)).code).toBe(1)
    expect(await readdir(target.folder)).toEqual([])
  }, 30_000)

  it('goes over data that are there only when told, and not while somebody works on them', async () => {
    const { file } = await made()
    const target = await place('sqlite')
    const path = sqliteFile(target.folder)
    await target.withStore(async (store) => {
      await addAccount(store, 1)
      expect(JSON.parse((await run(target, 'restore', file, '--json')).out).reason).toBe('occupied')
      expect(JSON.parse((await run(target, 'restore', file, '--replace', '--json')).out).reason).toBe('in-use')
      expect(await store.accounts.find({ uid: 'w1' })).not.toBeNull()
    })
    expect((await readdir(target.folder)).toSorted()).toEqual(['login.sqlite'])
    expect(await run(target, 'restore', file, '--replace')).toMatchObject({ code: 0, err: '' })
    await target.withStore(async (store) => {
      expect(await store.accounts.find({ uid: 'w1' })).toBeNull()
      await signsIn(store, target.environment)
    })
    expect(await readdir(target.folder)).toContain('login.sqlite.replaced')
    // What is there is broken: that is what restores are for.
    await truncate(path, 5000)
    await rm(`${path}-wal`, { force: true })
    expect(await run(target, 'restore', file, '--replace')).toMatchObject({ code: 0, err: '' })
  }, 30_000)

  it('isn’t written over PostgreSQL that others use, or that holds anything', async () => {
    const { file } = await made()
    const target = await place('postgres')
    await target.withStore(async (store) => {
      await addAccount(store, 1)
      expect(JSON.parse((await run(target, 'restore', file, '--json')).out).reason).toBe('occupied')
      expect(JSON.parse((await run(target, 'restore', file, '--replace', '--json')).out).reason).toBe('in-use')
      expect(await store.accounts.find({ uid: 'w1' })).not.toBeNull()
    })
    expect(await run(target, 'restore', file, '--replace')).toMatchObject({ code: 0, err: '' })
    await target.withStore((store) => signsIn(store, target.environment))
  }, 30_000)

  it('never writes over a file, and says which can’t be used', async () => {
    const { file, source } = await made()
    expect(JSON.parse((await run(source, 'backup', file, '--json')).out).reason).toBe('exists')
    await writeFile(`${file}.3.partial`, '')
    expect((await run(source, 'backup', `${file}.3`)).err).toContain('a backup was cut off')
    const elsewhere = join(file, 'x.backup')
    for (const args of [
      ['backup', elsewhere],
      ['backup', '/proc/x.backup'],
      ['restore', source.folder],
    ])
      expect([args, JSON.parse((await run(source, ...args, '--json')).out).reason]).toEqual([args, 'unusable-file'])
  }, 30_000)

  it('leaves nothing where the disk is full, and neither does a restore', async ({ skip }) => {
    const small = await smallDisk('64k')
    if (small === null) return skip('only root makes a disk')
    const { file, source } = await made()
    await source.withStore(async (store) => {
      for (let number = 0; number < 2000; number++) await addAccount(store, number)
    })
    const full = await run(source, 'backup', join(small, 'x.backup'))
    expect([full.code, full.err]).toEqual([1, expect.stringContaining(`There is no room left in ${small}`)])
    expect(await readdir(small)).toEqual([])
    // The same while restoring.
    const environment = { ...source.environment, DATA_DIR: small, SECRET_KEY: secretKey }
    const restored = await run({ environment }, 'restore', file)
    expect([restored.code, restored.err]).toEqual([1, expect.stringContaining('There is no room left')])
    expect(await readdir(small)).toEqual([])
  }, 30_000)
})
