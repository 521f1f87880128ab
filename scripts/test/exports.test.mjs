import { expect, test } from 'vitest'
import { faults, published } from '../exports.mjs'

const good = { 'laissez-passer:source': './src/a.ts', types: './dist/a.d.ts', default: './dist/a.js' }
const everything = () => true

test('the source condition is not published', () => {
  expect(published({ './a': good, './en.json': './messages/en.json' })).toEqual({
    './a': { types: './dist/a.d.ts', default: './dist/a.js' },
    './en.json': './messages/en.json',
  })
})

test('a good export has no fault', () => {
  expect(faults({ name: 'x', exports: { './a': good } }, everything)).toEqual([])
})

test.each([
  ['a wildcard', { './*': good }],
  ['a script with its extension', { './a.js': './dist/a.js' }],
  ['no source', { './a': { types: './dist/a.d.ts', default: './dist/a.js' } }],
  ['no types', { './a': { 'laissez-passer:source': './src/a.ts', default: './dist/a.js' } }],
  ['another file built', { './a': { ...good, default: './dist/b.js' } }],
  ['the source last', { './a': { types: good.types, default: good.default, 'laissez-passer:source': './src/a.ts' } }],
])('%s is a fault', (_, exports) => {
  expect(faults({ name: 'x', exports }, everything)).not.toEqual([])
})

test('a source that is missing is a fault', () => {
  expect(faults({ name: 'x', exports: { './a': good } }, () => false)).toEqual([
    expect.stringContaining('does not exist'),
  ])
})
