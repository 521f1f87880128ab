import { describe, expect, test } from 'vitest'
import { check } from '../../src/fields/issue.ts'
import {
  canonicalRichText,
  readLink,
  richLimits,
  type RichText,
  richTextDraftSchema,
  richTextLength,
  richTextSchema,
} from '../../src/rich-text/index.ts'

const paragraph = (text: string): RichText => [{ type: 'paragraph', spans: [{ text }] }]
const linked = (link: string): RichText => [{ type: 'paragraph', spans: [{ text: 'here', link }] }]
const item = (depth: number): unknown => [{ type: 'item', ordered: false, depth, spans: [{ text: 'a' }] }]
const codes = (value: unknown, schema = richTextSchema): readonly string[] => {
  const outcome = check(schema, value)
  return outcome.ok ? [] : outcome.issues.map((issue) => issue.code)
}

describe('the schema of rich text', () => {
  test('nothing given is the empty text', () => {
    expect(check(richTextSchema, undefined)).toEqual({ ok: true, value: [] })
  })
  test('characters are counted over all blocks, and the limit is named', () => {
    const half = 'x'.repeat(richLimits.characters / 2)
    const full = [...paragraph(half), ...paragraph(half.slice(1))]
    expect(richTextLength(full)).toBe(richLimits.characters)
    expect(codes(full)).toEqual([])
    expect(check(richTextSchema, [...full, ...paragraph('')])).toEqual({
      ok: false,
      issues: [{ path: [], code: 'too-long', params: { max: richLimits.characters } }],
    })
  })
  test.each([
    ['more blocks', Array.from({ length: richLimits.blocks + 1 }, () => paragraph('a')[0]), ['too-many']],
    ['a list too deep', item(richLimits.depth), ['too-long']],
    ['half a level', item(0.5), ['wrong-type']],
    ['another block', [{ type: 'script', spans: [] }], ['wrong-type']],
    ['the old markup', '**bold**', ['wrong-type']],
  ])('%s is refused, draft or not', (_, value, expected) => {
    expect([codes(value), codes(value, richTextDraftSchema)]).toEqual([expected, expected])
  })
  test.each(['javascript:alert(1)', 'JavaScript:alert(1)', ' javascript:1', 'data:text/html,a', '/path', 'vbscript:1'])(
    'a link to %s is refused, draft or not',
    (link) => {
      expect([codes(linked(link)), codes(linked(link), richTextDraftSchema)]).toEqual([['url'], ['url']])
      expect(readLink(link)).toBe(undefined)
    },
  )
  test.each(['https://', 'http:example.org', 'mailto:nobody', 'tel:', 'https://a b'])(
    '%s may be half a link in a draft, not in what leaves the house',
    (link) => {
      expect([codes(linked(link)), codes(linked(link), richTextDraftSchema)]).toEqual([['url'], []])
    },
  )
  test.each(['https://example.org/a?b#c', 'http://пример.испытание', 'mailto:a@example.org', 'tel:+32470123412'])(
    '%s is a link',
    (link) => {
      expect([codes(linked(link)), readLink(link)]).toEqual([[], link])
    },
  )
  test('what browsers take out of addresses is taken out before it is judged', () => {
    expect(readLink('java\nscript:alert(1)')).toBe(undefined)
    expect(readLink(' https://exam\tple.org/\u200B ')).toBe('https://example.org/')
  })
  test('fields that no schema knows are dropped', () => {
    expect(
      check(richTextSchema, [{ type: 'paragraph', style: 'x', spans: [{ text: 'a', onclick: 'alert(1)' }] }]),
    ).toEqual({ ok: true, value: paragraph('a') })
  })
})

describe('the canonical form', () => {
  test('neighbours of one style are joined, white space at the ends goes, empty blocks go', () => {
    expect(
      canonicalRichText([
        {
          type: 'paragraph',
          spans: [{ text: ' ', bold: true }, { text: ' a' }, { text: 'b' }, { text: 'c ', bold: true }],
        },
        { type: 'paragraph', spans: [{ text: ' \u00A0' }, { text: '\n' }] },
      ]),
    ).toEqual([{ type: 'paragraph', spans: [{ text: 'ab' }, { text: 'c', bold: true }] }])
  })
  test('no list begins deep or skips a level', () => {
    const at = (depth: number) => ({ type: 'item', ordered: false, depth, spans: [{ text: 'a' }] }) as const
    const depths = canonicalRichText([at(2), at(2), at(9), ...paragraph('p'), at(1)]).map((block) =>
      block.type === 'item' ? block.depth : null,
    )
    expect(depths).toEqual([0, 1, 2, null, 0])
  })
  test('what no document can carry goes', () => {
    expect(canonicalRichText(paragraph('a\u0000\u200Bb\r\nc\u2028d\uD800e'))).toEqual(paragraph('ab\nc\nd\uFFFDe'))
  })
})
