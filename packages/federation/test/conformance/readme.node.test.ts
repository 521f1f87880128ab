import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as plans from './support/modules.ts'

test('the README names each module of each plan once, with a test that is there', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  const rows = [...readme.matchAll(/^\| `([\w-]+)` \| \S.* \| \[([\w./-]+)\]\(\2\)/gm)]
  expect(rows.map(([, module]) => module).toSorted()).toEqual(Object.values(plans).flat().toSorted())
  for (const [, module = '', file = ''] of rows) {
    const url = new URL(file, import.meta.url)
    expect(existsSync(url), file).toBe(true)
    const named = readFileSync(url, 'utf8')
    expect(
      named.includes(module) || named.includes(module.replace('fapi2-security-profile-final', '${p}')),
      module,
    ).toBe(true)
  }
})
