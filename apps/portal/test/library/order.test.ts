import { expect, test } from 'vitest'
import { inLibraryOrder } from '../../src/library/order.ts'

test('files that came together stand as people count', () => {
  const files = ['10.pdf', '2.pdf', '1.pdf'].map((name) => ({ name, savedAt: 5 }))
  const newer = { name: 'z.pdf', savedAt: 6 }
  expect([...files, newer].toSorted(inLibraryOrder).map(({ name }) => name)).toEqual([
    'z.pdf',
    '1.pdf',
    '2.pdf',
    '10.pdf',
  ])
})
