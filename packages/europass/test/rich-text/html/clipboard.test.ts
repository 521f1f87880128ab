import { expect, test } from 'vitest'
import { readRichHtml, type RichText } from '../../../src/rich-text/index.ts'
import { clipboard } from './clipboard.ts'

const text: RichText = [
  {
    type: 'paragraph',
    spans: [
      { text: 'Led', bold: true },
      { text: ' the ' },
      { text: 'analytical', italic: true },
      { text: ' ' },
      { text: 'engine', underline: true },
      { text: ', see ' },
      { text: 'notes', link: 'https://example.org/engine' },
      { text: '.' },
    ],
  },
  { type: 'item', ordered: false, depth: 0, spans: [{ text: 'Punched cards' }] },
  { type: 'item', ordered: false, depth: 1, spans: [{ text: 'and mills' }] },
  { type: 'item', ordered: true, depth: 0, spans: [{ text: 'First programme' }] },
]

test.each(Object.entries(clipboard))('a text copied from %s is the text that was written', (_, html) => {
  expect(readRichHtml(html)).toEqual(text)
})
