// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { hasLeft, noteLeaving } from '../../src/web/logged-out.ts'

test('a log-out is told once', () => {
  sessionStorage.clear()
  expect(hasLeft(sessionStorage)).toBe(false)
  noteLeaving(sessionStorage)
  expect([hasLeft(sessionStorage), hasLeft(sessionStorage)]).toEqual([true, false])
})
