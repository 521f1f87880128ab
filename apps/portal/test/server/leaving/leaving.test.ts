import { expect, test } from 'vitest'
import { leavingAfter } from '../../../src/server/store/leaving.ts'
import { portal } from '../portal.ts'
import { world } from './support/world.ts'

test('a profile is deleted by who signed in just now, waits, and can be kept after all; links end at once', async () => {
  const { ask, store, clock, send, signIn, cookies } = await world()
  const { link } = (await (await ask('ada', 'GET', '/api/shares/share-ada')).json()).link
    ? await (await ask('ada', 'GET', '/api/shares/share-ada')).json()
    : { link: '' }
  const token = String(link).replace(/^.*\/s\//, '')
  const look = async () => (await send('GET', `/api/shared/${token}`)).status
  expect(await look()).toBe(200)
  clock.now += 301
  const refused = await ask('ada', 'POST', '/api/account/leaving', {})
  expect([refused.status, (await refused.json()).reason]).toEqual([403, 'sign-in-again'])
  cookies.set('ada', await signIn('ada'))
  const asked = await (await ask('ada', 'POST', '/api/account/leaving', {})).json()
  expect(asked).toEqual({ leaving: { askedAt: clock.now, dueAt: clock.now + leavingAfter } })
  clock.now += 100
  // Asked again, it isn't put off.
  expect(await (await ask('ada', 'POST', '/api/account/leaving', {})).json()).toEqual(asked)
  expect(await (await ask('ada', 'GET', '/api/account')).json()).toEqual(asked)
  expect(await look()).toBe(404)
  expect(await (await ask('bob', 'GET', '/api/account')).json()).toEqual({ leaving: null })
  expect((await ask('bob', 'DELETE', '/api/account/leaving')).status).toBe(404)
  expect((await ask('ada', 'DELETE', '/api/account/leaving')).status).toBe(204)
  expect((await ask('ada', 'DELETE', '/api/account/leaving')).status).toBe(404)
  expect(await look()).toBe(200)
  cookies.set('ada', await signIn('ada'))
  await ask('ada', 'POST', '/api/account/leaving', {})
  await store.sweep({ now: clock.now + leavingAfter - 1 })
  expect(await store.documents.all('ada')).toHaveLength(3)
  await store.sweep({ now: clock.now + leavingAfter })
  expect(await store.documents.all('ada')).toEqual([])
  expect(await store.files.list('ada')).toEqual([])
  expect(await store.files.list('bob')).toHaveLength(1)
  expect(await store.documents.all('bob')).toHaveLength(3)
  // Signed out everywhere.
  expect((await ask('ada', 'GET', '/api/account')).status).toBe(401)
  // Too late for another thought.
  expect(await store.leaving.cancel('ada', { now: clock.now + leavingAfter })).toBe(false)
})

test('these are for who is signed in with two factors', async () => {
  const { send, signIn } = portal()
  for (const [cookie, status] of [
    [undefined, 401],
    [await signIn('ada', 'BASIC'), 403],
  ] as const)
    for (const [method, path] of [
      ['GET', '/api/account'],
      ['POST', '/api/account/leaving'],
      ['DELETE', '/api/account/leaving'],
      ['GET', '/api/account/archive.zip'],
    ] as const)
      expect(
        (await send(method, path, { ...(cookie && { cookie }), body: method === 'POST' ? {} : undefined })).status,
      ).toBe(status)
})
