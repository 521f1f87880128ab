import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { postgresExecutor } from '../src/postgres/executor.ts'
import { lackingIn, refusedOf } from '../../../scripts/release-before.ts'
import { connected, freshSchema } from './support/schema.ts'

// What the release before asks goes on while the schema is brought up to date: its statements, as its
// contract asked them (`RECORD_STATEMENTS=FILE vitest run test/sqlite-contract.node.test.ts`, once a
// release), on the newest schema.
const recorded = await readFile(new URL('./releases/0032-statements.txt', import.meta.url), 'utf8')
const statements = recorded.trimEnd().split('\n')

const url = await freshSchema()
const run = await connected(url)
const executor = postgresExecutor(url)
await executor.migrate()
await executor.close()

test('the newest schema takes every statement of the release before', async () => {
  expect(statements.length).toBeGreaterThan(200)
  expect(await refusedOf(run, statements)).toEqual([])
})

test('no column wants a value that the release before doesn’t give', async () => {
  expect(await lackingIn(run, statements)).toEqual([])
})
