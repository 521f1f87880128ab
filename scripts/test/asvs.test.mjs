import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'

/** The requirements of levels 1 and 2 that ASVS 5.0 has in V6, V7, V9 and V10, each with its level. */
const levels = {
  '6.1.1': 1,
  '6.1.2': 2,
  '6.1.3': 2,
  '6.2.1': 1,
  '6.2.2': 1,
  '6.2.3': 1,
  '6.2.4': 1,
  '6.2.5': 1,
  '6.2.6': 1,
  '6.2.7': 1,
  '6.2.8': 1,
  '6.2.9': 2,
  '6.2.10': 2,
  '6.2.11': 2,
  '6.2.12': 2,
  '6.3.1': 1,
  '6.3.2': 1,
  '6.3.3': 2,
  '6.3.4': 2,
  '6.4.1': 1,
  '6.4.2': 1,
  '6.4.3': 2,
  '6.4.4': 2,
  '6.5.1': 2,
  '6.5.2': 2,
  '6.5.3': 2,
  '6.5.4': 2,
  '6.5.5': 2,
  '6.6.1': 2,
  '6.6.2': 2,
  '6.6.3': 2,
  '6.8.1': 2,
  '6.8.2': 2,
  '6.8.3': 2,
  '6.8.4': 2,
  '7.1.1': 2,
  '7.1.2': 2,
  '7.1.3': 2,
  '7.2.1': 1,
  '7.2.2': 1,
  '7.2.3': 1,
  '7.2.4': 1,
  '7.3.1': 2,
  '7.3.2': 2,
  '7.4.1': 1,
  '7.4.2': 1,
  '7.4.3': 2,
  '7.4.4': 2,
  '7.4.5': 2,
  '7.5.1': 2,
  '7.5.2': 2,
  '7.6.1': 2,
  '7.6.2': 2,
  '9.1.1': 1,
  '9.1.2': 1,
  '9.1.3': 1,
  '9.2.1': 1,
  '9.2.2': 2,
  '9.2.3': 2,
  '9.2.4': 2,
  '10.1.1': 2,
  '10.1.2': 2,
  '10.2.1': 2,
  '10.2.2': 2,
  '10.3.1': 2,
  '10.3.2': 2,
  '10.3.3': 2,
  '10.3.4': 2,
  '10.4.1': 1,
  '10.4.2': 1,
  '10.4.3': 1,
  '10.4.4': 1,
  '10.4.5': 1,
  '10.4.6': 2,
  '10.4.7': 2,
  '10.4.8': 2,
  '10.4.9': 2,
  '10.4.10': 2,
  '10.4.11': 2,
  '10.5.1': 2,
  '10.5.2': 2,
  '10.5.3': 2,
  '10.5.4': 2,
  '10.5.5': 2,
  '10.6.1': 2,
  '10.6.2': 2,
  '10.7.1': 2,
  '10.7.2': 2,
  '10.7.3': 2,
}

const page = readFileSync(join(root, 'docs/src/content/docs/asvs.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    const [id, level] = cells
    const tests = cells
      .at(-1)
      .split(' · ')
      .map((test) => /^(.*) \(`([^`]+)`\)$/.exec(test)?.slice(1) ?? [])
    return { id, level, tests }
  })

test('every requirement of levels 1 and 2 has its row, once, with its level', () => {
  const found = Object.fromEntries(rows.map(({ id, level }) => [id, Number(level)]))
  expect(rows).toHaveLength(89)
  expect(found).toEqual(levels)
})

test.each(rows.flatMap(({ id, tests }) => tests.map(([title, path]) => [id, title, path])))(
  '%s is shown by a test that is there',
  (_id, title, path) => {
    expect(existsSync(join(root, path)), path).toBe(true)
    expect(readFileSync(join(root, path), 'utf8')).toContain(title)
  },
)
