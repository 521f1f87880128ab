import { afterAll, describe, expect, test } from 'vitest'
import { documentSetting, type TemplateName, templateNames } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import type { CvView } from '../../src/view/index.ts'
import { viewOf } from '../samples/build.ts'
import { short } from '../samples/people.ts'

const engine = typstNode({ timeout: 60_000 })
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')
const set = (template: TemplateName, view: CvView) =>
  typeset(documentSetting([{ kind: 'cv', template, view }]), engine, { now })

/** A view with a text that is long, where that has cost most, and what it is made of. */
const long: readonly (readonly [string, string, (view: CvView, text: string) => CvView])[] = [
  ['name', 'x', (view, name) => ({ ...view, name })],
  ['name of many', 'xy ', (view, name) => ({ ...view, name })],
  [
    'address',
    'ab/',
    (view, text) => ({ ...view, contacts: [{ kind: 'website', label: 'Web', text, href: 'https://a.example' }] }),
  ],
  [
    'paragraph',
    'x',
    (view, text) => ({ ...view, about: { title: 'A', body: [{ type: 'paragraph', spans: [{ text }] }] } }),
  ],
]

async function milliseconds(template: TemplateName, view: CvView): Promise<number> {
  const before = process.cpuUsage()
  await set(template, view)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe.each(templateNames)('%s', (template) => {
  test.each(long)('a long %s takes the time of its length', async (_, text, put) => {
    const view = await viewOf(short, template)
    const few = await milliseconds(template, put(view, text.repeat(1500 / text.length)))
    const many = await milliseconds(template, put(view, text.repeat(6000 / text.length)))
    // Before, it was its square: more than a second.
    expect(many).toBeLessThan(Math.max(few, 60) * 8)
  })

  test.each(['Ada', 'A', '\u{1f600}', 'Ada Augusta Byron', '   '])('the name “%s” stops nothing', async (name) => {
    const view = await viewOf(short, template)
    expect((await set(template, { ...view, name, photo: null })).bytes.length).toBeGreaterThan(1000)
  })
})
