import { expect, test, vi } from 'vitest'

test('the form of the marked button is sent when its page is there, and no other', async () => {
  document.body.innerHTML =
    '<form id="a"><button>A</button></form><form id="b"><button data-lp-submit>B</button></form>'
  const sent = vi.fn((event: Event) => event.preventDefault())
  addEventListener('submit', sent)
  await import('../../src/dom/submit.ts')
  expect(sent.mock.calls.map(([{ target }]) => target)).toEqual([document.getElementById('b')])
})
