import { existsSync } from 'node:fs'
import { opensSigningKeys } from '@laissez-passer/federation/oidc'
import { node } from '@laissez-passer/runtime/node'
import { openDataFolder } from '@laissez-passer/server/data-folder'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { inSet, keyMarkOf, newSet } from '@laissez-passer/store-sql/sharded'
import type { SnapshotPart, Upkeep } from '@laissez-passer/store-sql/sqlite'
import { readBackup } from '../backup/file.ts'
import { type Inspected, inspect } from '../backup/inspect.ts'
import { writeKeptFiles } from '../backup/kept-files.ts'
import { type BackupItem, Damaged } from '../backup/lines.ts'
import type { Opening } from '../backup/secrecy.ts'
import { rowsTogether } from '../backup/together.ts'
import { bytesOfKey } from '../settings/several-databases.ts'
import { noteAtPlace } from './acting.ts'
import { type PlaceCommand, Refused } from './command.ts'
import { beingTaken, contestedOf } from './directory-mend.ts'
import { isOfFile, unreadable } from './file-faults.ts'
import { givenFile } from './given-file.ts'
import { moment } from './moments.ts'
import { storeAt } from './open-data.ts'
import { secretKeyOf } from './open-place.ts'
import type { Place } from './place-of-data.ts'
import { progress } from './progress.ts'
import { openingOf } from './secrecy-options.ts'
import { isFull, noSpace } from './space.ts'

/** `restore`: a backup becomes the data. */
export const restore: PlaceCommand = {
  name: 'restore',
  summary: 'Writes a backup into the database, brings it up to date, and its files into DATA_DIR.',
  takes: '<file>',
  positionals: [1, 1],
  options: {
    'passphrase-file': { type: 'string' },
    identity: { type: 'string' },
    replace: { type: 'boolean' },
    check: { type: 'boolean' },
  },
  explained: [
    ['--check', 'reads all of it, says what is in it and whether it is whole, and writes nothing'],
    [
      '--replace',
      'over data that are there; stop the server first. What was there is kept beside it where it is a file',
    ],
    ['--identity <file>', 'opens an encrypted one by the private key of age in this file'],
    ['--passphrase-file <file>', 'opens an encrypted one by the passphrase in this file'],
  ],
  notes: `The whole file is read and checked before anything is written; what is damaged is refused. On SQLite and PostgreSQL
all of it is written or nothing, of several databases one after the other. On D1 nothing opens the database until all is written: cut off, call it again with --replace.
Who was signed in when it was made is signed in again: “sessions end --everybody” ends that. Backups of earlier versions
are brought up to date, those of later ones are refused.`,
  examples: [
    ['is last night’s whole', 'laissez-passer restore 2026-11-27.backup --identity key.txt --check'],
    [
      'on a new machine',
      'DATA_DIR=/var/lib/laissez-passer laissez-passer restore 2026-11-27.backup --identity key.txt',
    ],
    ['from SQLite to PostgreSQL', 'LOGIN_DATABASE_URL=postgres://… laissez-passer restore moving.backup'],
  ],
  async runPlace(place, typed) {
    const [file = ''] = typed.positionals
    const { path } = await givenFile(file)
    const opening = await openingOf(typed)
    const replace = typed.values['replace'] === true
    const found = await inspected(path, opening).catch((error: unknown) => {
      throw isOfFile(error) ? unreadable(file, error) : error
    })
    if (typed.values['check'] === true) return outcome(`${file} is whole.`, { found, files: [], names: [] })
    refuseOthers(place, found)
    if (!replace && (await isUsed(place)))
      throw new Refused(
        'occupied',
        'There are data of EU Login already. --replace writes over them: stop the server, and look twice.',
      )
    await needKey(place, { found, replace })
    await write(place, { path, opening, replace, found })
    const names = found.databases === 1 ? [] : await mendedNames(place)
    const files =
      place.folder === null ? [] : await writeKeptFiles(found.files, { ...place, folder: place.folder, replace })
    await noteAtPlace(place, typed, { kind: 'backup-restored', details: { count: `${found.rows}` } })
    return outcome('Restored, and up to date.', { found, files, names })
  },
}

async function inspected(path: string, opening: Opening | null): Promise<Inspected> {
  const shown = progress('Rows checked')
  try {
    return await inspect(readBackup(path, opening), (rows) => shown.at(rows))
  } catch (error) {
    throw error instanceof Damaged ? new Refused('damaged', `The backup ${error.message}. Nothing was written.`) : error
  } finally {
    shown.done()
  }
}

/** A database that doesn't open isn't in use; what is wrong with it is a reason to restore. */
async function isUsed({ database, further = [], upkeep }: Place): Promise<boolean> {
  if (database.kind === 'sqlite') return existsSync(database.file)
  for (const one of [upkeep, ...further]) if (await holdsSomething(one)) return true
  return false
}

function holdsSomething(upkeep: Upkeep): Promise<boolean> {
  return upkeep.schema().then(
    ({ done }) => done.length > 0,
    (error: unknown) => {
      if (error instanceof LaissezPasserError && error.code === 'store-schema') return true
      throw error
    },
  )
}

/**
 * Ids say in which database somebody is, and names are kept under one key: as it was, or nothing is found.
 */
function refuseOthers({ further = [], settings }: Place, { databases, keyMarks }: Inspected): void {
  const count = further.length + 1
  if (databases !== count)
    throw new Refused(
      'several-databases',
      `The backup is of ${counted(databases)}, and ${counted(count)} ${count === 1 ? 'is' : 'are'} named. Nothing was written.`,
    )
  const { DIRECTORY_KEY: key } = settings
  if (databases > 1 && key !== undefined && keyMarks.some((mark) => mark !== keyMarkOf(bytesOfKey(key))))
    throw new Refused(
      'other-directory-key',
      'DIRECTORY_KEY is another one than that of the backup: nobody would be found by their address. Nothing was written.',
    )
}

