import { afterAll, describe, expect, test } from 'vitest'
import { documentSetting, templateNames } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { viewOf } from '../samples/build.ts'
import { short } from '../samples/people.ts'
import { readPdf } from '../support/read-pdf.ts'

const engine = typstNode({ timeout: 60_000 })
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')

describe.each(templateNames)('%s', (template) => {
  /** How far the line under the name is from the top of the first page. */
  const below = async (name: string): Promise<number> => {
    const view = await viewOf(short, template)
    const views = [{ kind: 'cv', template, view: { ...view, name, headline: 'Headline', photo: null } }] as const
    const { placed } = await readPdf((await typeset(documentSetting(views), engine, { now })).bytes)
    return 842 - (placed.find(({ text }) => text.includes('Headline'))?.y ?? 0)
  }

  test('a name whose letters hang low keeps clear of the line below; others move nothing', async () => {
    const usual = await below('Anna Norman')
    expect(await below('Jörg Ýgïpaq')).toBeCloseTo(usual, 3)
    expect(await below('الخوارزمي')).toBeGreaterThan(usual + 3)
  })
})
