import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Block,
  htmlToRichText,
  parseRichText,
  richTextToHtml,
  type Span,
  writeRichText,
} from '../../../src/rich-text/index.ts'
import { mergeSpans, trimSpans } from '../../../src/rich-text/markup/blocks.ts'

const word = fc.oneof(
  fc.stringMatching(/^[a-zA-Zéüėßλή<>&"'\\*_.#$@1-9-]{1,8}$/),
  fc.constantFrom('**', '__', '\\', '- a', '1. b', '*', '<b>', '&amp;', '•', '\\*'),
)
const span = (separator: string): fc.Arbitrary<Span> =>
  fc
    .record({
      text: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(separator)),
      bold: fc.boolean(),
      italic: fc.boolean(),
    })
    .map(({ text, bold, italic }) => ({ text, ...(bold && { bold }), ...(italic && { italic }) }))
const run = (separator: string): fc.Arbitrary<Span[]> =>
  fc
    .array(span(separator), { minLength: 1, maxLength: 4 })
    .map((spans) => trimSpans(mergeSpans(spans)))
    .filter((spans) => spans.length > 0)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.oneof(run(' '), run('\n')).map((spans): Block => ({ type: 'paragraph', spans })),
  fc
    .record({ ordered: fc.boolean(), items: fc.array(run(' '), { minLength: 1, maxLength: 4 }) })
    .map((list): Block => ({ type: 'list', ...list })),
)
// Two lists of one kind in a row are one list to a reader.
const blocks = fc.array(block, { maxLength: 5 })

describe('rich text', () => {
  test('what is written in the light markup is read back', () => {
    fc.assert(
      fc.property(blocks, (value) => {
        expect(parseRichText(writeRichText(value))).toEqual(value)
      }),
    )
  })
  test('what is written as HTML is read back', () => {
    fc.assert(
      fc.property(blocks, (value) => {
        expect(htmlToRichText(richTextToHtml(value))).toEqual(value)
      }),
    )
  })
  test('any text at all is read, and settles after one round', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const once = parseRichText(text)
        expect(parseRichText(writeRichText(once))).toEqual(once)
      }),
    )
  })
})
