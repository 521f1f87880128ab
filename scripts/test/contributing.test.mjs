import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'

const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const code = [...page.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, text]) => text)

/** What pnpm has of itself. */
const builtIn = new Set(['install', 'exec', 'start', 'test', 'docs', 'changeset'])

test('each command of CONTRIBUTING is one of package.json’s', () => {
  const named = code.flatMap((text) => /^(?:npm run|pnpm run|pnpm|npm) ([a-z][\w:-]*)/.exec(text)?.[1] ?? [])
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !(name in scripts) && !builtIn.has(name))).toEqual([])
})

test('each program that it calls by its file is there', () => {
  const files = [...page.matchAll(/\b(?:node|exec node) ((?:scripts|bench|e2e)\/[\w./-]+)/g)].map(([, path]) => path)
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([])
})

test('each folder and file that it sends people to is there', () => {
  const places = code
    .map((text) => text.replace(/\(.*/, ''))
    .filter((text) => /^(?:packages|apps|docs|scripts|bench|e2e|deploy|\.changeset|\.ci)\/[\w./-]*$/.test(text))
  // What runs leave behind.
  const made = new Set(['e2e/screenshots'])
  expect(places.length).toBeGreaterThan(10)
  expect(places.filter((path) => !made.has(path)).filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual(
    [],
  )
})

test('each place that it names in a package or an app is there', () => {
  const named = [...page.matchAll(/\b([a-z]+(?:-[a-z]+)*) `((?:src|test|preview)\/[\w.*/-]*)/g)]
  const homes = named.flatMap(([, name, path]) =>
    ['packages', 'apps']
      .map((kind) => `${kind}/${name}`)
      .flatMap((home) => (existsSync(join(root, home)) ? [join(home, path)] : [])),
  )
  expect(homes.length).toBeGreaterThan(20)
  expect(homes.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([])
})
