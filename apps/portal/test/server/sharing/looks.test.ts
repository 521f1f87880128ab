import { describe, expect, test } from 'vitest'
import { body, everything, world } from './support/world.ts'

describe('looks', () => {
  test('are counted by day, without who looked; one’s own and a reload aren’t', async () => {
    const { share, look, send, signIn, cookie, clock, store } = await world()
    const { id, token } = await share(body(everything))
    await look(token, { 'X-Test-Address': '198.51.100.7', 'User-Agent': 'Browser of a headhunter' })
    await look(token, { 'X-Test-Address': '198.51.100.8' })
    await send('GET', `/api/shared/${token}?again`)
    const mine = await send('GET', `/api/shared/${token}`, { cookie })
    expect((await mine.json()).own).toBe(true)
    clock.now += 86_400
    await look(token)
    const again = await send('GET', `/api/shares/${id}`, { cookie: await signIn('ada') })
    const { views, days } = await again.json()
    expect([views, days]).toEqual([
      3,
      [
        { day: '2027-01-16', views: 1 },
        { day: '2027-01-15', views: 2 },
      ],
    ])
    const everythingKept = JSON.stringify([await store.shares.list('ada'), await store.shares.views('ada')])
    expect(everythingKept).not.toMatch(/198\.51|headhunter/)
  })
  test('of another person who is signed in are counted', async () => {
    const { share, send, signIn, own } = await world()
    const { id, token } = await share(body(everything))
    const bobs = await send('GET', `/api/shared/${token}`, { cookie: await signIn('bob') })
    expect([bobs.status, (await bobs.json()).own, (await own(id)).views]).toEqual([200, false, 1])
  })
})
