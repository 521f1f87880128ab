import { expect, it } from 'vitest'
import { breachedPasswords } from '../src/breached/breached-passwords.ts'

it('asks by five digits of the SHA-1, on every runtime', async () => {
  const asked: Request[] = []
  // SHA-1 of "password" is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8.
  const isBreached = breachedPasswords({
    url: 'https://range.example',
    fetch: async (request) => {
      asked.push(request)
      return new Response('1e4c9b93f3f0682250b6cf8331b7ee68fd8:3\r\n')
    },
  })
  expect(await isBreached('password')).toBe(true)
  expect(await isBreached('not that one')).toBe(false)
  expect(asked[0]?.url).toBe('https://range.example/range/5BAA6')
  expect(asked[0]?.headers.get('Add-Padding')).toBe('true')
})
