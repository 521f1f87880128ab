import { expect, test } from 'vitest'
import { examplesOf } from '../examples.mjs'

const page = [
  '# A',
  '```ts',
  'const a = 1',
  '```',
  '',
  '```ts no-run',
  'broken(',
  '```',
  '```sh',
  'ls',
  '```',
  '```ts continued',
  'a + 1',
  '```',
  '```tsx',
  '<A />',
  '```',
  '',
].join('\n')

test('examples are the ts and tsx blocks that are not marked no-run, with the line they begin on; those continued are joined', () => {
  expect(examplesOf(page)).toEqual([
    { language: 'ts', code: 'const a = 1\n\na + 1\n', line: 2, runs: true },
    { language: 'tsx', code: '<A />\n', line: 15, runs: true },
  ])
})

test('what is for browsers is checked and not run', () => {
  expect(examplesOf('```ts types-only\nindexedDB\n```\n')).toMatchObject([{ code: 'indexedDB\n', runs: false }])
})
