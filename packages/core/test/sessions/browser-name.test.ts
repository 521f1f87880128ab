import { expect, it } from 'vitest'
import { browserName } from '../../src/sessions/browser-name.ts'

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox (Linux)'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Edge (Windows)',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'Safari (macOS)',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1',
    'Chrome (iPhone)',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Chrome (Android)',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
    'Chrome (Linux)',
  ],
  ['<script>alert(1)</script>', ''],
  ['curl/8.0 Linux', 'Linux'],
])('%s', (userAgent, name) => expect(browserName(userAgent)).toBe(name))

it('knows nothing without a header', () => expect(browserName(null)).toBe(''))

it('reads no more than a browser says: a header of 16 KB costs nothing', () => {
  expect(browserName(`${' '.repeat(900)}Firefox/144.0`)).toBe('Firefox')
  expect(browserName(`Version/${'1'.repeat(16_000)} Firefox/144.0 Linux`)).toBe('')
})
