import { expect, test } from 'vitest'
import { portal } from './portal.ts'

test('a crowd behind one address may begin to log in, a flood is told to wait; others aren’t held up', async () => {
  const { clock, send } = portal()
  const login = async (address: string) => {
    const response = await send('GET', '/auth/login', { headers: { 'X-Test-Address': address } })
    return new URL(response.headers.get('Location') ?? '', 'http://localhost:4001').searchParams.get('login')
  }
  // EU Login is down here: whoever is let through hears that.
  const crowd = await Promise.all(Array.from({ length: 121 }, () => login('192.0.2.7')))
  expect(crowd.filter((why) => why === 'unavailable')).toHaveLength(120)
  expect(crowd.filter((why) => why === 'busy')).toHaveLength(1)
  expect(await login('192.0.2.8')).toBe('unavailable')
  clock.now += 1
  expect([await login('192.0.2.7'), await login('192.0.2.7'), await login('192.0.2.7')]).toEqual([
    'unavailable',
    'unavailable',
    'busy',
  ])
})
