import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const plain = (text: string | null | undefined) => text?.replace(/\s/gu, ' ')
const find = (selector: string) => document.querySelector<HTMLElement>(selector)
const DateTimeFormat = Intl.DateTimeFormat

async function open(html: string): Promise<void> {
  document.body.innerHTML = html
  vi.resetModules()
  await import('../../src/dom/time.ts')
}

/** A browser that stands there. */
function standIn(zone: string): void {
  vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (locale, options) {
    return new DateTimeFormat(locale, { timeZone: zone, ...options })
  } as typeof DateTimeFormat)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance', 'Date'] })
  document.documentElement.lang = 'en'
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('moments are written in the browser’s zone, and the server is told of it', async () => {
  standIn('Asia/Dhaka')
  const set = vi.spyOn(document, 'cookie', 'set')
  await open('<time datetime="2026-10-25T00:30:00.000Z" data-lp-moment>25 Oct 2026, 00:30 UTC</time>')
  expect(plain(find('time')?.textContent)).toBe('25 Oct 2026, 06:30 GMT+6')
  expect(set).toHaveBeenCalledExactlyOnceWith(
    '__Host-lp-zone=Asia%2FDhaka; Path=/; Secure; SameSite=Lax; Max-Age=31536000',
  )
})

test('a zone that the server knows isn’t told again', async () => {
  standIn('Asia/Dhaka')
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('a=b; __Host-lp-zone=Asia%2FDhaka')
  const set = vi.spyOn(document, 'cookie', 'set')
  await open('')
  expect(set).not.toHaveBeenCalled()
})

test('moments stay in the zone that the reader chose, wherever the browser is', async () => {
  standIn('Asia/Dhaka')
  document.documentElement.dataset['lpZone'] = 'Europe/Vilnius'
  await open('<time datetime="2026-10-24T00:30:00.000Z" data-lp-moment>24 Oct 2026, 03:30 EEST</time>')
  expect(plain(find('time')?.textContent)).toBe('24 Oct 2026, 03:30 GMT+3')
  delete document.documentElement.dataset['lpZone']
})

test('days and tips too; other times, and what is no date, stay', async () => {
  standIn('Pacific/Auckland')
  await open(
    '<time id="day" datetime="2026-10-25T12:30:00.000Z" data-lp-day>x</time>' +
      '<time id="ago" datetime="2026-10-25T12:30:00.000Z" data-lp-ago>2 days ago</time>' +
      '<time id="other" datetime="2026-10-25T12:30:00.000Z">as it was</time>' +
      '<time id="none" datetime="soon" data-lp-moment>soon</time>',
  )
  expect(find('#day')?.textContent).toBe('26 Oct 2026')
  expect(find('#ago')?.textContent).toBe('2 days ago')
  expect(plain(find('#ago')?.title)).toBe('26 Oct 2026, 01:30 GMT+13')
  expect(find('#other')?.textContent).toBe('as it was')
  expect(find('#none')?.textContent).toBe('soon')
})

test('a pause counts down by what the server said, whatever the date of the machine', async () => {
  vi.setSystemTime(new Date('1999-01-01'))
  await open('<b data-lp-left="62">1 min 2 sec</b><button data-lp-after="62">Send</button>')
  expect(find('button')).toHaveProperty('disabled', true)
  expect(plain(find('b')?.textContent)).toBe('1 min 2 sec')
  vi.advanceTimersByTime(5000)
  expect(plain(find('b')?.textContent)).toBe('57 sec')
  vi.advanceTimersByTime(58_000)
  expect(plain(find('b')?.textContent)).toBe('0 sec')
  expect(find('button')).toHaveProperty('disabled', false)
})

test('a machine that slept is caught up with, and one whose date is set back still counts', async () => {
  await open('<b data-lp-left="600">10 min</b>')
  vi.setSystemTime(Date.now() + 540_000) // the steady clock stood still
  vi.advanceTimersByTime(1000)
  expect(plain(find('b')?.textContent)).toBe('59 sec')
  vi.setSystemTime(0)
  vi.advanceTimersByTime(2000)
  expect(plain(find('b')?.textContent)).toMatch(/^9 min 57 sec$/)
})
