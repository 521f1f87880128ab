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
/** Milliseconds of processor for a document that wasn't set before. */
async function cost(template: TemplateName): Promise<number> {
  // All that is set is another text each time, so that nothing is remembered.
  const view = JSON.parse(
    JSON.stringify(await viewOf(twoPages, template)).replaceAll(/(?<="(?:text|title)":")/g, `${(count += 1)} `),
  )
  const before = process.cpuUsage()
  await typeset(documentSetting([{ kind: 'cv', template, view }]), engine, { now })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What a template costs beside the plain one: columns, tables and small capitals have to be laid out. */
const usual: Readonly<Record<TemplateName, number>> = {
  formal: 1.5,
  modern: 1.8,
  plain: 1,
  columns: 1.4,
  compact: 2.2,
  academic: 1.5,
  executive: 1.4,
  'first-job': 1.2,
}

test('a template lays its pages out once, whatever it is like', { timeout: 120_000 }, async () => {
  const least = new Map<TemplateName, number>()
  // In turn, so that what the machine does besides falls on all of them; the first two rounds warm up.
  for (let round = 0; round < 12; round += 1)
    for (const template of templateNames) {
      const one = await cost(template)
      if (round > 1) least.set(template, Math.min(least.get(template) ?? one, one))
    }
  const plain = least.get('plain') ?? 0
  // Laid out twice it would cost twice that; machines differ by less.
  for (const [template, one] of least) expect(one / plain / usual[template], template).toBeLessThan(1.6)
})
