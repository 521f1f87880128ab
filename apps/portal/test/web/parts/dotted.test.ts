import { expect, test } from 'vitest'
import { dotted } from '../../../src/web/parts/dotted.ts'

test('a dot stands behind a fact, wherever the line breaks; what is empty has none', () => {
  expect(dotted('PDF', '', '1 kB')).toBe('PDF\u00A0· 1 kB')
})
