import { describe, expect, test } from 'vitest'
import { body, everything, world } from './support/world.ts'

describe('a link that doesn’t open', () => {
  test('answers alike whether it ended, was revoked, removed, or never was', async () => {
    const { share, look, ask, clock, send } = await world()
    const ended = await share(body(everything, { expiresAt: clock.now + 60 }))
    const revoked = await share(body(everything, { password: 'correct horse' }))
    const removed = await share(body(everything))
    await ask('POST', `/api/shares/${revoked.id}/revoke`, {})
    await ask('DELETE', `/api/shares/${removed.id}`)
    clock.now += 60
    const tokens = [ended.token, revoked.token, removed.token, 'A'.repeat(32), 'short', '%00']
    const told = async (answer: Response) => ({
      status: answer.status,
      body: await answer.text(),
      headers: Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-security-policy')),
    })
    for (const path of ['', '/pdf/0', '/files/file-1']) {
      const answers = await Promise.all(
        tokens.map(async (token) => told(await send('GET', `/api/shared/${token}${path}`))),
      )
      expect(answers[0]?.status).toBe(404)
      for (const answer of answers) expect(answer).toEqual(answers[0])
    }
    const asked = await Promise.all(
      tokens.map(async (token) =>
        told(await send('POST', `/api/shared/${token}/password`, { body: { password: 'x' } })),
      ),
    )
    expect(asked[0]?.status).toBe(404)
    for (const answer of asked) expect(answer).toEqual(asked[0])
    for (const token of tokens.slice(0, 4)) expect((await send('GET', `/s/${token}`)).status).toBe(200)
    expect((await look(ended.token)).status).toBe(404)
  })
  test('its owner sees why', async () => {
    const { share, ask, clock } = await world()
    await share(body(everything, { expiresAt: clock.now + 60 }), 'ended-one')
    await share(body(everything), 'revoked-one')
    await share(body(everything), 'open-one')
    await ask('POST', '/api/shares/revoked-one/revoke', {})
    clock.now += 60
    const { shares } = await (await ask('GET', '/api/shares')).json()
    const states = Object.fromEntries(shares.map(({ id, state }: { id: string; state: string }) => [id, state]))
    expect(states).toEqual({ 'ended-one': 'expired', 'revoked-one': 'revoked', 'open-one': 'open' })
    expect((await ask('PATCH', '/api/shares/revoked-one', body(everything))).status).toBe(404)
    const later = body(everything, { expiresAt: clock.now + 60 })
    expect(await (await ask('PATCH', '/api/shares/ended-one', later)).json()).toMatchObject({ state: 'open' })
    expect((await ask('PATCH', '/api/shares/open-one', body(everything, { expiresAt: clock.now }))).status).toBe(422)
  })
  test('nobody lists it, and it tells nobody where it lies', async () => {
    const { share, send, look } = await world()
    const { token } = await share(body(everything))
    for (const answer of [await send('GET', `/s/${token}`), await look(token), await look('A'.repeat(32))]) {
      expect(answer.headers.get('X-Robots-Tag')).toBe('noindex, nofollow, noarchive')
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(answer.headers.get('Cache-Control')).toContain('no-store')
    }
    const page = await (await send('GET', `/s/${token}`)).text()
    expect(page).toContain('<meta name="robots" content="noindex, nofollow, noarchive" />')
    expect(page).toContain('<meta name="referrer" content="no-referrer" />')
    const other = await send('GET', '/share')
    expect([other.headers.get('X-Robots-Tag'), other.headers.get('Referrer-Policy')]).toEqual([null, 'same-origin'])
    expect(await other.text()).not.toContain('robots')
  })
})
