import { expect, test } from 'vitest'
import { activated, entry, fresh, now } from '../src/contract/fixtures.ts'
import { adding, codeToken, confirming, pendingApp } from '../src/tokens/fixtures.ts'
import { testStore } from './support/test-store.ts'

test('who leaves leaves the counts of their own devices behind, of nobody else’s and of no app', async () => {
  const store = await testStore()
  const [{ id: accountId }, other] = [await activated(store), await activated(store)]
  const [first, second] = [codeToken(accountId, { countFrom: 7 }), codeToken(accountId, { countFrom: 8 })]
  for (const token of [first, second, codeToken(other.id)]) await store.codeTokens.add(adding(token))
  const app = pendingApp(accountId)
  await store.codeTokens.open(app)
  expect(await store.codeTokens.confirm(confirming(app))).toEqual({ ok: true })
  const left = () => store.executor.query({ sql: 'select * from left_counters order by count_from', parameters: [] })
  expect(await left()).toEqual([])
  const ends = { sealedUid: '', uidMark: fresh('mark'), now, messages: [], activity: entry(accountId) }
  expect(await store.accounts.delete({ accountId, ...ends })).toBe(true)
  expect(await left()).toEqual([
    { source: first.source, countFrom: 7 },
    { source: second.source, countFrom: 8 },
  ])
})