const counted = (databases: number): string => (databases === 1 ? 'one database' : `${databases} databases`)

/** The key that will be used opens what is restored, or nothing is written. */
async function needKey(
  place: Place,
  { found, replace }: { readonly found: Inspected; readonly replace: boolean },
): Promise<void> {
  const kept = found.files.find(({ name }) => name === 'secret-key')
  const restored = kept === undefined ? null : Buffer.from(kept.content).toString('utf8').trim()
  const present = await secretKeyOf(place).catch((error: unknown) => {
    if (error instanceof Refused && error.reason === 'no-secret-key') return null
    throw error
  })
  const ofEnvironment = place.settings.SECRET_KEY !== undefined
  const secretKey = restored === null || ofEnvironment || (present !== null && !replace) ? present : restored
  if (secretKey === null)
    throw new Refused(
      'no-secret-key',
      'SECRET_KEY isn’t set, isn’t in DATA_DIR and isn’t in the backup: set the one that it was made with.',
    )
  const store = { signingKeys: { list: async () => found.signingKeys } }
  if (await opensSigningKeys({ keyRing: node({ secretKey }).keyRing, store })) return
  throw new Refused(
    'other-secret-key',
    'SECRET_KEY is another one than that of the backup: it opens nothing of what is in it. Nothing was written.',
  )
}

interface Writing {
  readonly path: string
  readonly opening: Opening | null
  readonly replace: boolean
  readonly found: Inspected
}

async function write(place: Place, { found, opening, path, replace }: Writing): Promise<void> {
  if (place.folder !== null) {
    const opened = openDataFolder(place.settings.DATA_DIR)
    if (!opened.ok) throw new Refused('invalid-settings', opened.line)
  }
  const shown = progress('Rows written')
  try {
    const sections = sectionsOf(rowsTogether(readBackup(path, opening)), (rows) => shown.at(rows, found.rows))
    const upkeeps = [place.upkeep, ...(place.further ?? [])]
    const set = newSet()
    for await (const { database, parts } of sections)
      await upkeeps[database]?.restore(found.databases === 1 ? parts : inSet(parts, set), { replace })
  } catch (error) {
    if (isFull(error)) throw noSpace(place.database.kind === 'sqlite' ? place.database.file : 'the database')
    if (error instanceof Damaged) throw new Refused('damaged', `The backup ${error.message}. Nothing was written.`)
    if (error instanceof LaissezPasserError && error.code === 'store-in-use')
      throw new Refused('in-use', 'Somebody works on the data that are to be replaced: stop the server first.')
    throw error
  } finally {
    shown.done()
  }
}

/** The databases in a backup, one after the other: each is read to its end before the next. */
async function* sectionsOf(
  items: AsyncIterable<BackupItem>,
  at: (rows: number) => void,
): AsyncGenerator<{ readonly database: number; readonly parts: AsyncIterable<SnapshotPart> }> {
  const reading = items[Symbol.asyncIterator]()
  let rows = 0
  let next: BackupItem | null = null
  const read = async (): Promise<BackupItem | null> => {
    const { done, value } = await reading.next()
    return done === true ? null : value
  }
  async function* partsOf(schema: SnapshotPart): AsyncGenerator<SnapshotPart> {
    yield schema
    for (next = await read(); next !== null && next.kind !== 'schema'; next = await read()) {
      if (next.kind === 'header' || next.kind === 'file') continue
      if (next.kind === 'rows') at((rows += next.rows.length))
      yield next
    }
  }
  try {
    next = await read()
    while (next !== null) {
      if (next.kind === 'schema') yield { database: next.database ?? 0, parts: partsOf(next) }
      else next = await read()
    }
  } finally {
    await reading.return?.()
  }
}

/**
 * The moments of several databases differ by milliseconds: whom another one made in between, nobody would
 * find by their address.
 * @returns what is to be said of it
 */
async function mendedNames(place: Place): Promise<readonly string[]> {
  const { close, store } = await storeAt(place)
  try {
    const found = await store.names?.mend({ now: Math.floor(Date.now() / 1000), write: true })
    if (found === undefined) return []
    const written = found.written === 0 ? [] : [`${found.written} names that the directory lacked were written anew.`]
    const taken = found.missing === found.written ? [] : [beingTaken(found.missing - found.written)]
    return [...written, ...taken, ...contestedOf(found)]
  } finally {
    await close()
  }
}

function outcome(
  first: string,
  {
    files,
    found,
    names,
  }: { readonly found: Inspected; readonly files: readonly string[]; readonly names: readonly string[] },
) {
  const { databases, madeAt, rows, steps, tables } = found
  const of = databases === 1 ? '' : ` of ${counted(databases)}`
  const inIt = found.files.map(({ name }) => name)
  return {
    ok: true,
    text: [
      `${first} It was made ${moment(madeAt)}: ${rows} rows of ${tables} tables${of}${inIt.length === 0 ? '' : `, ${inIt.join(', ')}`}.`,
      ...names,
      ...(files.length === 0 ? [] : [`Written into DATA_DIR: ${files.join(', ')}.`]),
    ].join('\n'),
    json: { madeAt: moment(madeAt), rows, tables, schema: steps.at(-1) ?? null, filesInIt: inIt, filesWritten: files },
  }
}
