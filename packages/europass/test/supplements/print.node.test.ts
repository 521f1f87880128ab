import { afterAll, expect, test } from 'vitest'
import { supplements, supplementSheet, supplementWords } from '../../src/supplements/index.ts'
import { documentSetting } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { certificate, diploma, stay } from '../samples/supplements.ts'
import { readPdf } from '../support/read-pdf.ts'
import { structureFaults } from '../support/structure.ts'

const engine = typstNode({ timeout: 60_000 })
afterAll(() => engine.close())
const now = new Date('2026-11-27T06:00:00Z')
const [en, fr] = [await supplementWords('en'), await supplementWords('fr')]

const sheets = {
  diploma: supplementSheet(supplements['diploma-supplement'], diploma, { words: en }),
  stay: supplementSheet(supplements.mobility, stay, { words: fr }),
  certificate: supplementSheet(supplements['certificate-supplement'], certificate, { words: en }),
  greek: supplementSheet(
    supplements['certificate-supplement'],
    { ...certificate, language: 'el', translated: { name: 'Ξυλουργός 木工 столяр' } },
    { words: en },
  ),
}

test.each(Object.entries(sheets))('%s is a PDF that can be read by ear', async (_, view) => {
  const setting = documentSetting([{ kind: 'sheet', view }])
  const { bytes, missing } = await typeset(setting, engine, { now })
  expect(missing).toEqual([])
  expect(structureFaults(await readPdf(bytes))).toEqual([])
  for (const check of ['ua-1', 'a-3a'] as const) await typeset(setting, engine, { now, check })
})
