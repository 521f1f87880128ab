import { expect, test } from 'vitest'
import { euLoginHere, quickStarts } from '../../e2e/quick-starts/printed.ts'

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
  for (const { files, name, serve } of [euLoginHere, ...quickStarts]) {
    expect([name, Object.keys(files).length > 0, serve.includes('\n')]).toEqual([name, true, false])
    // The addresses that a test changes where they are taken.
    if (name !== 'index') expect(Object.values(files).join()).toMatch(/http:\/\/localhost:4000\/cas/)
  }
})
