import { describe, expect, test } from 'vitest'
import { shareLimits } from '../../../src/server/store/shares.ts'
import { body, everything, world } from './support/world.ts'

describe('a password', () => {
  const locked = async () => {
    const all = await world()
    const { id, token } = await all.share(body(everything, { password: 'correct horse' }))
    const give = (password: string, address = '192.0.2.1') =>
      all.send('POST', `/api/shared/${token}/password`, { body: { password }, headers: { 'X-Test-Address': address } })
    const cookieFrom = (answer: Response) => answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    return { ...all, id, token, give, cookieFrom }
  }
  test('is asked for before anything is told, of the page, the PDF and the files', async () => {
    const { token, send } = await locked()
    for (const path of ['', '/pdf/0', '/files/file-1']) {
      const answer = await send('GET', `/api/shared/${token}${path}`)
      expect([answer.status, await answer.json()]).toEqual([
        401,
        { reason: 'password', status: 401, type: 'about:blank', title: 'The request proves nothing.' },
      ])
    }
  })
  test('opens for the browser that gave it, for half a day, and for no other link', async () => {
    const { give, cookieFrom, send, token, share, clock } = await locked()
    const right = await give('correct horse')
    expect(right.status).toBe(204)
    expect(right.headers.get('Set-Cookie')).toMatch(
      /^__Host-lp-shared-[\w-]{16}=\d+\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const cookie = cookieFrom(right)
    const get = (of: string, sent = cookie) => send('GET', `/api/shared/${of}`, { cookie: sent })
    expect((await get(token)).status).toBe(200)
    const other = await share(body(everything, { password: 'correct horse' }))
    expect((await get(other.token)).status).toBe(401)
    expect((await get(token, cookie.replace(/=\d/, '=9'))).status).toBe(401)
    clock.now += 43_200
    expect((await get(token)).status).toBe(401)
  })
  test('that is changed closes the link to who had given the one before', async () => {
    const { give, cookieFrom, send, token, id, ask } = await locked()
    const cookie = cookieFrom(await give('correct horse'))
    await ask('PATCH', `/api/shares/${id}`, body(everything, { title: 'The password stays' }))
    expect((await send('GET', `/api/shared/${token}`, { cookie })).status).toBe(200)
    await ask('PATCH', `/api/shares/${id}`, body(everything, { password: 'battery staple' }))
    expect((await send('GET', `/api/shared/${token}`, { cookie })).status).toBe(401)
    await ask('PATCH', `/api/shares/${id}`, body(everything, { password: null }))
    expect((await send('GET', `/api/shared/${token}`)).status).toBe(200)
  })
  test('tried 300 times is slowed down, and lets in the right receiver meanwhile', async () => {
    const { give, own, id, clock } = await locked()
    const statuses = new Map<number, number>()
    for (let n = 0; n < 300; n += 1) {
      const { status } = await give(`wrong ${n}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 403: 10, 429: 290 })
    expect((await own(id)).wrongTries).toBe(10)
    // From where somebody guesses even the right one has to wait; anywhere else it opens.
    const early = await give('correct horse')
    expect([early.status, Number(early.headers.get('Retry-After')) > 0]).toEqual([429, true])
    expect((await give('correct horse', '198.51.100.7')).status).toBe(204)
    clock.now += 120
    expect((await give('correct horse')).status).toBe(204)
  })
  test('guessed at from everywhere is tried no faster, and the wait is short and ends', async () => {
    const { give, own, id, clock } = await locked()
    const { burst, every } = shareLimits.tries
    for (let n = 0; n < 60; n += 1) await give(`wrong ${n}`, `203.0.113.${n}`)
    expect((await own(id)).wrongTries).toBe(burst)
    const early = await give('correct horse', '198.51.100.7')
    expect([early.status, Number(early.headers.get('Retry-After'))]).toEqual([429, every])
    clock.now += every
    expect((await give('correct horse', '198.51.100.7')).status).toBe(204)
  })
  test('isn’t asked of its owner, and lies nowhere as it was typed', async () => {
    const { send, token, cookie, store, id } = await locked()
    expect((await send('GET', `/api/shared/${token}`, { cookie })).status).toBe(200)
    const kept = await store.shares.find({ owner: 'ada', id })
    expect(kept?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`horse|${token}`))
  })
})
