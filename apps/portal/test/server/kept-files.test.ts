import { expect, test } from 'vitest'
import { fileLimits } from '../../src/server/store/files.ts'
import { origin, portal } from './portal.ts'

const body = { name: 'di"plôme\u{1f4dc}.html', mediaType: 'text/html', description: '', content: 'PHNjcmlwdD4=' }

async function signedIn() {
  const world = portal()
  const cookie = await world.signIn('ada')
  return {
    ...world,
    ask: (method: string, path: string, sent?: unknown) =>
      world.send(method, path, { cookie, ...(sent !== undefined && { body: sent }) }),
  }
}

test('a file comes back as bytes to keep, whatever it says it is, and goes when it is removed', async () => {
  const { ask } = await signedIn()
  expect((await ask('PUT', '/api/files/one', body)).status).toBe(201)
  expect((await ask('PUT', '/api/files/one', body)).status).toBe(200)
  expect(await (await ask('GET', '/api/files')).json()).toMatchObject({
    files: [{ id: 'one', name: body.name, size: 8 }],
  })
  const found = await ask('GET', '/api/files/one')
  expect(await found.text()).toBe('<script>')
  expect(found.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(found.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(found.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
  expect(found.headers.get('Content-Disposition')).toBe("attachment; filename*=UTF-8''di%22pl%C3%B4me%F0%9F%93%9C.html")
  expect((await ask('DELETE', '/api/files/one')).status).toBe(204)
  expect((await ask('GET', '/api/files/one')).status).toBe(404)
  expect((await ask('DELETE', '/api/files/one')).status).toBe(404)
})

test('only who is signed in with two factors has files, and only their own', async () => {
  const { ask, send, signIn } = await signedIn()
  await ask('PUT', '/api/files/one', body)
  const bob = await signIn('bob')
  expect((await send('GET', '/api/files/one', { cookie: bob })).status).toBe(404)
  expect(await (await send('GET', '/api/files', { cookie: bob })).json()).toEqual({ files: [] })
  for (const cookie of [undefined, await signIn('ada', 'BASIC')])
    for (const [method, path] of [
      ['GET', '/api/files'],
      ['GET', '/api/files/one'],
      ['DELETE', '/api/files/one'],
    ] as const)
      expect((await send(method, path, { ...(cookie && { cookie }) })).status).toBe(cookie ? 403 : 401)
  const headers = { Origin: 'https://evil.example' }
  expect((await send('DELETE', '/api/files/one', { cookie: bob, headers })).status).toBe(403)
  expect(origin).toBe('http://localhost:4001')
})

test('what is none, or too much, is refused', async () => {
  const { ask } = await signedIn()
  for (const wrong of [
    {},
    { ...body, content: 'not base64' },
    { ...body, content: '' },
    { ...body, name: 'a\nb' },
    'x',
  ])
    expect((await ask('PUT', '/api/files/one', wrong)).status).toBe(422)
  expect((await ask('PUT', '/api/files/no%2Fid', body)).status).toBe(422)
  const large = (bytes: number) => ({ ...body, content: Buffer.alloc(bytes, 1).toString('base64') })
  expect((await ask('PUT', '/api/files/one', large(fileLimits.size + 3))).status).toBe(413)
  for (const id of ['a', 'b', 'c', 'd'])
    expect((await ask('PUT', `/api/files/${id}`, large(fileLimits.size))).status).toBe(201)
  const full = await ask('PUT', '/api/files/e', body)
  expect([full.status, (await full.json()).reason]).toEqual([422, 'full'])
})
