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

test('the history keeps an answer to a form as the page that it says it is', async () => {
  const replaced = vi.spyOn(history, 'replaceState')
  for (const [head, times] of [
    ['<link rel="icon" href="/mark.svg">', 0],
    ['<link rel="canonical" href="https://elsewhere.example/">', 0],
    ['<link rel="canonical" href="/cas/login?flow=x">', 1],
  ] as const) {
    document.head.innerHTML = head
    vi.resetModules()
    await import('../../src/dom/once.ts')
    expect(replaced).toHaveBeenCalledTimes(times)
  }
  expect(new URL(String(replaced.mock.lastCall?.[2])).pathname).toBe('/cas/login')
})

test('a language that was chosen leaves the address, and nothing else does', async () => {
  document.head.innerHTML = ''
  const at = async (path: string): Promise<string> => {
    history.pushState(null, '', path)
    vi.resetModules()
    await import('../../src/dom/once.ts')
    return location.href.slice(location.origin.length)
  }
  expect(await at('/cas/login?service=a%20b&lang=fr&x=1#main')).toBe('/cas/login?service=a+b&x=1#main')
  expect(await at('/cas/login?lang=fr')).toBe('/cas/login')
  expect(await at('/cas/login?service=a%20b')).toBe('/cas/login?service=a%20b')
})
