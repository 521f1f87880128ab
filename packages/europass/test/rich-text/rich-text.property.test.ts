import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/fields/issue.ts'
import {
  canonicalRichText,
  nestLists,
  readPlainText,
  readRichHtml,
  richLimits,
  richTextDraftSchema,
  richTextLength,
  richTextOfMarkup,
  richTextSchema,
  shortenRichText,
  writePlainText,
  writeRichHtml,
} from '../../src/rich-text/index.ts'
import { anyBlocks, richTexts } from './arbitrary.ts'

const holds = <T>(values: fc.Arbitrary<T>, rule: (value: T) => void): void => {
  fc.assert(fc.property(values, rule))
}

describe('rich text', () => {
  test('the canonical form is one: made again it is the same, and both schemas take it', () => {
    holds(anyBlocks, (blocks) => {
      const once = canonicalRichText(blocks)
      expect(canonicalRichText(once)).toEqual(once)
      expect(check(richTextSchema, once)).toEqual({ ok: true, value: once })
      expect(check(richTextDraftSchema, once)).toEqual({ ok: true, value: once })
    })
  })
  test('what is written as HTML is read back', () => {
    holds(richTexts, (text) => {
      expect(readRichHtml(writeRichHtml(text))).toEqual(text)
    })
  })
  test('no letter gets lost on the way to plain text and back', () => {
    const letters = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '')
    holds(richTexts, (text) => {
      const plain = writePlainText(text)
      expect(letters(plain)).toBe(letters(text.flatMap(({ spans }) => spans.map((span) => span.text)).join('')))
      expect(letters(writePlainText(readPlainText(plain)))).toBe(letters(plain))
    })
  })
  test('points of plain text are read back at their depth', () => {
    const plain = richTexts.map((text) =>
      canonicalRichText(text.map((block, index) => ({ ...block, spans: [{ text: `a${index}\nb` }] }))),
    )
    holds(plain, (text) => {
      expect(readPlainText(writePlainText(text))).toEqual(text)
    })
  })
  test('any text is read, as HTML, as plain text, as the old markup', () => {
    holds(fc.string({ unit: fc.constantFrom(...'<>/="\'&;-* 1.ab\n\u00A0'), maxLength: 60 }), (source) => {
      for (const read of [readRichHtml, readPlainText, richTextOfMarkup]) {
        const text = read(source)
        expect(canonicalRichText(text)).toEqual(text)
      }
    })
  })
  test('lists nest as deep as their points say, and hold all of them', () => {
    holds(richTexts, (text) => {
      const depths: number[] = []
      const walk = (part: ReturnType<typeof nestLists>[number], depth: number): void => {
        if (part.type === 'paragraph') return
        for (const point of part.items) {
          depths.push(depth)
          for (const list of point.lists) walk(list, depth + 1)
        }
      }
      for (const part of nestLists(text)) walk(part, 0)
      expect(depths).toEqual(text.flatMap((block) => (block.type === 'item' ? [block.depth] : [])))
    })
  })
  test('what is too long is shortened to what fits, and nothing else is touched', () => {
    const long = fc
      .tuple(richTexts, fc.constantFrom('x', '😀', 'a\n'))
      .map(([text, filler]) => [
        ...text,
        { type: 'paragraph' as const, spans: [{ text: filler.repeat(richLimits.characters), bold: true as const }] },
      ])
    holds(long, (text) => {
      const short = shortenRichText(canonicalRichText(text))
      expect(check(richTextSchema, short)).toEqual({ ok: true, value: short })
      expect(richTextLength(short)).toBeGreaterThan(richLimits.characters - 3)
    })
    holds(richTexts, (text) => {
      expect(shortenRichText(text)).toBe(text)
    })
  })
})
