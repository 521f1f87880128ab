import { expect, test } from 'vitest'
import { inOrder } from '../src/upkeep/order.ts'

test('tables come after those to which they refer; what no step made isn’t ours, what is no more comes last', () => {
  const given = ['eids', 'sessions', 'sqlite_stat1', 'accounts', 'visits', 'theirs', 'sign_ins', 'migrations']
  const ordered = inOrder(given)
  const ours = ordered.filter((name) => ['accounts', 'sign_ins', 'sessions', 'visits'].includes(name))
  expect(ours).toEqual(['accounts', 'sign_ins', 'sessions', 'visits'])
  expect(ordered).not.toContain('theirs')
  expect(ordered).not.toContain('sqlite_stat1')
})
