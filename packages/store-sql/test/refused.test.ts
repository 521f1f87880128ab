import { beforeAll, expect, test } from 'vitest'
import { now } from '../src/contract/fixtures.ts'
import type { SqlStore } from '../src/sharded.ts'
import { bystanders } from './support/bystanders.ts'
import { activity } from './support/refused/asked.ts'
import { refused } from './support/refused.ts'
import { testStore } from './support/test-store.ts'
import { everyTable } from './support/whole-person.ts'

let store: SqlStore
let atFirst: readonly unknown[]

const all = () => Promise.all(everyTable.map((sql) => store.executor.query({ sql, parameters: [] })))

// One for all: what is refused leaves everything as it is.
beforeAll(async () => {
  store = await testStore()
  await store.executor.commit(bystanders.map((sql) => ({ sql, parameters: [] })))
  await store.throttle.noteWrong({ line: activity, notice: null, toNobody: false }, { now })
  atFirst = await all()
}, 60_000)

test.each(refused)('nothing of anybody’s changes, nor in the audit log, where it is refused: %s', async (_, ask) => {
  const answer = await ask(store)
  expect(await all()).toEqual(atFirst)
  const isRefusal =
    !answer || typeof answer === 'string' || (typeof answer === 'object' && 'ok' in answer && !answer.ok)
  expect(isRefusal).toBe(true)
})
