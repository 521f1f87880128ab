import { afterAll, expect, test } from 'vitest'
import { documentSetting, type TemplateName, templateNames } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { viewOf } from '../samples/build.ts'
import { twoPages } from '../samples/people.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')

let count = 0
/** Milliseconds of processor for a document that wasn't set before: the least of some. */
async function cost(template: TemplateName): Promise<number> {
  const view = await viewOf(twoPages, template)
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 8; round += 1) {
    // All that is set is another text each time, so that nothing is remembered.
    const other = JSON.parse(JSON.stringify(view).replaceAll(/(?<="(?:text|title)":")/g, `${(count += 1)} `))
    const before = process.cpuUsage()
    await typeset(documentSetting([{ kind: 'cv', template, view: other }]), engine, { now })
    const { user, system } = process.cpuUsage(before)
    if (round > 1) least = Math.min(least, (user + system) / 1000)
  }
  return least
}

test('a template lays its pages out once, whatever it is like', { timeout: 120_000 }, async () => {
  const plain = await cost('plain')
  // Trying a size costs another layout; a table, small capitals and a second column far less.
  for (const template of templateNames.filter((name) => name !== 'plain'))
    expect((await cost(template)) / plain, template).toBeLessThan(2.2)
})
