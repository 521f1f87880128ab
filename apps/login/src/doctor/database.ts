import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { whyUnavailable } from '../database.ts'
import { type Check, fault, fine, type Finding, type Patient, warning } from './finding.ts'
import type { Upkeep } from '@laissez-passer/store-sql/sqlite'

/** Room that a day of work, and the write-ahead log, may take; in bytes. */
const little = 500_000_000
const tooLittle = 50_000_000

/**
 * The database: whether it opens, is whole, up to date, and keeps what it is given; and the disk below it.
 */
export const databaseCheck: Check = {
  name: 'database',
  async look(patient) {
    const { place } = patient
    try {
      const findings = [...(await schema(patient)), ...(await health(patient)), ...(await space(patient))]
      for (const [index, upkeep] of (place.further ?? []).entries())
        findings.push(...(await further(patient, { index: index + 1, upkeep })))
      return findings
    } catch (error) {
      const why = await whyUnavailable(error)
      if (why === null) throw error
      return [
        fault(
          `The database can’t be opened: ${why}.`,
          place.database.kind === 'sqlite'
            ? `Look at ${place.database.file} and its disk. If it is damaged, stop the server and “restore” a backup with --replace.`
            : 'Look at the database’s own log, and at LOGIN_DATABASE_URL.',
        ),
      ]
    }
  },
}

/** What is found at a database besides, with its number. */
async function further(
  patient: Patient,
  { index, upkeep }: { readonly index: number; readonly upkeep: Upkeep },
): Promise<readonly Finding[]> {
  const there = { ...patient, place: { ...patient.place, upkeep } }
  const found = [...(await schema(there)), ...(await health(there))]
  return found.map((finding) => ({ ...finding, saw: `Database ${index}: ${finding.saw}` }))
}

async function schema({ place: { database, upkeep } }: Patient): Promise<readonly Finding[]> {
  const { done, missing, newer } = await upkeep.schema()
  if (done.length === 0)
    return [
      database.kind === 'sqlite' && !existsSync(database.file)
        ? warning(`There is no ${database.file} yet.`, 'Start the server once, or set DATA_DIR.')
        : warning(
            'The database is empty.',
            'Start the server once, or look whether LOGIN_DATABASE_URL is the right one.',
          ),
    ]
  if (newer.length > 0)
    return [
      warning(
        `The schema is of a newer version: it has ${newer.join(', ')}.`,
        'This version works with it. Go back for a while only, and to the release before alone.',
      ),
    ]
  return missing.length === 0
    ? [fine(`The schema is up to date (${done.at(-1)}).`)]
    : [
        warning(
          `The schema lacks ${missing.join(', ')}.`,
          'Make a backup, then call “migrate”, or start the server of this version.',
        ),
      ]
}

async function health({
  place: { upkeep },
  settings: { LOGIN_DATABASE_DIRECT_URL: direct },
}: Patient): Promise<readonly Finding[]> {
  const { damage, pooled = false, settings, version } = await upkeep.health()
  if (version === '') return []
  return [
    damage.length === 0
      ? fine('The database finds no damage in itself.')
      : fault(
          `The database is damaged: ${damage.slice(0, 3).join('; ')}${damage.length > 3 ? ' …' : ''}.`,
          'Stop the server, keep a copy of the damaged file, and “restore” the last backup with --replace. Look at the disk.',
        ),
    ...keeping(settings),
    ...(pooled ? [behindPooler(direct !== undefined)] : []),
  ]
}

/**
 * A pooler lends nothing for longer than a transaction: no notifications, and no long steps of the schema.
 */
function behindPooler(named: boolean): Finding {
  return warning(
    named
      ? 'LOGIN_DATABASE_DIRECT_URL leads to a pooler.'
      : 'A pooler answers at LOGIN_DATABASE_URL, and LOGIN_DATABASE_DIRECT_URL isn’t set.',
    'Set LOGIN_DATABASE_DIRECT_URL to the server’s own address: waiting pages move on at once then, not within ten seconds.',
  )
}

/** Settings of a database by which what was acknowledged is lost. */
function keeping(settings: Readonly<Record<string, string>>): readonly Finding[] {
  const { fsync, full_page_writes: pages, journal_mode: journal, synchronous_commit: commits } = settings
  return [
    ...(journal === undefined || journal === 'wal'
      ? []
      : [
          warning(
            `journal_mode is ${journal}.`,
            'The server sets WAL when it starts. If it runs, somebody else changed it: who?',
          ),
        ]),
    ...(fsync === 'off' || pages === 'off'
      ? [
          fault(
            'fsync or full_page_writes is off: a power cut destroys the database.',
            'Set both to on in postgresql.conf.',
          ),
        ]
      : []),
    ...(commits === 'off'
      ? [
          warning(
            'synchronous_commit is off: a crash forgets what was just done.',
            'Set it to on: codes that were used could be used again.',
          ),
        ]
      : []),
    ...(settings['transaction_read_only'] === 'on'
      ? [fault('The database may only be read: it is a standby.', 'Let LOGIN_DATABASE_URL name the primary.')]
      : []),
  ]
}

async function space({ place: { folder, upkeep } }: Patient): Promise<readonly Finding[]> {
  if (folder === null || !existsSync(folder)) return []
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const said = `${Math.round(free / 1_000_000)} MB are free below ${folder}`
  const size = await upkeep.size()
  if (free < tooLittle)
    return [fault(`${said}.`, 'Make room at once: soon nothing can be written, and nobody signs in.')]
  return free < little + size / 10 ? [warning(`${said}.`, 'Make room, or a larger disk.')] : [fine(`${said}.`)]
}
