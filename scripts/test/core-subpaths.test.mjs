import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const subpaths = Object.keys(JSON.parse(read('packages/core/package.json')).exports).map((path) => path.slice(2))
const [api, internals] = read('docs/src/content/docs/core.md').split('## Not public API')
const listed = (text) => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path)

describe('the page “Public API of core”', () => {
  test('lists every path that core exports, as public API or not, and no other', () => {
    expect([...listed(api), ...listed(internals)].toSorted()).toEqual(subpaths.toSorted())
  })

  test('lists as not public exactly what is under internal/', () => {
    expect(listed(api).filter((path) => path.startsWith('internal/'))).toEqual([])
    expect(listed(internals).filter((path) => !path.startsWith('internal/'))).toEqual([])
  })
})
