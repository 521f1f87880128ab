import fc from 'fast-check'
import { canonicalRichText, type RichBlock, type RichSpan, type RichText } from '../../src/rich-text/index.ts'

const word = fc.oneof(
  fc.stringMatching(/^[a-zA-Zéüėßλή<>&"'\\*_.#$@;1-9-]{1,8}$/),
  fc.constantFrom('<b>', '&amp;', '&nbsp;', '</p>', '•', '1.', '😀', 'שלום', '\u00A0', '«\u00A0a\u00A0»', '\n'),
)
const link = fc.constantFrom('https://example.org/?a=1&b="2"', 'mailto:ada@example.org', 'tel:+32470123412')
const span: fc.Arbitrary<RichSpan> = fc
  .record({
    text: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    bold: fc.boolean(),
    italic: fc.boolean(),
    underline: fc.boolean(),
    link: fc.option(link, { nil: undefined, freq: 3 }),
  })
  .map(({ text, bold, italic, underline, link: to }) => ({
    text,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
    ...(to !== undefined && { link: to }),
  }))
const spans = fc.array(span, { maxLength: 4 })
const block: fc.Arbitrary<RichBlock> = fc.oneof(
  spans.map((run): RichBlock => ({ type: 'paragraph', spans: run })),
  fc.record({ type: fc.constant('item' as const), ordered: fc.boolean(), depth: fc.nat(5), spans }),
)

/** Any blocks of the right shape. */
export const anyBlocks: fc.Arbitrary<RichText> = fc.array(block, { maxLength: 8 })
/** Rich texts as they are kept. */
export const richTexts: fc.Arbitrary<RichText> = anyBlocks.map(canonicalRichText)
