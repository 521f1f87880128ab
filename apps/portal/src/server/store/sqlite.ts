import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { type Cv, cvDraftSchema, type Profile, profileDraftSchema } from '@laissez-passer/europass/model'
import { migrations } from './schema.ts'
import { sqliteSessions } from './sqlite-sessions.ts'
import { type CvEntry, type Kept, mostCvs, type PortalStore, type Saved } from './store.ts'

type Row = Record<string, SQLOutputValue>

/** A row whose body is read by the schema it was written with: fields added since have their defaults. */
const kept = <T>(row: Row | undefined, read: (body: unknown) => T): Kept<T> | null =>
  row
    ? {
        value: read(JSON.parse(String(row['body']))),
        version: Number(row['version']),
        savedAt: Number(row['saved_at']),
      }
    : null

const readProfile = (body: unknown): Profile => profileDraftSchema.parse(body)
const readCv = (body: unknown): Cv => cvDraftSchema.parse(body)

/**
 * The portal's store on SQLite, one file. Each operation is a single conditional statement, on disk when it returns.
 *
 * @param path - the file, or `:memory:`
 */
export function sqliteStore(path: string): PortalStore {
  const database = new DatabaseSync(path)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = ON;',
  )
  migrate(database)
  const prepare = (sql: string): StatementSync => database.prepare(sql)

  const findProfile = prepare('SELECT body, version, saved_at FROM profiles WHERE owner = ?')
  const createProfile = prepare(
    'INSERT INTO profiles (owner, body, version, saved_at) VALUES (?, ?, 1, ?) ON CONFLICT (owner) DO NOTHING',
  )
  const saveProfile = prepare(
    'UPDATE profiles SET body = ?, version = version + 1, saved_at = ? WHERE owner = ? AND version = ?',
  )
  const listCvs = prepare(
    `SELECT id, version, saved_at, body ->> 'title' AS title, body ->> 'headline' AS headline, body ->> 'template' AS template, body ->> 'language' AS language
     FROM cvs WHERE owner = ? ORDER BY saved_at DESC, id`,
  )
  const findCv = prepare('SELECT body, version, saved_at FROM cvs WHERE owner = ? AND id = ?')
  const createCv = prepare(
    `INSERT INTO cvs (id, owner, body, version, saved_at) SELECT ?, ?, ?, 1, ?
     WHERE (SELECT count(*) FROM cvs WHERE owner = ?) < ${mostCvs} ON CONFLICT (id) DO NOTHING`,
  )
  const countCvs = prepare('SELECT count(*) AS count FROM cvs WHERE owner = ?')
  const saveCv = prepare(
    'UPDATE cvs SET body = ?, version = version + 1, saved_at = ? WHERE owner = ? AND id = ? AND version = ?',
  )
  const removeCv = prepare('DELETE FROM cvs WHERE owner = ? AND id = ?')

  return {
    profiles: {
      find: async (owner) => kept(findProfile.get(owner), readProfile),
      create: async (owner, profile, { now }) => createProfile.run(owner, JSON.stringify(profile), now).changes === 1,
      save: async (owner, profile, { base, now }): Promise<Saved<Profile>> => {
        const body = JSON.stringify(profile)
        if (saveProfile.run(body, now, owner, base).changes === 1) return { ok: true, version: base + 1 }
        const row = findProfile.get(owner)
        const current = kept(row, readProfile)
        if (current && isResent(row, body, base)) return { ok: true, version: current.version }
        return current ? { ok: false, reason: 'changed', current } : { ok: false, reason: 'gone' }
      },
    },
    cvs: {
      list: async (owner) => listCvs.all(owner).map(toEntry),
      find: async (owner, id) => kept(findCv.get(owner, id), readCv),
      save: async (owner, cv, { base, now }): Promise<Saved<Cv>> => {
        const body = JSON.stringify(cv)
        const run =
          base === 0 ? createCv.run(cv.id, owner, body, now, owner) : saveCv.run(body, now, owner, cv.id, base)
        if (run.changes === 1) return { ok: true, version: base + 1 }
        const row = findCv.get(owner, cv.id)
        const current = kept(row, readCv)
        if (current && isResent(row, body, base)) return { ok: true, version: current.version }
        if (current) return { ok: false, reason: 'changed', current }
        const full = base === 0 && Number(countCvs.get(owner)?.['count']) >= mostCvs
        return { ok: false, reason: full ? 'full' : 'gone' }
      },
      remove: async (owner, id) => removeCv.run(owner, id).changes === 1,
    },
    sessions: sqliteSessions(database),
    sweep: async ({ now }) => {
      database.prepare('DELETE FROM logins WHERE expires_at <= ?').run(now)
      database.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(now)
    },
    ready: async () => {
      try {
        return database.prepare('SELECT 1 AS one').get()?.['one'] === 1
      } catch {
        return false
      }
    },
    close: () => database.close(),
  }
}

/** A save whose answer was lost is sent again: what is there is what was sent, one version on. */
const isResent = (row: Row | undefined, body: string, base: number): boolean =>
  row?.['body'] === body && Number(row['version']) === base + 1

function toEntry(row: Row): CvEntry {
  const text = (name: string): string => String(row[name] ?? '')
  return {
    id: text('id'),
    title: text('title'),
    headline: text('headline'),
    template: text('template'),
    language: text('language'),
    version: Number(row['version']),
    savedAt: Number(row['saved_at']),
  }
}

function migrate(database: DatabaseSync): void {
  const version = (): number => Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  for (let step = version(); step < migrations.length; step += 1) {
    // IMMEDIATE: of two processes that start together one migrates, the other waits and then finds nothing to do.
    database.exec('BEGIN IMMEDIATE')
    if (version() === step) database.exec(`${migrations[step] ?? ''}; PRAGMA user_version = ${step + 1}`)
    database.exec('COMMIT')
  }
}
