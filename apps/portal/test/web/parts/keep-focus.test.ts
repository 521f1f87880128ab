// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { keepFocus } from '../../../src/web/parts/keep-focus.ts'

let end: () => void
const page = (markup: string): HTMLElement => {
  document.body.innerHTML = `<div id="root">${markup}</div>`
  const root = document.getElementById('root')
  if (!root) throw new Error('no root')
  end = keepFocus(root)
  return root
}
// The next file may have the same document.
afterEach(() => {
  end()
  document.body.replaceChildren()
})

const element = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}
/** Gives the focus to something and takes away what it, or what is around it, is. */
function takeAway(focus: string, away: string): void {
  element(focus).focus()
  element(away).remove()
}
const held = (): string | undefined => document.activeElement?.id

const list = '<main><h1 id="top">Me</h1><section><h2 id="mine">Mine</h2><ul>LINES</ul></section></main>'
const line = (id: string): string => `<li id="line-${id}"><button id="${id}">${id}</button></li>`

test('a line that is deleted gives the focus to the one in its place, the last one to the one before', async () => {
  page(list.replace('LINES', line('a') + line('b') + line('c')))
  takeAway('#b', '#line-b')
  await expect.poll(held).toBe('c')
  takeAway('#c', '#line-c')
  await expect.poll(held).toBe('a')
})

test('so does a part of a group of fields, and the last one to what adds another; never to a field', async () => {
  const part = (id: string): string => `<div id="part-${id}"><input /><button id="${id}">Remove</button></div>`
  page(
    `<main><h1>Me</h1><fieldset><legend>Mail</legend>${part('a')}${part('b')}<button id="add">Add</button></fieldset>`,
  )
  takeAway('#a', '#part-a')
  await expect.poll(held).toBe('b')
  takeAway('#b', '#part-b')
  await expect.poll(held).toBe('add')
})

test('the only line, and what is no line, give it to the heading of what they stood in', async () => {
  page(list.replace('LINES', line('a')))
  takeAway('#a', '#line-a')
  await expect.poll(held).toBe('mine')
  page('<main><h1 id="top">Import</h1><div id="review"><button id="take">Take</button></div></main>')
  takeAway('#take', '#review')
  await expect.poll(held).toBe('top')
})

test('where something else takes the focus, it stays there', async () => {
  page(list.replace('LINES', line('a') + line('b')))
  takeAway('#a', '#line-a')
  element('#mine').tabIndex = -1
  element('#mine').focus()
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(held()).toBe('mine')
})

test('of a page that is gone as a whole nothing is led to', async () => {
  page(`<header><h2 id="frame">Frame</h2></header>${list.replace('LINES', line('a'))}`)
  takeAway('#a', 'main')
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(document.activeElement).toBe(document.body)
})

test('what somebody left by pressing beside it leads nowhere when it goes', async () => {
  page(list.replace('LINES', line('a') + line('b')))
  element('#a').focus()
  element('#a').blur()
  await Promise.resolve()
  element('#line-a').remove()
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(document.activeElement).toBe(document.body)
})

test('what was disabled before it went is as what went at once', async () => {
  page(list.replace('LINES', line('a') + line('b')))
  const button = element('#a')
  button.focus()
  button.setAttribute('disabled', '')
  button.blur()
  await Promise.resolve()
  element('#line-a').remove()
  await expect.poll(held).toBe('b')
})
