import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/** Every source that an entry loads, as `src/…`. */
async function loadedBy(entry: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const waiting = [new URL(`../src/${entry}`, import.meta.url)]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (found.has(next.href)) continue
    found.add(next.href)
    const source = await readFile(next, 'utf8')
    for (const [, target = ''] of source.matchAll(/from '(\.[^']+)'/g)) waiting.push(new URL(target, next))
  }
  return new Set([...found].map((href) => href.slice(href.indexOf('/src/') + 1)))
}

test.each(['sqlite.ts', 'd1.ts', 'postgres.ts'])('%s loads no contract: that needs vitest', async (entry) => {
  const sources = [...(await loadedBy(entry))]
  expect(sources).toContain('src/accounts/port.ts')
  expect(sources.filter((source) => /contract|fixtures/.test(source))).toEqual([])
})
