import { expect, test, vi } from 'vitest'

test('the link is copied and the button says so', async () => {
  const writeText = vi.fn(async () => {})
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  document.body.innerHTML =
    '<a id="link" href="https://app.example.eu/initialise#v=1">Open</a><button hidden data-lp-copy="link" data-done="Copied">Copy</button>'
  await import('../../src/dom/copy.ts')
  const button = document.querySelector('button')
  expect(button?.hidden).toBe(false)
  button?.click()
  await vi.waitFor(() => expect(button?.textContent).toBe('Copied'))
  expect(writeText).toHaveBeenCalledExactlyOnceWith('https://app.example.eu/initialise#v=1')
})
