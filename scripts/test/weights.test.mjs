import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { broughtBy, heavier } from '../weights.mjs'

const before = { widgets: { packages: 3, ours: 2, megabytes: 1, entries: { './mark': 10 } } }
const now = (changed) => ({ widgets: { ...before.widgets, ...changed } })

test('what an installation brings, and what an entry weighs, may become less and not more', () => {
  expect(heavier(now({}), before)).toEqual([])
  expect(heavier(now({ packages: 2, entries: { './mark': 4 } }), before)).toEqual([])
  expect(heavier(now({ packages: 4, ours: 3 }), before)).toEqual([
    'widgets brings 4 packages of others, and 3 before',
    'widgets brings 3 packages of ours, and 2 before',
  ])
  expect(heavier(now({ megabytes: 2 }), before)).toEqual(['widgets brings 2 MB, and 1 before'])
  expect(heavier(now({ entries: { './mark': 12 } }), before)).toEqual(['widgets ./mark weighs 12 KB, and 10 before'])
})

test('a new package, a new path and one that is gone must be written down', () => {
  expect(heavier({ other: before.widgets }, before)).toEqual(['other: not written down'])
  expect(heavier(now({ entries: { './cross': 1 } }), before)).toEqual([
    'widgets ./cross: not written down',
    'widgets ./mark: written down, and gone',
  ])
})

test('what packages ask for is counted once, and what those ask for too', () => {
  const home = mkdtempSync(join(tmpdir(), 'weights-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const put = (path, dependencies) => {
    mkdirSync(join(home, path), { recursive: true })
    writeFileSync(join(home, path, 'package.json'), JSON.stringify({ dependencies }))
  }
  put('.', { a: '1', b: '1' })
  put('node_modules/a', { b: '1', c: '1' })
  put('node_modules/b', { a: '1' })
  put('node_modules/a/node_modules/c', {})
  expect([...broughtBy(home).values()].toSorted()).toEqual(['a', 'b', 'c'])
  put('node_modules/a/node_modules/c', { gone: '1' })
  expect(() => broughtBy(home)).toThrow('gone')
})
