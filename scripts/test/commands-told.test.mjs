import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'

const listed = (...patterns) =>
  execFileSync('git', ['ls-files', ...patterns], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
const read = (path) => readFileSync(join(root, path), 'utf8')
const pages = listed('*.md', '*.mdx', '.github').filter((path) => !path.startsWith('.changeset/'))

/** What `npx` runs: packages of ours that are published with a program, and others' that pages name. */
const ours = listed('packages/*/package.json')
  .map((path) => JSON.parse(read(path)))
  .flatMap(({ bin, name }) => (bin === undefined ? [] : [name]))
const others = ['next', 'openapi-typescript', 'pnpm', 'sv', 'vite', 'wrangler']

test('every package that somebody is told to run by npx is one that has a program', () => {
  const told = pages.flatMap((path) =>
    [...read(path).matchAll(/\bnpx (?:-\S+ )*([@a-z][-@/\w]*)/g)].map(([, name]) => ({ path, name })),
  )
  expect(told.length).toBeGreaterThan(50)
  expect(told.filter(({ name }) => !ours.includes(name) && !others.includes(name))).toEqual([])
})

test('nobody is told to run “pnpm docs”, which is a command of pnpm’s own', () => {
  expect(pages.filter((path) => /\bpnpm docs(?![:\w])(?!` alone)/.test(read(path)))).toEqual([])
})
