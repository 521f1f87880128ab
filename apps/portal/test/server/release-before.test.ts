import { readFileSync, writeFileSync } from 'node:fs'
import { type Executor, type Statement, postgresExecutor } from '@laissez-passer/store-sql/executors/postgres'
import { sessionsContract } from '@laissez-passer/relying-party/contract'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { Client } from 'pg'
import { lackingIn, refusedOf } from '../../../../scripts/release-before.ts'
import { postgresDialect } from '../../src/server/store/dialect.ts'
import { numberedSteps } from '../../src/server/store/schema.ts'
import { sqlStore } from '../../src/server/store/sql-store.ts'
import type { PortalStore } from '../../src/server/store/store.ts'
import { documentsContract } from './documents-contract.ts'
import { filesContract } from './files-contract.ts'
import { sharesContract } from './shares-contract.ts'
import { surveyContract } from './survey-contract.ts'

// What the release before asks goes on while the schema is brought up to date: its statements, as its
// contracts asked them (`RECORD_STATEMENTS=FILE vitest run test/server/release-before.test.ts`, once a
// release), on the newest schema.
const file = new URL('../releases/0010-statements.txt', import.meta.url)
const record = process.env['RECORD_STATEMENTS']

const server = new Client(inject('postgres'))
beforeAll(() => server.connect())
afterAll(() => server.end())

/** An empty schema, brought up to date. @returns its address */
async function upToDate(): Promise<string> {
  const name = `portal_${crypto.randomUUID().replaceAll('-', '')}`
  await server.query(`create schema ${name}`)
  onTestFinished(async () => {
    await server.query(`drop schema ${name} cascade`)
  })
  const url = `${inject('postgres')}?options=${encodeURIComponent(`-c search_path=${name}`)}`
  const executor = postgresExecutor(url)
  await executor.migrate(numberedSteps(postgresDialect))
  await executor.close()
  return url
}

describe.skipIf(record !== undefined)('the newest schema', () => {
  test('takes every statement of the release before, and wants no value that it doesn’t give', async () => {
    const statements = readFileSync(file, 'utf8').trimEnd().split('\n')
    const client = new Client(await upToDate())
    await client.connect()
    const run = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows
    expect(statements.length).toBeGreaterThan(50)
    expect(await refusedOf(run, statements)).toEqual([])
    expect(await lackingIn(run, statements)).toEqual([])
    await client.end()
  })
})

describe.runIf(record !== undefined)('what the contracts ask is written down', () => {
  const asked = new Set<string>()
  afterAll(() => {
    const lines = [...asked].map((sql) => sql.replaceAll(/\s+/g, ' ').trim())
    writeFileSync(record ?? '', `${[...new Set(lines)].toSorted().join('\n')}\n`)
  })

  function recording(executor: Executor): Executor {
    return {
      query: <Row>(statement: Statement<Row>) => {
        asked.add(statement.sql)
        return executor.query(statement)
      },
      commit: (statements, options) => {
        for (const { sql } of statements) asked.add(sql)
        return executor.commit(statements, options)
      },
    }
  }

  async function open(): Promise<PortalStore> {
    const executor = postgresExecutor(await upToDate())
    onTestFinished(() => executor.close())
    return { ...sqlStore(recording(executor), postgresDialect), close: executor.close }
  }

  documentsContract(open)
  filesContract(open)
  sharesContract(open)
  surveyContract(open)
  sessionsContract('the portal’s', async () => (await open()).sessions)
})
