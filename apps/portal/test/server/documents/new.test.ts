import { describe, expect, test } from 'vitest'
import { portal } from '../portal.ts'
import { profile, retitle, withCv } from './support/world.ts'

test('a document is called what its address says, and stays so', async () => {
  const { ask, path } = await withCv()
  const refused = { status: 422, body: { reason: 'invalid', issues: [{ field: 'id' }] } }
  expect(await ask('PUT', '/api/documents/cv/cv2', { schema: 2, value: { id: 'cv1' } })).toMatchObject(refused)
  const renamed = retitle(1, ['', ''], { patches: [{ at: 'id', value: 'cv2', was: 'cv1' }] })
  expect(await ask('POST', `${path}/changes`, renamed)).toMatchObject(refused)
  expect((await ask('GET', path)).body).toMatchObject({ version: 1, value: { id: 'cv1' } })
})

describe('a new document', () => {
  test('is nothing, is made, and stays when it is made again', async () => {
    const { send, signIn } = portal()
    const cookie = await signIn('ada')
    expect((await send('GET', profile, { cookie })).status).toBe(404)
    const value = { personal: { givenName: 'Ada' } }
    const made = await send('PUT', profile, { cookie, body: { schema: 2, value } })
    expect([made.status, await made.json()]).toMatchObject([201, { created: true, version: 1, value }])
    const again = await send('PUT', profile, { cookie, body: { schema: 2, value: {} } })
    expect([again.status, await again.json()]).toMatchObject([200, { created: false, version: 1, value }])
  })
  test.each([
    ['not JSON', '{'],
    ['no value', { schema: 2 }],
    ['a text too long', { schema: 2, value: { personal: { givenName: 'A'.repeat(201) } } }],
    ['a schema nobody knows', { schema: 99, value: {} }],
  ])('isn’t %s', async (_, body) => {
    const { send, signIn } = portal()
    const answer = await send('PUT', profile, { cookie: await signIn('ada'), body })
    expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'invalid' }])
  })
  test('is no larger than there is room for', async () => {
    const { send, signIn } = portal()
    const body = { schema: 2, value: { x: 'x'.repeat(3_000_001) } }
    expect((await send('PUT', profile, { cookie: await signIn('ada'), body })).status).toBe(413)
  })
  test.each([
    '/api/documents/cv/..%2F',
    '/api/documents/cv/a%00b',
    '/api/documents/profile/other',
    '/api/documents/thing/x',
  ])('has a name of ours, not %s', async (path) => {
    const { send, signIn } = portal()
    const answer = await send('PUT', path, { cookie: await signIn('ada'), body: { schema: 2, value: {} } })
    expect(answer.status).toBe(404)
  })
  test('is one of so many', async () => {
    const { ask } = await withCv()
    for (let n = 0; n < 49; n += 1)
      expect((await ask('PUT', `/api/documents/cv/n${n}`, { schema: 2, value: { id: `n${n}` } })).status).toBe(201)
    const more = await ask('PUT', '/api/documents/cv/more', { schema: 2, value: { id: 'more' } })
    expect(more).toMatchObject({ status: 422, body: { reason: 'full' } })
  })
})

test('letters are kept too', async () => {
  const { ask } = await withCv()
  const letter = await ask('PUT', '/api/documents/letter/l1', { schema: 2, value: { id: 'l1', subject: 'A post' } })
  expect(letter).toMatchObject({ status: 201, body: { value: { subject: 'A post' } } })
})
