import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../.changeset/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')

test.each(files)('%s names packages, how far each moves, and says why in words', (name) => {
  const [, front, words] =
    readFileSync(new URL(name, folder), 'utf8').match(/^---\n([\s\S]*?)\n---\n\n([\s\S]+)$/) ?? []
  expect(words?.trim()).toBeTruthy()
  for (const line of front.split('\n')) {
    expect(line).toMatch(/^['"](@laissez-passer\/|create-)[a-z0-9-]+['"]: (major|minor|patch)$/)
    const [, short] = line.match(/([a-z0-9-]+)['"]/) ?? []
    expect(existsSync(new URL(`../../packages/${short}/package.json`, import.meta.url))).toBe(true)
  }
})

test('all packages have one version, and move together', () => {
  const packages = new URL('../../packages/', import.meta.url)
  const manifests = readdirSync(packages)
    .map((name) => new URL(`${name}/package.json`, packages))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')))
  expect([...new Set(manifests.map(({ version }) => version))]).toHaveLength(1)
  const [[scope, ...others]] = JSON.parse(readFileSync(new URL('config.json', folder), 'utf8')).fixed
  const apart = manifests.filter(({ name }) => !name.startsWith(scope.replace('*', '')) && !others.includes(name))
  expect(apart).toEqual([])
})
