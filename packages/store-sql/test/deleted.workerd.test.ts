import { expect, test } from 'vitest'
import { entry, now } from '../src/contract/fixtures.ts'
import { d1 } from '../src/d1.ts'
import { emptiedD1 } from './support/emptied-d1.ts'
import { everyTable, everythingOf, mark, marked } from './support/whole-person.ts'

test('of whoever is deleted no row is left on D1', async () => {
  const database = await emptiedD1()
  await database.batch(everythingOf('one').map((statement) => database.prepare(statement)))
  const accountId = `${mark}one-accounts-id`
  const activity = entry(accountId, { subject: 'a pseudonym' })
  expect(
    await d1(database).accounts.delete({ accountId, sealedUid: '', uidMark: 'k1.mark', messages: [], activity, now }),
  ).toBe(true)
  const rows: object[] = []
  for (const select of everyTable) rows.push(...(await database.prepare(select).all()).results)
  expect(marked(rows)).toEqual([`${mark}one-codeTokens-source`])
})
