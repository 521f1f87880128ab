import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, expect, test } from 'vitest'
import { declareConformance } from '../../src/typst/conformance.ts'
import { typesetJob } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { twoPages } from '../samples/people.ts'
import { settingOf } from '../support/printed.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const plain = async () => engine.typeset(typesetJob(await settingOf(twoPages), { now }).job)

test('what is declared is added at the end, and nothing before it changes', async () => {
  const before = await plain()
  const after = declareConformance(before)
  expect(after.subarray(0, before.length)).toEqual(before)
  const update = latin1(after.subarray(before.length))
  for (const said of [
    '<pdfuaid:part>1<',
    '<pdfaid:part>3<',
    '<pdfaid:conformance>A<',
    '/DisplayDocTitle true',
    '/AFRelationship /Data',
    '/S /GTS_PDFA1',
  ])
    expect(update).toContain(said)
})

test('each object of the update is where its table says', async () => {
  const text = latin1(declareConformance(await plain()))
  const start = Number(/startxref\s(\d+)\s%%EOF\s*$/.exec(text)?.[1])
  const rows = [...text.slice(start).matchAll(/(\d+) 1\n(\d{10}) 00000 n/g)]
  expect(rows.length).toBeGreaterThanOrEqual(4)
  for (const [, number, offset] of rows) expect(text.slice(Number(offset)).startsWith(`${number} 0 obj`)).toBe(true)
  expect(text.slice(start)).toMatch(/\/Prev \d+/)
})

test('the header of a row is its first cell, and the others name it', async () => {
  const before = await plain()
  const update = latin1(declareConformance(before).subarray(before.length))
  const object = (number: string): string => update.split(`\n${number} 0 obj\n`)[1]?.split('\nendobj')[0] ?? ''
  const [, tree = ''] = /\/IDTree <<\s*\/Names \[([^\]]*)\]/.exec(update) ?? []
  const names = [...tree.matchAll(/\((\w+)\) (\d+) 0 R/g)].map(([, id = '', number = '']) => ({ id, number }))
  // A tree of names is searched: it must be in order.
  expect(names.map(({ id }) => id)).toEqual(names.map(({ id }) => id).toSorted())
  const rows = names.filter(({ id }) => id.startsWith('R'))
  expect(rows).toHaveLength(twoPages.profile.entries.language.length)
  for (const { id, number } of rows) {
    expect(object(number)).toContain('/S /TH')
    expect(object(number)).toContain('/Scope /Row')
    expect(object(number)).toContain(`/ID (${id})`)
    expect(update.match(new RegExp(`/Headers \\[[^\\]]* \\(${id}\\)\\]`, 'g'))).toHaveLength(5)
  }
})

test('the standards that Typst checks natively give the same structure', async () => {
  const roles = async (check?: 'ua-1' | 'a-3a') => {
    const data = await engine.typeset(typesetJob(await settingOf(twoPages), { now, ...(check && { check }) }).job)
    const reading = getDocument({ data, verbosity: 0 })
    const tree = JSON.stringify(await (await (await reading.promise).getPage(1)).getStructTree()).match(/"role":"\w+"/g)
    await reading.destroy()
    return tree
  }
  const without = await roles()
  expect(await roles('a-3a')).toEqual(without)
  expect(await roles('ua-1')).toEqual(without)
})

test('what is no PDF of Typst is refused', () => {
  expect(() => declareConformance(new TextEncoder().encode('%PDF-1.7\n'))).toThrow(/without/)
})
