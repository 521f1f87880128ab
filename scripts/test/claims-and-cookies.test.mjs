import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'

const read = (path) => readFileSync(join(root, path), 'utf8')
const page = read('docs/src/content/docs/claims-and-cookies.md')
const rows = page.split('\n').filter((line) => line.startsWith('| `'))
const namedIn = (lines) =>
  lines.flatMap((line) => [...line.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name))

test('every cookie that is set has its row, and no other', () => {
  const login = [...read('packages/hono/src/cookies.ts').matchAll(/= '(lp-[a-z]+)'/g)].map(
    ([, name]) => `__Host-${name}`,
  )
  const others = globSync(['packages/relying-party/src/**/*.ts', 'apps/portal/src/server/**/*.ts'], { cwd: root })
    .flatMap((path) => [...read(path).matchAll(/['`](__Host-[a-z-]+)(\$)?/g)])
    .map(([, name, open]) => (open ? `${name}…` : name))
  expect(
    namedIn(rows)
      .filter((name) => name.startsWith('__Host-'))
      .sort(),
  ).toEqual([...new Set([...login, ...others])].sort())
})

test('every claim that the metadata announce besides those of people has its row', () => {
  const [, list] = /claims_supported: \[([\s\S]*?)\]/.exec(read('packages/federation/src/oidc/discovery.ts'))
  const claims = [...list.matchAll(/'([a-z_]+)'/g)].map(([, name]) => name)
  expect(claims.length).toBeGreaterThan(10)
  expect(namedIn(rows)).toEqual(expect.arrayContaining(claims))
})

test('every method’s amr is told', () => {
  for (const path of globSync('packages/core/src/methods/*/*.ts', { cwd: root }))
    for (const [, list] of read(path).matchAll(/^ +amr: \[([^\]]+)\]/gm)) {
      const words = [...list.matchAll(/'([a-z]+)'/g)].map(([, word]) => `\`${word}\``).join(', ')
      expect(page, path).toContain(words)
    }
})

test('every header of an answer has its row', () => {
  const headers = [...read('packages/server/src/headers.ts').matchAll(/c\.header\('([A-Za-z-]+)'/g)].map(
    ([, name]) => name,
  )
  expect(headers.length).toBeGreaterThan(6)
  expect(namedIn(rows)).toEqual(expect.arrayContaining(headers))
})
