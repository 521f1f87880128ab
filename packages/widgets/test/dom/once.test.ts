import { expect, test, vi } from 'vitest'

test('a form pressed twice is sent once, and again when seconds have passed', async () => {
  document.body.innerHTML = '<form id="a"></form><form id="b"></form>'
  await import('../../src/dom/once.ts')
  const press = (id: string, at: number) => {
    const event = new Event('submit', { bubbles: true, cancelable: true })
    vi.spyOn(event, 'timeStamp', 'get').mockReturnValue(at)
    return document.getElementById(id)?.dispatchEvent(event)
  }
  expect(press('a', 1000)).toBe(true)
  expect(press('a', 1200)).toBe(false)
  expect(press('b', 1200)).toBe(true)
  expect(press('a', 5999)).toBe(false)
  expect(press('a', 6000)).toBe(true)
})
