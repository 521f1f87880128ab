import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { changelog, changeOf, released, section } from '../../docs/changelog.ts'

test('a changeset says which packages it concerns, and the widest move', () => {
  const text = '---\n"@laissez-passer/core": patch\n\'create-laissez-passer\': minor\n---\n\nMore `a` than\nbefore.\n'
  expect(changeOf(text)).toEqual({
    text: 'More `a` than\nbefore.',
    level: 'minor',
    packages: ['@laissez-passer/core', 'create-laissez-passer'],
  })
  expect(changeOf('---\n---\n\nNothing\n')).toBeNull()
})

test('the same words in several packages are one change, without commits and without what only followed', () => {
  const of = (name, rest = '') => [
    name,
    `# ${name}\n\n## 0.10.0\n\n### Minor Changes\n\n- 23ab275: More\n  than before.\n${rest}\n## 0.9.0\n\n### Patch Changes\n\n- Updated dependencies\n  - @laissez-passer/core@0.9.0\n`,
  ]
  const found = released(new Map([of('@laissez-passer/a'), of('@laissez-passer/b', '- 23ab276: Only here\n')]))
  expect(found.get('0.10.0')).toEqual([
    { text: 'More\nthan before.', level: 'minor', packages: ['@laissez-passer/a', '@laissez-passer/b'] },
    { text: 'Only here', level: 'minor', packages: ['@laissez-passer/b'] },
  ])
  expect(found.get('0.9.0')).toEqual([])
})

test('what has to be changed stands first, and a change stays one entry of the list', () => {
  const change = (text, level) => ({ text, level, packages: ['@laissez-passer/core'] })
  const page = section('0.2.0', [change('Mended.', 'patch'), change('One\n\nTwo', 'major')])
  expect(page).toMatch(
    /^## 0\.2\.0\n\n### What has to be changed in 0\.2\.0\n\n- One\n\n {2}Two \(`core`\)\n\n### Mended/,
  )
})

test('every changeset that waits is on the page', () => {
  const folder = new URL('../../.changeset/', import.meta.url)
  const page = changelog(new URL('../../', import.meta.url))
  const waiting = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => changeOf(readFileSync(new URL(name, folder), 'utf8')) ?? [])
  const missing = waiting.filter(({ text }) => !page.includes(text.split('\n')[0]))
  expect(missing).toEqual([])
  expect(page.startsWith('## The next release')).toBe(waiting.length > 0)
})
