import { expect, test } from 'vitest'
import { now } from '../../src/contract/fixtures.ts'
import { enrolment } from '../../src/devices/fixtures.ts'
import { isMiss } from '../../src/sharded/routed.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'

test.each([[null], [undefined], [false], [0], ['unknown'], [[]], [{ ok: false, reason: 'unknown' }]])(
  'found nothing: %o',
  (found) => expect(isMiss(found)).toBe(true),
)

test.each([[true], [1], [''], ['expired'], [['one']], [{}], [{ ok: true }], [{ ok: false, reason: 'expired' }]])(
  'found something: %o',
  (found) => expect(isMiss(found)).toBe(false),
)

test('a row whose id says a database is asked for there, and where it isn’t, in the first', async () => {
  const asked: string[] = []
  const stores = (await databases(3)).map((one, index) => ({
    ...one,
    enrolments: {
      ...one.enrolments,
      find(options: Parameters<typeof one.enrolments.find>[0]) {
        asked.push(`${index}: ${options.id.slice(0, 3)}`)
        return one.enrolments.find(options)
      },
    },
  }))
  const store = await sharded(stores, { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  const rest = 'x'.repeat(19)
  const all = [
    [people[1], `01a${rest}`, ['1: 01a']],
    [people[2], `02b${rest}`, ['2: 02b']],
    // From before there were several.
    [people[0], `01c${rest}`, ['1: 01c', '0: 01c']],
    [people[0], `ab-${rest}`, ['0: ab-']],
  ] as const
  for (const [{ id: accountId }, id, where] of all) {
    const one = enrolment(accountId, { id })
    await store.enrolments.start(one)
    asked.length = 0
    expect((await store.enrolments.find({ id, now }))?.enrolment).toEqual(one)
    expect(asked).toEqual(where)
  }
  expect(await store.enrolments.find({ id: `01d${rest}`, now })).toBeNull()
})
