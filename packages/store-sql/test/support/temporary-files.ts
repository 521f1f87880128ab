// Tells which files SQLite makes beside a database, `SQLITE_TMPDIR` being the first argument, while commits
// write more pages than it would keep of a savepoint: one commit by itself, then two of one turn.
import { watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteExecutor } from '../../src/sqlite-executor.ts'

const [, , folder = '', path = ''] = process.argv
const made: string[] = []
const last = 'the-last'
const seen = new Promise<void>((resolve) => {
  const watched = watch(folder, (_, name) => {
    if (name !== last) return void made.push(String(name))
    watched.close()
    resolve()
  })
})
const database = new DatabaseSync(path)
database.exec('pragma journal_mode = wal; create table seen (key integer primary key, text text) strict')
const { commit } = sqliteExecutor(database)
const rows = (from: number, text: string) =>
  Array.from({ length: 100 }, (_, at) => ({
    sql: 'insert into seen (key, text) values (?, ?) on conflict do update set text = excluded.text',
    parameters: [from + at, text.repeat(3000)],
  }))
await Promise.all([commit(rows(0, 'a')), commit(rows(100, 'a'))])
await commit(rows(0, 'b'))
await Promise.all([commit(rows(0, 'c')), commit(rows(100, 'c'))])
writeFileSync(join(folder, last), '')
await seen
database.close()
console.log(JSON.stringify(made))
