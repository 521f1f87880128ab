import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tarballFaults, treeFaults } from '../tarballs.mjs'

const home = mkdtempSync(join(tmpdir(), 'tarballs-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const right = {
  name: '@laissez-passer/x',
  version: '0.2.0',
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  dependencies: { '@laissez-passer/y': '0.2.0', jose: '^6.0.0' },
  publishConfig: { provenance: true },
}
const files = ['README.md', 'LICENSE', 'CHANGELOG.md', 'dist/index.d.ts', 'dist/index.js']

function laidOut(manifest, held = files) {
  const installed = join(home, manifest.name)
  rmSync(installed, { recursive: true, force: true })
  for (const file of held) {
    mkdirSync(join(installed, file, '..'), { recursive: true })
    writeFileSync(join(installed, file), '')
  }
  writeFileSync(join(installed, 'package.json'), JSON.stringify(manifest))
  return { installed }
}
const other = () => laidOut({ ...right, name: '@laissez-passer/y', dependencies: {} })
const faults = (manifest, held) => tarballFaults([laidOut(manifest, held), other()], { version: '0.2.0' })

describe('what is packed', () => {
  test('is right', async () => {
    expect(await faults(right)).toEqual([])
  })

  test.each([
    ['another version', { version: '0.1.0' }, files, /is 0\.1\.0, and the release 0\.2\.0/],
    ['ours of another version', { dependencies: { '@laissez-passer/y': '0.1.0' } }, files, /asks for .*y 0\.1\.0/],
    ['a link into the repository', { dependencies: { jose: 'workspace:*' } }, files, /asks for jose workspace/],
    ['no provenance', { publishConfig: {} }, files, /without provenance/],
    ['no licence', {}, files.filter((file) => file !== 'LICENSE'), /lacks LICENSE/],
    ['its sources', {}, [...files, 'src/index.ts'], /holds src\/index\.ts/],
    ['a secret', {}, [...files, '.env'], /holds \.env/],
    ['a path that leads nowhere', {}, files.filter((file) => !file.endsWith('.js')), /exports \.\/dist\/index\.js/],
    [
      'the condition of this repository',
      { exports: { '.': { 'laissez-passer:source': './dist/index.js' } } },
      files,
      /exports its sources/,
    ],
  ])('isn’t with %s', async (_, changed, held, fault) => {
    expect((await faults({ ...right, ...changed }, held)).join('\n')).toMatch(fault)
  })
})

describe('a tree', () => {
  const clean = { branch: 'main', changed: '', behind: '0', waiting: ['a-change.md'] }
  test('on main, clean, with something to release', () => {
    expect(treeFaults(clean)).toEqual([])
  })
  test.each([
    ['a branch', { branch: 'mine' }, /this is mine/],
    ['no branch', { branch: '' }, /this is no branch/],
    ['changes', { changed: ' M README.md' }, /README\.md/],
    ['commits of others', { behind: '2' }, /2 commits behind/],
    ['nothing to release', { waiting: [] }, /nothing to release/],
  ])('is refused for %s', (_, changed, fault) => {
    expect(treeFaults({ ...clean, ...changed })).toEqual([expect.stringMatching(fault)])
  })
})
