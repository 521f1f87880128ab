import { afterAll, describe, expect, test } from 'vitest'
import type { SheetView } from '../../src/sheet/index.ts'
import { documentSetting } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { endless, everything, fromTheRight } from '../samples/sheets.ts'
import { flat, readPdf } from '../support/read-pdf.ts'
import { readInOrder, structureFaults } from '../support/structure.ts'

const engine = typstNode({ timeout: 60_000 })
afterAll(() => engine.close())
const now = new Date('2026-11-27T06:00:00Z')

const printed = async (view: SheetView) => {
  const { bytes, missing } = await typeset(documentSetting([{ kind: 'sheet', view }]), engine, { now })
  expect(missing).toEqual([])
  return { bytes, pdf: await readPdf(bytes) }
}

const tight = (text: string): string => text.replaceAll(/[\s\u00ad]/g, '')

/** Everything that a person reads of a sheet. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  const silent = new Set([
    'kind',
    'form',
    'align',
    'tone',
    'type',
    'design',
    'footer',
    'language',
    'direction',
    'labels',
    'data',
  ])
  // Read by ear alone, or where a cell is empty.
  for (const key of ['alt', 'corner', 'missing']) silent.add(key)
  return Object.entries(value).flatMap(([key, inner]) => (silent.has(key) ? [] : textsOf(inner)))
}

describe.each(Object.entries({ everything, fromTheRight, endless }))('%s', (name, view) => {
  test('can be read by ear, and keeps the standards that it says it keeps', async () => {
    const { pdf } = await printed(view)
    expect(structureFaults(pdf)).toEqual([])
    const setting = documentSetting([{ kind: 'sheet', view }])
    for (const check of ['ua-1', 'a-3a'] as const) await typeset(setting, engine, { now, check })
  })
  test('lies within its margins', async () => {
    const { pdf } = await printed(view)
    const [width, height] = view.design.paper === 'a4' ? [595, 842] : [612, 792]
    const outside = pdf.placed.filter(
      (one) => one.x < 40 || one.x + one.width > width - 40 || one.y < 20 || one.y > height - 20,
    )
    expect(outside).toEqual([])
  })
  test.skipIf(name === 'fromTheRight')('says all of it', async () => {
    const { pdf } = await printed(view)
    const text = tight(pdf.text)
    expect(textsOf(view).filter((one) => !text.includes(tight(one)))).toEqual([])
  })
})

test('is read in the order of its blocks, labels before their values', async () => {
  const { pdf } = await printed(everything)
  const order = ['University of London', 'Diploma Supplement', 'Holder', 'Ada Lovelace', 'Family name', 'Lovelace']
  const then = ['Courses and grades', 'Analysis', '12', 'Information', 'Advanced', 'Seal intact', 'Charles Babbage']
  expect(readInOrder(pdf, [...order, ...then])).toBe(true)
  const headings = flat(pdf.tree).filter(({ role }) => /^H\d$/.test(role))
  expect(headings.map(({ role, text }) => [role, tight(text)])).toEqual([
    ['H1', '1Theholder'],
    ['H1', '2Results'],
    ['H2', '2.1Courses'],
  ])
})

test('has a mark where a level was before, and drawings that nobody has to hear', async () => {
  const { pdf } = await printed(everything)
  const figures = flat(pdf.tree).filter(({ role }) => role === 'Figure')
  expect(new Set(figures.map(({ alt }) => alt))).toEqual(new Set(['Two interlaced lines']))
})

test('carries files: a credential as it is', async () => {
  const attachments = [
    { name: 'credential.jsonld', content: '{"a":"é"}', mediaType: 'application/ld+json', description: 'Credential' },
  ]
  const setting = documentSetting([{ kind: 'sheet', view: everything }], { xml: '<x/>', attachments })
  await typeset(setting, engine, { now, check: 'a-3a' })
  const { bytes } = await typeset(setting, engine, { now })
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const reading = getDocument({ data: bytes.slice(), verbosity: 0 })
  const document = await reading.promise
  const contentOf = async (id: string): Promise<string> => {
    const content: unknown = await document.getAttachmentContent(id)
    return content instanceof Uint8Array ? new TextDecoder().decode(content) : ''
  }
  expect([await contentOf('attachment.xml'), await contentOf('credential.jsonld')]).toEqual(['<x/>', '{"a":"é"}'])
  await reading.destroy()
  const text = new TextDecoder('latin1').decode(bytes)
  expect(text.match(/\/AFRelationship \/Data/g)?.length).toBeGreaterThanOrEqual(2)
})

test('a picture that is none is left out', async () => {
  const view = {
    ...everything,
    blocks: [{ kind: 'picture' as const, picture: { data: 'data:text/html,x', alt: 'x' } }],
  }
  expect(documentSetting([{ kind: 'sheet', view }]).view).toMatchObject({ parts: [{ blocks: [] }] })
})
