import { expect, test } from 'vitest'
import { activated, entry, link, message, now } from '../src/contract/fixtures.ts'
import { testStore } from './support/test-store.ts'

const commits: (readonly string[])[] = []

/** A wrong answer, told once. */
function wrong(accountId: string, toNobody: boolean) {
  const once = { key: `told ${accountId}`, expiresAt: now + 10, accountId: toNobody ? null : accountId }
  const sent = link(accountId, { purpose: 'reset-password' })
  const line = entry(accountId, { kind: 'password-refused', details: { place: 'Tartu' } })
  return { line, notice: { once, link: sent, message: message(), toNobody }, toNobody }
}

test('a wrong answer to nobody writes as many rows and as many words, of which soon nothing is left', async () => {
  const store = await testStore({ onQuery: ({ kind, sql }) => kind === 'commit' && commits.push(sql) })
  const { id } = await activated(store)
  const rowsWritten = () => commits.at(-1)?.filter((sql) => sql.startsWith('insert ')).length
  const audit = () => store.executor.query({ sql: 'select id from audit order by id', parameters: [] })
  await store.throttle.noteWrong(wrong(id, false), { now })
  const [written, kept] = [rowsWritten(), await audit()]
  expect([written, kept.length]).toEqual([5, 2])

  const { line, notice, toNobody } = wrong('nobody', true)
  await store.throttle.noteWrong({ line, notice, toNobody }, { now })
  expect(rowsWritten()).toBe(5)
  expect(await audit()).toEqual(kept)
  const seen = () =>
    store.executor.query<{ key: string; expiresAt: number }>({ sql: 'select * from seen order by key', parameters: [] })
  const instead = (await seen()).filter(({ expiresAt }) => expiresAt === now + 1).map(({ key }) => key)
  const words = [line.id, line.kind, JSON.stringify(line.details), notice.link.tokenHash]
  for (const word of [...words, notice.message.id, notice.message.sealed])
    expect(instead.filter((key) => key.includes(word))).toHaveLength(1)
  await store.sweep({ now: now + 1 })
  expect((await seen()).map(({ key }) => key)).toEqual([`told ${id}`, 'told nobody'])
})
