import { LaissezPasserError } from '@laissez-passer/core/errors'
import { expect, test } from 'vitest'
import { account, message, now } from '../../src/contract/fixtures.ts'
import { behindFence, fence, forgetFences } from '../../src/sharded/fence.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { sql } from '../../src/sql/sql.ts'
import { statement } from '../../src/sql/statements.ts'
import { key } from '../support/four-databases.ts'
import { databases, registering } from '../support/spread.ts'
import { interposed } from '../support/interposed.ts'

const day = 86_400
const mark = (name: string) => [statement(sql`insert into retired_uids (mark) values (${name})`)]
const keys = async ({ executor }: SqlStore) => {
  const rows = await executor.query<{ readonly name: string }>({
    sql: `select name from names where name like 'void %' order by name`,
    parameters: [],
  })
  return rows.map(({ name }) => name)
}

test('who commits again takes the own key away alone, and answers as if there were none', async () => {
  const [one] = await databases(1)
  if (!one) throw new Error('one database')
  const [a, b] = ['a', 'b'].map((claim) => behindFence(shardsOf([one], { key }), { claim, store: one }).first.executor)
  await a?.commit(mark('a 1'))
  for (const name of ['b 1', 'b 2']) {
    const outcomes = await b?.commit(mark(name))
    expect(outcomes?.map(({ changes }) => changes)).toEqual([1])
  }
  expect(await keys(one)).toEqual(['void a', 'void b'])
})

test('a claim that was given up is remembered for a day, to the second', async () => {
  const [one] = await databases(1)
  if (!one) throw new Error('one database')
  await fence(one, { claim: 'a', now })
  await forgetFences(one, now + day - 1)
  expect(await keys(one)).toEqual(['void a'])
  await forgetFences(one, now + day)
  expect(await keys(one)).toEqual([])
})

// The directory forgot whose a name was whose database was away for a day, and another had the address too.
test('what was written before its database went away for days has its names when it is back', async () => {
  const [one, two] = await databases(2)
  if (!one || !two) throw new Error('two databases')
  let [isAway, wasWritten] = [false, false]
  const flaky: SqlStore = interposed(two, () => {
    if (isAway) throw new LaissezPasserError('store-unavailable', 'It is away')
  })
  const losing: SqlStore = {
    ...flaky,
    executor: {
      query: flaky.executor.query,
      async commit(asked, options) {
        const outcomes = await flaky.executor.commit(asked, options)
        if (!asked.some((each) => /insert into "?accounts/.test(each.sql))) return outcomes
        ;[isAway, wasWritten] = [true, true]
        throw new LaissezPasserError('store-unavailable', 'The answer is lost')
      },
    },
  }
  const store = await sharded([one, losing], { key })
  // Its address is in the part of the directory that is there.
  const { directoryOf, nameOf } = shardsOf([one, losing], { key })
  const emails = Array.from({ length: 20 }, (_, index) => `ada${index}@example.eu`)
  const email = emails.find((each) => directoryOf(nameOf('email', each), 2) === one) ?? ''
  const made = account({ id: `101${'a'.repeat(22)}`, email })
  const asked = { ...registering(made), message: message({ accountId: made.id }) }
  await expect(store.accounts.register(asked)).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(wasWritten).toBe(true)
  await expect(store.sweep({ now: now + 2 * day })).rejects.toThrow('It is away')
  isAway = false
  const next = account({ id: `100${'b'.repeat(22)}`, email: made.email, createdAt: now + 2 * day })
  expect(await store.accounts.register(registering(next))).toBe('taken-email')
  expect((await store.accounts.find({ email: made.email }))?.id).toBe(made.id)
  expect(await store.sweep({ now: now + 2 * day })).toBe(1)
  expect((await store.accounts.find({ email: made.email }))?.id).toBe(made.id)
})
