import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, test } from 'vitest'
import { machineText, plainText } from '../../src/machine-text/index.ts'
import { readingOrder } from '../../src/machine-text/reading-order.ts'
import { documentSetting } from '../../src/templates/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { viewOf } from '../samples/build.ts'
import { arabic, twoPages } from '../samples/people.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')

async function readBy(sample: typeof arabic, template: 'formal' | 'plain') {
  const view = await viewOf(sample, template)
  const { bytes } = await typeset(documentSetting([{ kind: 'cv', template, view }]), engine, { now })
  const reading = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 })
  const text = await machineText(await reading.promise)
  await reading.destroy()
  return text
}

describe('what a program reads', () => {
  test('headings, rows with their headers, points', async () => {
    const { blocks, tagged } = await readBy(twoPages, 'formal')
    expect(tagged).toBe(true)
    expect(blocks).toContainEqual(expect.objectContaining({ kind: 'heading', level: 1, text: 'Work experience' }))
    const rows = blocks.flatMap((block) => (block.kind === 'row' ? [block.cells] : []))
    expect(rows.find(([first]) => first?.text === 'English')?.map(({ header }) => header)).toEqual([
      true,
      ...[1, 2, 3, 4, 5].map(() => false),
    ])
  })
  test('Arabic in the order in which it is read', async () => {
    const text = plainText(await readBy(arabic, 'plain'))
    for (const words of ['سلمى الحداد', 'مترجمة قانونية', 'منذ عشر سنوات', 'ترجمة فورية في أكثر من 400 جلسة'])
      expect(text).toContain(words)
    expect(text).toContain('+46 70 123 45 67')
  })
})

describe('the order of a line', () => {
  const line = (...pieces: string[]) =>
    readingOrder(
      pieces.map((str, x) => ({ str, dir: /\p{Script=Hebrew}/u.test(str) ? 'rtl' : 'ltr', x: x * 10, width: 10 })),
    )
  test.each<[string, string[], string]>([
    ['from the left', ['one', ' ', 'two'], 'one two'],
    ['from the right', ['.', 'ג', ' ', 'ב', ' ', 'א'], 'א ב ג.'],
    ['from the right, with an address in it', ['בבב', ' ', 'a@', 'b.eu', ' ', 'אאאאאאא'], 'אאאאאאא a@b.eu בבב'],
    ['from the left, with a name in it', ['Name:', ' ', 'ב', ' ', 'א', ' ', '(Brussels)'], 'Name: א ב (Brussels)'],
  ])('%s', (_, pieces, expected) => {
    expect(line(...pieces)).toBe(expected)
  })
})
