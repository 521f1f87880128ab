import { expect, test } from 'vitest'
import { columnsOf, contents, exported } from '../src/data-exports/contents.ts'
import { sqlite } from '../src/sqlite.ts'
import { DatabaseSync } from 'node:sqlite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { everythingOf, mark, nobodys } from './support/whole-person.ts'

test('every table that belongs to an account is in a copy, or a reason says why not', () => {
  for (const name of Object.keys(nobodys)) expect(contents).toHaveProperty(name, expect.any(String))
  for (const [name, decided] of Object.entries(contents)) expect([name, decided]).not.toContain('')
})

test('no column of a copy holds what opens something', () => {
  const secret = /hash|seal|secret|token(?!s)|mac$|nonce|challenge|presenceKey|approvalKey|numberKey/i
  const columns = exported.flatMap((table) => columnsOf(table).map(([name]) => `${table.name}.${name}`))
  expect(columns.filter((name) => secret.test(name.split('.')[1] ?? ''))).toEqual([])
})

test('a copy holds a row of every table that is in it, of one person, as its schema says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'copy-'))
  const path = join(folder, 'id.db')
  const store = await sqlite(path)
  const database = new DatabaseSync(path)
  onTestFinished(async () => {
    database.close()
    store.close()
    await rm(folder, { recursive: true })
  })
  for (const statement of [...everythingOf('one'), ...everythingOf('two')]) database.exec(statement)
  const data = await store.dataExports.everything(`${mark}one-accounts-id`, {
    open: async (sealed, { id, table }) => `${table} ${id}: ${sealed}`,
  })
  expect(Object.keys(data).toSorted()).toEqual(exported.map(({ name }) => name).toSorted())
  expect(JSON.stringify(data)).not.toContain(`${mark}two`)
  const phone = `${mark}one-phones`
  expect(data['phones']).toMatchObject([{ number: `phones ${phone}-id: ${phone}-sealedNumber` }])
  const schema = JSON.parse(JSON.stringify(store.dataExports.schema()))
  for (const [name, rows] of Object.entries(data)) {
    const { properties, required } = schema.properties.data.properties[name].items
    expect(Object.keys(rows[0] ?? {})).toEqual(required)
    expect(Object.keys(properties)).toEqual(required)
  }
})
