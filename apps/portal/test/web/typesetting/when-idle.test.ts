import { expect, test } from 'vitest'
import { mayFetchUnasked } from '../../../src/web/typesetting/when-idle.ts'

const browser = (connection?: object): Navigator => Object.assign(Object.create(null), connection && { connection })

test('eight megabytes are fetched unasked where nobody saves data and the connection is fast, or nothing is known', () => {
  expect(mayFetchUnasked(browser())).toBe(true)
  expect(mayFetchUnasked(browser({ saveData: false, effectiveType: '4g' }))).toBe(true)
  expect(mayFetchUnasked(browser({ saveData: true, effectiveType: '4g' }))).toBe(false)
  for (const effectiveType of ['slow-2g', '2g', '3g']) expect(mayFetchUnasked(browser({ effectiveType }))).toBe(false)
})
