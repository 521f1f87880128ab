import { canonicalRichText, readRichHtml, type RichText, writeRichHtml } from '@laissez-passer/europass/rich-text'
import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import {
  indent,
  linkAt,
  listTyped,
  removeLink,
  richKeys,
  setLink,
  toggleList,
  toggles,
} from '../../../../src/web/fields/rich-text/commands.ts'
import { editorDocument, keptBlocks } from '../../../../src/web/fields/rich-text/document.ts'
import { placeOf } from '../../../../src/web/fields/rich-text/place.ts'

/** A text whose selection is between `[` and `]`, or a cursor at `|`. */
function stateOf(html: string): EditorState {
  const doc = editorDocument(readRichHtml(html.replaceAll(/[[\]|]/g, (sign) => `&#${sign.codePointAt(0)};`)))
  let state = EditorState.create({ doc })
  const places: number[] = []
  for (const sign of ['[', ']', '|']) {
    let at = -1
    state.doc.descendants((node, place) => {
      const index = node.text?.indexOf(sign) ?? -1
      if (index >= 0) at = place + index
    })
    if (at < 0) continue
    state = state.apply(state.tr.delete(at, at + 1))
    places.push(at)
  }
  const [from = 1, to = from] = places
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}
const htmlOf = (state: EditorState): string => writeRichHtml(keptBlocks(state.doc.content))
function after(html: string, ...commands: readonly Command[]): string {
  let state = stateOf(html)
  for (const command of commands) command(state, (transaction) => (state = state.apply(transaction)))
  return htmlOf(state)
}
const key = (name: string): Command => richKeys[name] ?? (() => false)
const typed =
  (text: string): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection
    dispatch?.(listTyped(state, { from, to, text }) ?? state.tr.insertText(text))
    return true
  }

describe('what keys and tools do', () => {
  test.each([
    ['bold', '<p>a[b]c</p>', [toggles.bold], '<p>a<strong>b</strong>c</p>'],
    [
      'a list of all that is selected',
      '<p>a[b</p><p>c]d</p><p>e</p>',
      [toggleList(false)],
      '<ul><li>ab</li><li>cd</li></ul><p>e</p>',
    ],
    ['a list turned off', '<ul><li>a[b</li><li>c]d</li></ul>', [toggleList(false)], '<p>ab</p><p>cd</p>'],
    ['numbers instead of bullets', '<ul><li>|a</li></ul>', [toggleList(true)], '<ol><li>a</li></ol>'],
    ['a level down', '<ul><li>a</li><li>b|</li></ul>', [indent(1)], '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    [
      'two levels down: one below that before it',
      '<ul><li>a</li><li>b|</li></ul>',
      [indent(1), indent(1)],
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ],
    ['the first point has nothing to go below', '<ul><li>a|</li></ul>', [indent(1)], '<ul><li>a</li></ul>'],
    ['a level up', '<ul><li>a<ul><li>b|</li></ul></li></ul>', [indent(-1)], '<ul><li>a</li><li>b</li></ul>'],
    [
      'Enter makes a point of the same kind',
      '<ol><li>a|</li></ol>',
      [key('Enter'), typed('b')],
      '<ol><li>a</li><li>b</li></ol>',
    ],
    [
      'Enter in an empty point ends the list',
      '<ol><li>a|</li></ol>',
      [key('Enter'), key('Enter'), typed('b')],
      '<ol><li>a</li></ol><p>b</p>',
    ],
    [
      'Enter in an empty deeper point goes up',
      '<ul><li>a<ul><li>b|</li></ul></li></ul>',
      [key('Enter'), key('Enter'), typed('c')],
      '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>',
    ],
    ['Backspace at its start makes a paragraph', '<ul><li>|a</li></ul>', [key('Backspace')], '<p>a</p>'],
    ['Shift and Enter break a line', '<p>a|b</p>', [key('Shift-Enter')], '<p>a<br>b</p>'],
    ['a dash and a blank begin a list', '<p>|</p>', [typed('-'), typed(' '), typed('a')], '<ul><li>a</li></ul>'],
    [
      'a number, a point and a blank begin a numbered one',
      '<p>|</p>',
      [typed('1.'), typed(' '), typed('a')],
      '<ol><li>a</li></ol>',
    ],
    ['a blank elsewhere is a blank', '<p>a -|</p>', [typed(' '), typed('b')], '<p>a - b</p>'],
  ])('%s', (...[, html, commands, expected]) => {
    expect(after(html, ...commands)).toBe(expected)
  })
  test('Tab is nobody’s: it leads out', () => {
    expect(Object.keys(richKeys).filter((name) => name.includes('Tab'))).toEqual([])
  })
})

describe('links', () => {
  const link = { href: 'https://example.eu', text: 'b' }
  const linked = '<a href="https://example.eu" rel="noopener noreferrer">'
  test('what is selected leads somewhere, and keeps its style', () => {
    const state = stateOf('<p>a<b>[b]</b>c</p>')
    expect(htmlOf(state.apply(setLink(state, link)))).toBe(`<p>a${linked}<strong>b</strong></a>c</p>`)
  })
  test('nothing selected: its text is put in', () => {
    const state = stateOf('<p>a |c</p>')
    expect(htmlOf(state.apply(setLink(state, link)))).toBe(`<p>a ${linked}b</a>c</p>`)
  })
  test('one that the cursor stands in is changed whole, or taken away', () => {
    const state = stateOf('<p>a <a href="https://old.example">o<b>l|d</b></a> c</p>')
    expect(linkAt(state)).toEqual({ from: 3, to: 6, href: 'https://old.example' })
    expect(htmlOf(state.apply(setLink(state, link)))).toBe(`<p>a ${linked}b</a> c</p>`)
    expect(htmlOf(state.apply(removeLink(state)))).toBe('<p>a o<strong>ld</strong> c</p>')
  })
})

describe('the editor’s document', () => {
  const text: RichText = readRichHtml(
    '<p><b>a</b> <a href="mailto:a@b.example"><i>c</i></a><br>d</p><ul><li>e<ol><li><u>f</u></li></ol></li></ul>',
  )
  test('holds what is kept, and gives it back', () => {
    expect(keptBlocks(editorDocument(text).content)).toEqual(text)
    expect(keptBlocks(editorDocument([]).content)).toEqual([])
  })
  test('a cursor is found by the letters before it, with a blank that was dropped', () => {
    const doc = editorDocument(canonicalRichText([{ type: 'paragraph', spans: [{ text: 'ab cd' }] }]))
    const places = [0, 1, 2, 3, 4].map((letters) => placeOf(doc, { letters, blank: false }).place)
    expect(places).toEqual([1, 2, 3, 5, 6])
    expect(placeOf(doc, { letters: 2, blank: true })).toEqual({ place: 4, blank: false })
    expect(placeOf(doc, { letters: 4, blank: true })).toEqual({ place: 6, blank: true })
  })
})
