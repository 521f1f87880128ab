import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'

const folder = join(root, 'docs/decisions')
/** Each decision's line of date and state, by its number. */
const states = new Map(
  readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.md$/u.test(name) && !name.startsWith('0000'))
    .map((name) => [name.slice(0, 4), readFileSync(join(folder, name), 'utf8').split('\n')[2]]),
)

const numbers = '\\[?\\d{4}\\]?(?:\\([^)]*\\))?'
const change = new RegExp(`(?:amends|adds to|changes|replaces)((?: ${numbers},?| and| the [a-z ]+ of)+)`, 'gu')

/** Decisions that a line of state says it changes. */
const changed = (state) =>
  [...state.matchAll(change)].flatMap(([, list]) => [...list.matchAll(/ \[?(\d{4})/gu)].map(([, number]) => number))

test('the line of state is read', () => {
  expect(changed('29 November 2026 · accepted, replaces the two of 0147 and the binding of 0165')).toEqual([
    '0147',
    '0165',
  ])
  expect(changed('accepted, amends 0037, 0190, amended by 0212')).toEqual(['0037', '0190'])
  expect([...states.values()].flatMap(changed).length).toBeGreaterThan(15)
})

test('whoever reads a decision that was changed is told by which', () => {
  const silent = [...states].flatMap(([number, state]) =>
    changed(state)
      .filter((earlier) => !states.get(earlier)?.includes(number))
      .map((earlier) => `${earlier} doesn’t name ${number}, which changes it`),
  )
  expect(silent).toEqual([])
})
