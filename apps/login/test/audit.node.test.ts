import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, inject, it, onTestFinished } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import { runProgram } from '../src/cli/program.ts'
import { sqliteFile } from '../src/database.ts'
import { personIn, serverOn } from './support/person.ts'
import { emptyPlace, type TestPlace } from './support/places.ts'

const whom = 'elodie@example.org'
let place: TestPlace

beforeEach(async () => {
  place = await emptyPlace('sqlite', inject('postgres'))
  onTestFinished(() => place.remove())
  await place.withStore((store) => personIn(store, place.environment))
})

const run = (...args: readonly string[]) => runProgram(args, { commands, environment: place.environment })
const asked = async (...args: readonly string[]) => JSON.parse((await run(...args, '--json')).out)

/** What somebody does who can write to the file. */
function change(sql: string): void {
  const database = new DatabaseSync(sqliteFile(place.folder))
  database.exec(sql)
  database.close()
}

it('what happened is listed, of one account too, and what an operator did with who and why', async () => {
  await run('keys', 'rotate', '--reason', 'once a year')
  const { rows } = await asked('audit', 'list')
  const kinds = rows.map(({ kind }: { readonly kind: string }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['password-chosen', 'signed-in', 'keys-rotated']))
  const rotated = rows.find(({ kind }: { readonly kind: string }) => kind === 'keys-rotated')
  expect(rotated).toMatchObject({ subject: null, by: { via: 'command' }, reason: 'once a year' })
  const hers = (await asked('audit', 'list', '--account', whom)).rows
  expect(hers.length).toBe(rows.length - 1)
  expect((await run('audit', 'list', '--limit', '1')).out).toMatch(/^\d+ {2}20\d\d-[\d:.TZ-]+ {2}[\w-]+ .*\n$/)
  expect(await run('audit', 'list', '--account', 'nobody@example.org')).toMatchObject({ code: 1 })
  for (const limit of ['all', '0', '1001'])
    expect(await run('audit', 'list', '--limit', limit)).toMatchObject({ code: 2 })
  expect(await run('audit', 'list', '--limit', '1000')).toMatchObject({ code: 0 })
  expect(JSON.stringify(rows)).not.toMatch(/elodie|lodie|Müller|example\.org|127\.0\.0/)
})

it('a row that somebody changed, removed or cut off at the end is found, and where', async () => {
  for (let times = 0; times < 3; times++) await run('tokens', 'import', 'no-such-file')
  await run('keys', 'rotate')
  const whole = await asked('audit', 'verify')
  expect(whole).toMatchObject({ ok: true, cut: { position: 0 } })
  expect((await run('audit', 'verify')).out).toBe(`${whole.count} rows, none changed.\nHead: ${whole.head}\n`)
  const last = whole.count
  const broken = async (...args: readonly string[]) => {
    const { code, err } = await run('audit', 'verify', ...args)
    return `${code} ${err}`
  }
  change(`update audit set kind = 'signed-out' where position = 2`)
  expect(await broken()).toBe('1 The audit log breaks at row 2. The row isn’t as it was sealed.\n')
  change(`delete from audit where position = 2`)
  expect(await broken()).toBe('1 The audit log breaks at row 2. There is no row, and there are later ones.\n')
  change(`delete from audit where position > 1`)
  expect(await broken()).toBe('1 The audit log breaks at row 2. From there on, rows are missing to the end.\n')
  // Whoever knows how it is made moves the head, too: seen with the mark that was kept.
  change(`update audit_chain set position = 1, hash = (select hash from audit where position = 1)`)
  expect(await asked('audit', 'verify')).toMatchObject({ ok: true, count: 1 })
  expect(await broken('--head', whole.head)).toMatch(
    /^1 The audit log breaks at row 2\. From there on, rows are missing/,
  )
  expect(last).toBeGreaterThan(2)
  expect(await broken('--head', 'x')).toMatch(/^2 “x” is no mark/)
})

it('an export holds every row, nobody else reads it, and none is written over', async () => {
  const file = join(place.folder, 'audit.jsonl')
  const { count, head } = await asked('audit', 'export', file)
  const lines = (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ position }) => position)).toEqual(Array.from({ length: count }, (_, index) => index + 1))
  expect(head).toBe(`${count}.${lines.at(-1).hash}`)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await run('audit', 'export', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is there already'),
  })
  const rest = await asked('audit', 'export', join(place.folder, 'rest.jsonl'), '--after', '1')
  expect(rest).toMatchObject({ count: count - 1, head })
  const beyond = join(place.folder, 'beyond.jsonl')
  expect(await run('audit', 'export', beyond, '--after', '999999')).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is nothing behind 999999'),
  })
  await expect(stat(beyond)).rejects.toMatchObject({ code: 'ENOENT' })
})

it('the server seals by itself, says where the chain ends, and writes each row where it is asked to', async () => {
  const lines: string[] = []
  await place.withStore(async (store) => {
    const environment = { ...place.environment, AUDIT_LOG: 'on', LOG_LEVEL: 'info' }
    const idp = await serverOn(store, { environment, write: (line) => lines.push(line) })
    await idp.runOnce()
    idp.close()
  })
  const written = lines.map((line) => JSON.parse(line))
  const rows = written.flatMap(({ event, row }) => (event === 'audit' ? [row] : []))
  const { head } = await asked('audit', 'verify')
  expect(rows.at(-1)).toMatchObject({ position: rows.length, hash: head.split('.')[1] })
  expect(written.find(({ event }) => event === 'audit-sealed')).toMatchObject({ head })
})
