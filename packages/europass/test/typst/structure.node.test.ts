import { afterAll, describe, expect, test } from 'vitest'
import { templateNames } from '../../src/templates/index.ts'
import { documentSetting } from '../../src/templates/job.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { viewOf } from '../samples/build.ts'
import { arabic, longWords, short, twoPages } from '../samples/people.ts'
import { readPdf } from '../support/read-pdf.ts'
import { readInOrder, structureFaults } from '../support/structure.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')
const people = Object.entries({ short, twoPages, longWords, arabic })

describe.each(templateNames)('%s', (template) => {
  test.each(people)('%s can be read by ear', async (_, sample) => {
    const view = await viewOf(sample, template)
    const setting = documentSetting([{ kind: 'cv', template, view }])
    const { bytes } = await typeset(setting, engine, { now })
    const pdf = await readPdf(bytes)
    expect(structureFaults(pdf)).toEqual([])
    // The name comes first, and of an entry its title before its dates.
    const entry = view.sections
      .flatMap((one) => (one.kind === 'entries' ? one.entries : []))
      .find((one) => one.title && one.period)
    // Arabic is stored as it is drawn, joined and from the left: its order is seen in the others.
    if (entry && view.direction === 'ltr') expect(readInOrder(pdf, [view.name, entry.title, entry.period])).toBe(true)
    // Typst's own checks, of both standards that it says it keeps.
    for (const check of ['ua-1', 'a-3a'] as const) await typeset(setting, engine, { now, check })
  })
})
