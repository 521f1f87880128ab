import { expect, test } from 'vitest'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { databases } from '../support/spread.ts'

test('the schema of a copy is the same wherever somebody is', async () => {
  const stores = await databases(2)
  const store = await sharded(stores, { key })
  expect(store.dataExports.schema()).toEqual(stores[0]?.dataExports.schema())
  expect(store.dataExports.schema()).toHaveProperty('type', 'object')
})
