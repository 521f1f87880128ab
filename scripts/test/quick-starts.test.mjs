import { expect, test } from 'vitest'
import { euLoginHere, quickStarts, startsAnew } from '../../e2e/quick-starts/printed.ts'

test('each quick start can be read: files, what to install, what to start', () => {
  expect(quickStarts.map(({ name }) => name)).toEqual([
    'bun',
    'deno',
    'express',
    'fastify',
    'hono',
    'java',
    'next',
    'php',
    'sveltekit',
    'workers',
  ])
  for (const { name, ways } of [{ name: 'index', ways: [euLoginHere] }, ...quickStarts]) {
    const [first] = ways
    expect([name, startsAnew(first), ways.some(({ serve }) => serve.includes('\n'))]).toEqual([name, true, false])
    // The addresses that a test changes where they are taken.
    if (name !== 'index') expect(Object.values(first.files).join()).toMatch(/http:\/\/localhost:4000\/cas/)
  }
})

test('each quick start signs in over CAS and over OpenID Connect', () => {
  for (const { name, ways } of quickStarts)
    expect([name, ways.filter(({ title }) => /OpenID Connect/.test(title)).length > 0]).toEqual([name, true])
})

test('what a page changes stands in the file that it printed before', () => {
  for (const { name, ways } of quickStarts) {
    let files = {}
    for (const way of ways) {
      files = startsAnew(way) ? { ...way.files } : files
      for (const { after, before, path } of way.changes) {
        expect([name, path, files[path]?.split(before).length]).toEqual([name, path, 2])
        files[path] = files[path].replace(before, () => after)
      }
    }
  }
})
