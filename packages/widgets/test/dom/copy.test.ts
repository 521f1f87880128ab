import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.resetModules())

test('the link is copied and the button says so', async () => {
  const writeText = vi.fn(async () => {})
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  document.body.innerHTML =
    '<a id="link" href="https://app.example.eu/initialise#v=1">Open</a><button hidden data-lp-copy="link" data-done="Copied">Copy</button>'
  await import('../../src/dom/copy.ts')
  const button = document.querySelector('button')
  expect(button?.hidden).toBe(false)
  button?.click()
  await expect.poll(() => button?.textContent).toBe('Copied')
  expect(writeText).toHaveBeenCalledExactlyOnceWith('https://app.example.eu/initialise#v=1')
})

test('of a list each item is copied on a line of its own; another button prints', async () => {
  const writeText = vi.fn(async () => {})
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  const print = vi.fn()
  vi.stubGlobal('print', print)
  document.body.innerHTML =
    '<ol id="codes"><li><code>AAAA</code></li><li><code>BBBB</code></li></ol><button hidden data-lp-copy="codes">Copy</button><button hidden data-lp-print>Print</button>'
  await import('../../src/dom/copy.ts')
  const [copy, paper] = document.querySelectorAll('button')
  copy?.click()
  expect(writeText).toHaveBeenCalledExactlyOnceWith('AAAA\nBBBB')
  expect(paper?.hidden).toBe(false)
  paper?.click()
  expect(print).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})
