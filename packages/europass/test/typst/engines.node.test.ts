import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, expect, test } from 'vitest'
import { templateNames } from '../../src/templates/index.ts'
import { documentSetting } from '../../src/templates/job.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { typstWeb } from '../../src/typst-web/index.ts'
import { viewOf } from '../samples/build.ts'
import { arabic, bulgarian, longWords, twoPages } from '../samples/people.ts'
import { readPdf } from '../support/read-pdf.ts'
import { structureFaults } from '../support/structure.ts'

const require = createRequire(import.meta.url)
const native = typstNode()
afterAll(() => native.close())
const web = typstWeb({
  wasm: readFile(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')).then(
    (bytes) => new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } }),
  ),
  readFont: (file) => readFile(require.resolve(file)),
})
const now = new Date('2026-11-21T10:00:00Z')

const samples = { twoPages, longWords, arabic, bulgarian }
const cases = templateNames.flatMap((template, index) => {
  // Each template with two people, each person with four templates.
  const names = Object.keys(samples) as (keyof typeof samples)[]
  return [0, 1].map((other) => ({ template, person: names[(index + other * 2) % names.length] ?? 'twoPages' }))
})

test.each(cases)('the engine of browsers sets the same pages: $template, $person', async ({ template, person }) => {
  const view = await viewOf(samples[person], template)
  view.sections
    .flatMap((section) => (section.kind === 'entries' ? section.entries : []))
    .slice(0, 1)
    .forEach((entry) => Object.assign(entry, { organisation: `${entry.organisation} 😀 中文 한국 שלום 𒀀` }))
  const setting = documentSetting([{ kind: 'cv', template, view }], { xml: '<x/>' })
  const made = await Promise.all([native, await web].map((engine) => typeset(setting, engine, { now })))
  expect(made[0]?.missing).toEqual(made[1]?.missing)
  const [here, there] = await Promise.all(made.map(({ bytes }) => readPdf(bytes)))
  expect(there?.pages).toBe(here?.pages)
  expect(there?.placed).toEqual(here?.placed)
  expect(there?.tree).toEqual(here?.tree)
  expect(there && structureFaults(there)).toEqual([])
})
