import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { applicationPaths, isApplicationPath, isKeptPath } from '../src/application-paths.ts'

test('the server and the worker know every address that the application has', () => {
  const source = readFileSync(new URL('../src/web/app.tsx', import.meta.url), 'utf8')
  const routes = [...source.matchAll(/<Route path="(\/[^"]*)"/g)].map(([, path]) => path)
  expect(routes.length).toBeGreaterThan(5)
  expect([...applicationPaths].toSorted()).toEqual(routes.toSorted())
})

test('an address opens the application or it doesn’t', () => {
  for (const path of ['/', '/me', '/cv/guest', '/letter/1', '/import', '/here'])
    expect(isApplicationPath(path)).toBe(true)
  for (const path of [
    '/auth/login',
    '/auth/callback',
    '/api/session',
    '/healthz',
    '/readyz',
    '/sample-cv/en.svg',
    '/cv/',
    '/cv/1/2',
    '/nothing',
    '/assets/a-12345678.js',
  ])
    expect(isApplicationPath(path), path).toBe(false)
})

test('a page of a link is kept by no worker, whose pages carry their addresses', () => {
  const worker = readFileSync(new URL('../src/web/offline/service-worker.ts', import.meta.url), 'utf8')
  expect(worker).toContain('isKeptPath(pathname)')
  for (const path of ['/s/token', '/s/token/mobility/1']) {
    expect(isApplicationPath(path)).toBe(true)
    expect(isKeptPath(path)).toBe(false)
  }
  expect(isKeptPath('/share')).toBe(true)
  expect(isKeptPath('/nothing')).toBe(false)
})
