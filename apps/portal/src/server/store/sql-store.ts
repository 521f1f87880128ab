import { type Cv, cvDraftSchema, type Profile, profileDraftSchema } from '@laissez-passer/europass/model'
import { sqlSessions } from '@laissez-passer/relying-party/sql'
import type { Executor } from '@laissez-passer/store-sql/executors'
import { type Row, runOn, toText } from './run.ts'
import { type CvEntry, type Kept, mostCvs, type PortalStore, type Saved } from './store.ts'

const findProfile = 'SELECT body, version, saved_at FROM profiles WHERE owner = ?'
const findCv = 'SELECT body, version, saved_at FROM cvs WHERE owner = ? AND id = ?'

/** A row whose body is read by the schema it was written with: fields added since have their defaults. */
const kept = <T>(row: Row | undefined, read: (body: unknown) => T): Kept<T> | null =>
  row
    ? { value: read(JSON.parse(toText(row['body']))), version: Number(row['version']), savedAt: Number(row['savedAt']) }
    : null

const readProfile = (body: unknown): Profile => profileDraftSchema.parse(body)
const readCv = (body: unknown): Cv => cvDraftSchema.parse(body)

/**
 * The portal's store on a database: the same statements on each. An operation is one conditional statement,
 * and durable when it resolves.
 */
export function sqlStore(executor: Executor): Omit<PortalStore, 'close'> {
  const run = runOn(executor)
  const sessions = sqlSessions(
    async (sql, parameters) => (await executor.commit([{ sql, parameters }]))[0]?.rows ?? [],
    { read: (sql, parameters) => executor.query({ sql, parameters }) },
  )
  return {
    profiles: {
      find: async (owner) => kept(await run.find(findProfile, owner), readProfile),
      create: async (owner, profile, { now }) =>
        (await run.changes(
          'INSERT INTO profiles (owner, body, version, saved_at) VALUES (?, ?, 1, ?) ON CONFLICT (owner) DO NOTHING',
          owner,
          JSON.stringify(profile),
          now,
        )) === 1,
      save: async (owner, profile, { base, now }): Promise<Saved<Profile>> => {
        const body = JSON.stringify(profile)
        const [changes, row] = await run.changesThen(
          [
            'UPDATE profiles SET body = ?, version = version + 1, saved_at = ? WHERE owner = ? AND version = ?',
            body,
            now,
            owner,
            base,
          ],
          [findProfile, owner],
        )
        if (changes === 1) return { ok: true, version: base + 1 }
        const current = kept(row, readProfile)
        if (current && isResent(row, body, base)) return { ok: true, version: current.version }
        return current ? { ok: false, reason: 'changed', current } : { ok: false, reason: 'gone' }
      },
    },
    cvs: {
      list: async (owner) =>
        (
          await run.list(
            `SELECT id, version, saved_at, body ->> 'title' AS title, body ->> 'headline' AS headline, body ->> 'template' AS template, body ->> 'language' AS language
             FROM cvs WHERE owner = ? ORDER BY saved_at DESC, id`,
            owner,
          )
        ).map(toEntry),
      find: async (owner, id) => kept(await run.find(findCv, owner, id), readCv),
      save: async (owner, cv, { base, now }): Promise<Saved<Cv>> => {
        const body = JSON.stringify(cv)
        const [changes, row, count] = await run.changesThen(
          base === 0
            ? [
                `INSERT INTO cvs (id, owner, body, version, saved_at) SELECT ?, ?, ?, 1, ?
                 WHERE (SELECT count(*) FROM cvs WHERE owner = ?) < ${mostCvs} ON CONFLICT (id) DO NOTHING`,
                cv.id,
                owner,
                body,
                now,
                owner,
              ]
            : [
                'UPDATE cvs SET body = ?, version = version + 1, saved_at = ? WHERE owner = ? AND id = ? AND version = ?',
                body,
                now,
                owner,
                cv.id,
                base,
              ],
          [findCv, owner, cv.id],
          ['SELECT count(*) AS count FROM cvs WHERE owner = ?', owner],
        )
        if (changes === 1) return { ok: true, version: base + 1 }
        const current = kept(row, readCv)
        if (current && isResent(row, body, base)) return { ok: true, version: current.version }
        if (current) return { ok: false, reason: 'changed', current }
        return { ok: false, reason: base === 0 && Number(count?.['count']) >= mostCvs ? 'full' : 'gone' }
      },
      remove: async (owner, id) => (await run.changes('DELETE FROM cvs WHERE owner = ? AND id = ?', owner, id)) === 1,
    },
    sessions,
    sweep: async (options) => {
      await sessions.sweep(options)
    },
    ready: async () => {
      try {
        return (await run.find('SELECT 1 AS one'))?.['one'] === 1
      } catch {
        return false
      }
    },
  }
}

/** A save whose answer was lost is sent again: what is there is what was sent, one version on. */
const isResent = (row: Row | undefined, body: string, base: number): boolean =>
  row?.['body'] === body && Number(row['version']) === base + 1

function toEntry(row: Row): CvEntry {
  return {
    id: toText(row['id']),
    title: toText(row['title']),
    headline: toText(row['headline']),
    template: toText(row['template']),
    language: toText(row['language']),
    version: Number(row['version']),
    savedAt: Number(row['savedAt']),
  }
}
