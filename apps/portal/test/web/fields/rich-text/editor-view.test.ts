// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createRichEditor } from '../../../../src/web/fields/rich-text/editor-view.ts'

test('keys that undo are left to the document, other keys are the editor’s', () => {
  const place = document.createElement('div')
  document.body.append(place)
  const editor = createRichEditor(place, {
    text: [{ type: 'paragraph', spans: [{ text: 'Words' }] }],
    attributes: () => ({}),
    onChange: () => undefined,
    onTools: () => undefined,
    onLink: () => undefined,
    onLeave: () => undefined,
  })
  const taken = (key: string, keyCode: number, more: KeyboardEventInit = {}): boolean =>
    !editor.view.dom.dispatchEvent(
      Object.defineProperty(
        new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true, ...more }),
        'keyCode',
        { value: keyCode },
      ),
    )
  expect([taken('z', 90), taken('Z', 90, { shiftKey: true }), taken('y', 89)]).toEqual([false, false, false])
  expect(taken('b', 66)).toBe(true)
  editor.destroy()
})
