import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const src = new URL('../src/', import.meta.url)
const sheet = readFileSync(new URL('login.css', src), 'utf8')
const imports = [...sheet.matchAll(/^@import '\.\/(.+)' layer\((.+)\);$/gm)].map(([, file = '', layer = '']) => ({
  file,
  layer,
}))

test('the one style sheet takes in every other, once, in a layer that it declares', () => {
  const files = globSync('**/*.css', { cwd: src }).filter((file) => file !== 'login.css')
  expect(imports.map(({ file }) => file).sort()).toEqual(files.sort())
  const layers = /@layer (.+);/.exec(sheet)?.[1]?.split(', ')
  expect(layers).toEqual(['lp-base', ...new Set(imports.map(({ layer }) => layer))])
})
