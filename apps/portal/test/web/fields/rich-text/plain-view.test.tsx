// @vitest-environment happy-dom
import { readRichHtml, type RichText, writeRichHtml } from '@laissez-passer/europass/rich-text'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { PlainView } from '../../../../src/web/fields/rich-text/plain-view.tsx'

let kept: RichText = []
const area = (): HTMLElement => screen.getByRole('textbox')
const view = (html: string) => (
  <PlainView
    value={readRichHtml(html)}
    onChange={(text) => (kept = text)}
    onLeave={() => {}}
    onElement={() => {}}
    attributes={{ 'aria-label': 'About me' }}
  />
)
const write = (html: string): void => {
  area().innerHTML = html
  fireEvent.input(area())
}

afterEach(cleanup)

describe('a text before its editor is there', () => {
  test('stands there as it will, and what is written in it is kept, cleaned', () => {
    render(view('<p>a <b>b</b></p><ul><li>c</li></ul>'))
    expect(area().querySelectorAll('p, strong, ul > li')).toHaveLength(3)
    write('<p>a</p><div onclick="x">b<script>1</script></div>')
    expect(writeRichHtml(kept)).toBe('<p>a</p><p>b</p>')
  })
  test('shows what was changed elsewhere, and leaves alone what is being written', () => {
    const { rerender } = render(view('<p>a</p>'))
    write('<div>b </div>')
    rerender(<PlainView value={kept} onChange={() => {}} onLeave={() => {}} onElement={() => {}} attributes={{}} />)
    expect(area().innerHTML).toBe('<div>b </div>')
    rerender(view('<p>c</p>'))
    expect(area().textContent).toBe('c')
  })
  test.each([
    ['historyUndo', true],
    ['historyRedo', true],
    ['insertText', false],
  ])('%s: undo is the document’s', (inputType, stopped) => {
    render(view('<p>a</p>'))
    const event = new InputEvent('beforeinput', { inputType, cancelable: true, bubbles: true })
    area().dispatchEvent(event)
    expect(event.defaultPrevented).toBe(stopped)
  })
})
