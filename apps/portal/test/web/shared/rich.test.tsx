// @vitest-environment happy-dom
import type { RichText } from '@laissez-passer/europass/rich-text'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Rich } from '../../../src/web/shared/rich.tsx'

afterEach(cleanup)
const html = (text: RichText): string => render(<Rich text={text} />).container.innerHTML
const item = (text: string, depth = 0, ordered = false) =>
  ({ type: 'item', ordered, depth, spans: [{ text }] }) as const

test('points that follow each other are one list, deeper ones lie in it, another kind begins another', () => {
  const text: RichText = [
    { type: 'paragraph', spans: [{ text: 'a\nb', bold: true }] },
    item('1'),
    item('1.1', 1),
    item('1.2', 1),
    item('2'),
    item('first', 0, true),
    { type: 'paragraph', spans: [{ text: 'end' }] },
  ]
  expect(html(text)).toBe(
    '<div class="rich"><p dir="auto"><strong>a<br>b</strong></p>' +
      '<ul dir="auto"><li>1<ul dir="auto"><li>1.1</li><li>1.2</li></ul></li><li>2</li></ul>' +
      '<ol dir="auto"><li>first</li></ol><p dir="auto">end</p></div>',
  )
})

test('a link leads out without telling where from, and only to addresses that can be followed', () => {
  const linked = (link: string) => html([{ type: 'paragraph', spans: [{ text: 'x', link }] }])
  expect(linked('https://example.eu/')).toContain(
    '<a href="https://example.eu/" rel="noopener noreferrer nofollow" target="_blank">x</a>',
  )
  expect(linked('mailto:ada@example.eu')).toContain('<a href="mailto:ada@example.eu"')
  for (const link of ['javascript:alert(1)', 'data:text/html,x', ' javascript:x'])
    expect(linked(link)).not.toContain('<a')
})
