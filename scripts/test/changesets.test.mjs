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
