import { describe, expect, test } from 'vitest'
import { origin } from '../portal.ts'
import { body, everything, wholeProfile, world } from './support/world.ts'

describe('links of one’s own', () => {
  test('are another person’s nowhere, nor a stranger’s', async () => {
    const { share, send, signIn } = await world()
    const { id } = await share(body(everything))
    const bob = await signIn('bob')
    const asked: readonly (readonly [string, string, unknown?])[] = [
      ['GET', `/api/shares/${id}`],
      ['PATCH', `/api/shares/${id}`, body(everything)],
      ['POST', `/api/shares/${id}/revoke`, {}],
      ['DELETE', `/api/shares/${id}`],
    ]
    for (const [method, path, sent] of asked) {
      const more = sent === undefined ? {} : { body: sent }
      expect((await send(method, path, { cookie: bob, ...more })).status, method).toBe(404)
      expect((await send(method, path, more)).status, method).toBe(401)
      expect((await send(method, path, { ...more, cookie: await signIn('ada', 'BASIC') })).status, method).toBe(403)
    }
    expect(await (await send('GET', '/api/shares', { cookie: bob })).json()).toEqual({ shares: [] })
    // Under the same id, Bob's is another link, and shows nothing of Ada's.
    const bobs = await send('PUT', `/api/shares/${id}`, { cookie: bob, body: body([{ kind: 'cv', id: 'cv-1' }]) })
    expect(bobs.status).toBe(201)
    const { link } = await bobs.json()
    expect((await send('GET', `/api/shared/${link.slice(`${origin}/s/`.length)}`)).status).toBe(404)
  })
  test('made twice are one, with the address it had', async () => {
    const { ask } = await world()
    const first = await (await ask('PUT', '/api/shares/one-link', body(everything))).json()
    const again = await ask('PUT', '/api/shares/one-link', body(everything, { title: 'Other' }))
    expect([again.status, await again.json()]).toEqual([200, first])
  })
  test('of anything that can’t be shared, or that says no such thing, are refused', async () => {
    const { ask, clock } = await world()
    const refused: readonly unknown[] = [
      {},
      body([]),
      body([
        { kind: 'cv', id: 'cv-1' },
        { kind: 'cv', id: 'cv-1' },
      ]),
      body([{ kind: 'cv', id: '../profile' }]),
      body([{ ...wholeProfile, shows: ['<script>'] }]),
      body(everything, { title: 'a\nb' }),
      body(everything, { expiresAt: clock.now }),
      body(everything, { expiresAt: 'soon' }),
      body(everything, { password: 'short' }),
      body(everything, { may: 'everything' }),
      { ...body([]), items: [{ kind: 'session', id: 'one' }] },
      'x',
    ]
    for (const sent of refused)
      expect((await ask('PUT', '/api/shares/one-link', sent)).status, JSON.stringify(sent)).toBe(422)
    expect((await ask('PUT', '/api/shares/short', body(everything))).status).toBe(422)
  })
})
