import { LaissezPasserError } from '@laissez-passer/core/errors'
import { expect, test } from 'vitest'
import {
  type Around,
  changesOf,
  commitIfFree,
  didChange,
  type Executor,
  naming,
  onceReady,
  returned,
  surrounded,
  unavailable,
} from '../src/executor.ts'

/** One that says what it was asked. */
function recording(answer: () => Promise<never> | void = () => {}) {
  const asked: unknown[] = []
  const executor: Executor = {
    async query(statement) {
      asked.push(['query', statement.sql])
      await answer()
      return []
    },
    async commit(statements, options) {
      asked.push(['commit', statements.map(({ sql }) => sql), options])
      await answer()
      return statements.map(() => ({ rows: [], changes: 1 }))
    },
  }
  return { asked, executor }
}

const one = { sql: 'select 1', parameters: [] } as const
const other = { sql: 'select 2', parameters: [] } as const

test('what stands around a round trip is told what runs in it, and gives back what it gave', async () => {
  const { asked, executor } = recording()
  const told: unknown[] = []
  const around: Around = (event, run) => {
    told.push(event)
    return run()
  }
  const watched = surrounded(executor, around)
  expect(await watched.query(one)).toEqual([])
  expect(await watched.commit([one, other], { patient: true })).toEqual([
    { rows: [], changes: 1 },
    { rows: [], changes: 1 },
  ])
  expect(told).toEqual([
    { kind: 'query', sql: ['select 1'] },
    { kind: 'commit', sql: ['select 1', 'select 2'] },
  ])
  expect(asked).toEqual([
    ['query', 'select 1'],
    ['commit', ['select 1', 'select 2'], { patient: true }],
  ])
})

test('nothing is asked before the database is ready, and that is asked each time', async () => {
  const { asked, executor } = recording()
  let isReady = false
  const waiting = onceReady(executor, async () => {
    if (!isReady) throw new Error('not yet')
  })
  await expect(waiting.query(one)).rejects.toThrow('not yet')
  await expect(waiting.commit([one])).rejects.toThrow('not yet')
  expect(asked).toEqual([])
  isReady = true
  await waiting.query(one)
  await waiting.commit([other], { optional: true })
  expect(asked).toEqual([
    ['query', 'select 1'],
    ['commit', ['select 2'], { optional: true }],
  ])
})

test('what nothing depends on is left out where the database can’t now, and fails where it is wrong', async () => {
  const { asked, executor } = recording()
  await commitIfFree(executor, [one])
  expect(asked).toEqual([['commit', ['select 1'], { optional: true }]])
  const refusing = (error: Error) => recording(() => Promise.reject(error)).executor
  await commitIfFree(refusing(unavailable(new Error('busy'))), [one])
  for (const error of [new LaissezPasserError('store-gone', 'gone'), new TypeError('wrong')])
    await expect(commitIfFree(refusing(error), [one])).rejects.toBe(error)
})

test('a statement that didn’t run gave no rows and changed none', () => {
  expect([changesOf(undefined), didChange(undefined), returned(undefined)]).toEqual([0, false, []])
  const outcome = { rows: [{ session_id_hash: 'a' }], changes: 2 }
  expect([changesOf(outcome), didChange(outcome), returned(outcome)]).toEqual([2, false, [{ sessionIdHash: 'a' }]])
  expect(didChange({ rows: [], changes: 1 })).toBe(true)
})

test('values get the names of their columns, and what is no list is refused', () => {
  const named = naming(['a', 'b'])
  expect(
    named([
      [1, null],
      ['x', 2],
    ]),
  ).toStrictEqual([
    { a: 1, b: null },
    { a: 'x', b: 2 },
  ])
  expect(() => named([{ a: 1 }])).toThrow('A row is a list')
})
