import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { addressesIn, misplaced } from '../check-addresses.mjs'

test.each([
  "const path = '/cas/login'",
  "const path = '/cas'",
  'const path = `/cas/login?flow=${flow}`',
  'const link = `${origin}/cas/account`',
  'const link = <a href="/cas/help">Help</a>',
  "const query = '/cas?x'",
  'const own = /^\\/cas\\/(mobile|account)/',
])('%s is an address', (line) => {
  expect(addressesIn(`\n${line}`)).toEqual([2])
})

test.each([
  "const path = '/cascade'",
  "const accepted = 'a path such as /cas'",
  '// sent to /cas/login',
  "/** E.g. `/cas/login`. */ const path = ''",
  " * '/cas/login'",
  "const server = 'https://ecas.example.eu/cas'",
])('%s is none, or said to people', (line) => {
  expect(addressesIn(line.startsWith(' *') ? `/**\n${line}\n */` : line)).toEqual([])
})

test('is found in a package and an app, by its line; the book is free', () => {
  const root = mkdtempSync(join(tmpdir(), 'addresses-'))
  const write = (path) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), "\nexport const at = '/cas/login'\n")
  }
  for (const path of ['packages/hono/src/a.ts', 'packages/pages/src/b/c.tsx', 'apps/login/build/d.ts']) write(path)
  for (const path of ['packages/core/src/addresses/index.ts', 'packages/hono/test/a.test.ts']) write(path)
  expect(misplaced(root).toSorted()).toEqual([
    'apps/login/build/d.ts:2',
    'packages/hono/src/a.ts:2',
    'packages/pages/src/b/c.tsx:2',
  ])
  rmSync(root, { recursive: true })
})
