import { platform } from '#platform'
import { beforeAll, expect, it } from 'vitest'
import { makeWorld, origin, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld(await platform(), { peer: () => '10.0.0.5', trustedProxies: ['10.0.0.0/8'] })
})

async function signed(at: number): Promise<string> {
  const mac = await world.runtime.keyRing.mac('as seen', String(at))
  return `Operator ${at}.${[...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

const ask = (headers: Readonly<Record<string, string>>): Promise<Response> =>
  world.provider.fetch(new Request(`${origin}/readyz/seen`, { headers }))

it('tells the operator how a request arrives', async () => {
  const Authorization = await signed(world.runtime.now())
  const answer = await ask({ Authorization, 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https' })
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.json()).toMatchObject({
    peer: '10.0.0.5',
    trusted: true,
    forwardedFor: '203.0.113.9',
    forwardedProto: 'https',
    countedAs: '203.0.113.9',
  })
})

it('tells nobody else: not without a key, not by another, not later', async () => {
  const now = world.runtime.now()
  const right = await signed(now)
  const other = right.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  for (const Authorization of [
    '',
    'Operator',
    right.slice(0, -1),
    other,
    `x${right}`,
    `${right}0`,
    await signed(now - 121),
    await signed(now + 121),
  ]) {
    const answer = await ask({ Authorization })
    expect([Authorization, answer.status]).toEqual([Authorization, 404])
    expect(await answer.text()).not.toContain('10.0.0.5')
  }
})

it('tells for two minutes, and whom it believes: a proxy of ours, nobody else, nobody where there is no peer', async () => {
  const now = world.runtime.now()
  for (const at of [now - 120, now + 120]) expect((await ask({ Authorization: await signed(at) })).status).toBe(200)
  for (const [peer, trusted] of [
    ['192.0.2.1', false],
    [null, false],
  ] as const) {
    const other = await makeWorld(world, { peer: () => peer, trustedProxies: ['10.0.0.0/8'] })
    const headers = { Authorization: await signed(now), Host: 'id.example' }
    const answer = await other.provider.fetch(new Request(`${origin}/readyz/seen`, { headers }))
    expect(await answer.json()).toMatchObject({ peer, trusted, forwardedFor: null, forwardedProto: null })
  }
})
