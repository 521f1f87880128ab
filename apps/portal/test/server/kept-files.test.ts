import { unzipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import { fileLimits } from '../../src/library/limits.ts'
import { contentBytes } from '../../src/server/library/content.ts'
import { origin, portal } from './portal.ts'

const pdf = '%PDF-1.7\nhello'

async function signedIn() {
  const world = portal()
  const cookies = new Map<string, string>()
  /** Sends bytes, or JSON; as Ada unless told. */
  const ask = async (
    method: string,
    path: string,
    { as = 'ada', body, name }: { as?: string; body?: string | Uint8Array | object; name?: string } = {},
  ) => {
    const cookie = cookies.get(as) ?? (await world.signIn(as))
    cookies.set(as, cookie)
    const bytes = method === 'PUT' && body !== undefined
    return world.app.request(`${origin}${path}`, {
      method,
      headers: {
        Origin: origin,
        Cookie: cookie,
        'Content-Type': bytes ? 'application/octet-stream' : 'application/json',
        ...(name !== undefined && { 'File-Name': encodeURIComponent(name) }),
      },
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
      }),
    })
  }
  const put = (id: string, name: string, body: string | Uint8Array = pdf) =>
    ask('PUT', `/api/files/${id}`, { body, name })
  const reasonOf = async (answer: Response): Promise<unknown> => [answer.status, (await answer.json()).reason]
  return { ...world, ask, put, reasonOf }
}

test('a file comes back as bytes to keep, with an ending that says what it is, and goes when it is removed', async () => {
  const { ask, put } = await signedIn()
  expect((await put('one', 'di"plôme\u{1f4dc}.bat')).status).toBe(201)
  expect((await put('one', 'again.pdf')).status).toBe(200)
  expect(await (await ask('GET', '/api/files')).json()).toMatchObject({
    files: [{ id: 'one', name: 'di"plôme\u{1f4dc}.bat', size: pdf.length, mediaType: 'application/pdf', version: 1 }],
    used: { bytes: pdf.length, files: 1 },
    limits: fileLimits,
  })
  const found = await ask('GET', '/api/files/one')
  expect(await found.text()).toBe(pdf)
  expect(found.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(found.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(found.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
  expect(found.headers.get('Content-Disposition')).toBe(
    "attachment; filename*=UTF-8''di%22pl%C3%B4me%F0%9F%93%9C.bat.pdf",
  )
  expect(found.headers.get('Content-Length')).toBe(String(pdf.length))
  expect((await ask('DELETE', '/api/files/one')).status).toBe(204)
  expect((await ask('GET', '/api/files/one')).status).toBe(404)
  expect((await ask('DELETE', '/api/files/one')).status).toBe(404)
  expect(await (await ask('POST', '/api/files/one/back', { body: {} })).json()).toMatchObject({ file: { id: 'one' } })
  expect(await (await ask('GET', '/api/files/one')).text()).toBe(pdf)
})

test('what a file is decides, not what it is called', async () => {
  const { put, reasonOf } = await signedIn()
  expect(await reasonOf(await put('a', 'diploma.pdf', 'MZ\u0090\0'))).toEqual([422, 'program'])
  expect(await reasonOf(await put('a', 'diploma.pdf', '<html><script>'))).toEqual([422, 'web-page'])
  expect(await reasonOf(await put('a', 'diploma.pdf', ''))).toEqual([422, 'empty'])
  expect((await put('b', 'program.exe', pdf)).status).toBe(201)
})

test('words, versions: each is said, and what was there before can stand in front again', async () => {
  const { ask, put, reasonOf } = await signedIn()
  await put('one', 'diploma.pdf')
  const words = { name: 'Diploma', description: 'Two\nlines', tags: ['a', 'b', 'a'] }
  const described = await ask('PATCH', '/api/files/one', { body: words })
  expect(await described.json()).toMatchObject({ file: { ...words, tags: ['a', 'b'] } })
  for (const wrong of [{ ...words, name: ' ' }, { ...words, tags: ['a\nb'] }, { ...words, description: '\u0000' }, {}])
    expect((await ask('PATCH', '/api/files/one', { body: wrong })).status).toBe(422)
  const second = (body: string) => ask('PUT', '/api/files/one/versions/2', { body })
  expect((await second('second, in words')).status).toBe(201)
  expect((await second('second, in words')).status).toBe(200)
  expect(await reasonOf(await second('another second'))).toEqual([409, 'changed'])
  expect(await (await ask('GET', '/api/files/one')).text()).toBe('second, in words')
  expect(await (await ask('GET', '/api/files/one/versions/1')).text()).toBe(pdf)
  const back = await ask('POST', '/api/files/one/versions/1/present', { body: {} })
  expect(await back.json()).toMatchObject({ file: { version: 1, mediaType: 'application/pdf' } })
  expect(await (await ask('GET', '/api/files/one')).text()).toBe(pdf)
  expect(await (await ask('DELETE', '/api/files/one/versions/2')).json()).toMatchObject({
    file: { versions: [{ version: 1 }] },
  })
  for (const path of ['versions/0', 'versions/x', 'versions/9'])
    expect((await ask('GET', `/api/files/one/${path}`)).status).toBe(404)
})

test('all at once come as an archive with an index, names safe and none twice', async () => {
  const { ask, put } = await signedIn()
  for (const [id, name] of [
    ['a', 'CON.pdf'],
    ['b', 'cv.pdf'],
    ['c', 'CV.pdf'],
    ['d', 'what? <ever>.pdf'],
  ] as const)
    await put(id, name)
  await ask('PUT', '/api/files/b/versions/2', { body: '%PDF-1.4 second' })
  const answer = await ask('GET', '/api/files/archive.zip')
  expect(answer.headers.get('Content-Disposition')).toContain('europass-library.zip')
  const archive = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const names = Object.keys(archive).toSorted()
  expect(names).toEqual(
    [
      'files/CV (2).pdf',
      'files/_CON.pdf',
      'files/cv.pdf',
      'files/versions/cv.pdf',
      'files/what_ _ever_.pdf',
      'index.html',
    ]
      .map((name) =>
        names.includes(name) ? name : name.replace('CV (2)', 'cv (2)').replace('files/cv.pdf', 'files/CV.pdf'),
      )
      .toSorted(),
  )
  const index = Buffer.from(archive['index.html'] ?? []).toString()
  expect(index).toContain('what? &#60;ever&#62;.pdf')
  expect(index).toContain('<a href="files/versions/cv.pdf">')
  expect(index).toContain('Earlier version 1')
})

test('only who is signed in with two factors has files, and only their own: every address of another is 404', async () => {
  const { ask, put, send, signIn } = await signedIn()
  await put('one', 'diploma.pdf')
  await ask('PUT', '/api/files/one/versions/2', { body: 'second' })
  const words = { name: 'x', description: '', tags: [] }
  const addresses = [
    ['GET', '/api/files/one'],
    ['PATCH', '/api/files/one', words],
    ['DELETE', '/api/files/one'],
    ['POST', '/api/files/one/back', {}],
    ['GET', '/api/files/one/versions/1'],
    ['PUT', '/api/files/one/versions/3', 'third'],
    ['POST', '/api/files/one/versions/1/present', {}],
    ['DELETE', '/api/files/one/versions/1'],
  ] as const
  for (const [method, path, body] of addresses)
    expect((await ask(method, path, { as: 'bob', ...(body && { body }) })).status, `${method} ${path}`).toBe(404)
  expect(await (await ask('GET', '/api/files', { as: 'bob' })).json()).toMatchObject({ files: [] })
  const archive = unzipSync(
    new Uint8Array(await (await ask('GET', '/api/files/archive.zip', { as: 'bob' })).arrayBuffer()),
  )
  expect(Object.keys(archive)).toEqual(['index.html'])
  // As it was.
  expect(await (await ask('GET', '/api/files/one')).text()).toBe('second')
  for (const cookie of [undefined, await signIn('ada', 'BASIC')])
    for (const [method, path] of [...addresses, ['GET', '/api/files'], ['GET', '/api/files/archive.zip']] as const) {
      const headers = { 'Content-Type': method === 'PUT' ? 'application/octet-stream' : 'application/json' }
      const status = (await send(method, path, { ...(cookie && { cookie }), headers })).status
      expect(status, `${method} ${path}`).toBe(cookie ? 403 : 401)
    }
  const evil = { Origin: 'https://evil.example', 'Content-Type': 'application/octet-stream' }
  expect((await send('DELETE', '/api/files/one', { cookie: await signIn('ada'), headers: evil })).status).toBe(403)
  // Neither is an upload what a form could send.
  const form = { 'Content-Type': 'text/plain', 'File-Name': 'x' }
  expect((await send('PUT', '/api/files/x', { cookie: await signIn('ada'), headers: form })).status).toBe(415)
})

test('what is none, or too much, is refused; and what was there stays', async () => {
  const { ask, put, reasonOf } = await signedIn()
  expect((await ask('PUT', '/api/files/one', { body: pdf })).status).toBe(422)
  expect((await put('no%2Fid', 'x')).status).toBe(422)
  const large = (bytes: number) => Buffer.from(pdf.padEnd(bytes, ' '))
  expect((await put('one', 'x', large(fileLimits.size + 1))).status).toBe(413)
  for (let n = 0; n < fileLimits.total / fileLimits.size; n += 1)
    expect((await put(`f${n}`, 'x', large(fileLimits.size))).status).toBe(201)
  expect(await reasonOf(await put('more', 'x'))).toEqual([422, 'full'])
  expect(await (await ask('GET', '/api/files')).json()).toMatchObject({ used: { bytes: fileLimits.total } })
}, 30_000)

test('who sends and takes away without end fills no disk', async () => {
  const { ask, put, reasonOf, clock } = await signedIn()
  // Of no length that is told: each may be as large as one may be.
  const most = (3 * fileLimits.total) / fileLimits.size
  for (let n = 0; n < most; n += 1) {
    expect((await put(`f${n}`, 'x')).status).toBe(201)
    expect((await ask('DELETE', `/api/files/f${n}`)).status).toBe(204)
  }
  expect(await reasonOf(await put('more', 'x'))).toEqual([429, 'too-often'])
  expect(await reasonOf(await ask('PUT', '/api/files/f1/versions/2', { body: pdf }))).toEqual([404, 'gone'])
  clock.now += 3600 * (fileLimits.size / fileLimits.total)
  expect((await put('more', 'x')).status).toBe(201)
})

test('a disk that is full is said, and nothing is half there', async () => {
  const { ask, put, store, reasonOf } = await signedIn()
  await put('one', 'diploma.pdf')
  const full = Object.assign(new Error('disk full'), { code: 'store-unavailable' })
  const writing = vi.spyOn(store.fileContents, 'put').mockRejectedValue(full)
  const refused = await put('two', 'other.pdf')
  expect(refused.headers.get('Retry-After')).toBe('5')
  expect(await reasonOf(refused)).toEqual([503, 'unavailable'])
  expect(await reasonOf(await ask('PUT', '/api/files/one/versions/2', { body: 'second' }))).toEqual([
    503,
    'unavailable',
  ])
  writing.mockRestore()
  // The content is there, and the disk is full then: it goes with the next sweep.
  const entering = vi.spyOn(store.files, 'add').mockRejectedValue(full)
  expect((await put('two', 'other.pdf')).status).toBe(503)
  entering.mockRestore()
  expect(await (await ask('GET', '/api/files')).json()).toMatchObject({
    files: [{ id: 'one', version: 1 }],
    used: { files: 1 },
  })
  expect(await (await ask('GET', '/api/files/one')).text()).toBe(pdf)
  expect((await put('two', 'other.pdf')).status).toBe(201)
  const { key } = (await store.files.content('ada', 'two')) ?? { key: '' }
  await store.sweep({ now: 1_900_000_000 })
  expect(await store.files.loose({ before: 2_000_000_000 })).toEqual([])
  expect(Buffer.from(await contentBytes(store, 'ada', key)).toString()).toBe(pdf)
})

/** Node wants it where a body is a stream; the types don't know it. */
const streamed = { duplex: 'half' }

test('who has as many uploads on their way as they may is told to come again; others aren’t', async () => {
  const { app, signIn } = await signedIn()
  const cookie = await signIn('ada')
  const endless = (): Promise<Response> =>
    Promise.resolve(
      app.request(`${origin}/api/files/${crypto.randomUUID()}`, {
        method: 'PUT',
        headers: { Origin: origin, Cookie: cookie, 'Content-Type': 'application/octet-stream', 'File-Name': 'x' },
        body: new ReadableStream({ start: () => undefined }),
        ...streamed,
      }),
    )
  const waiting = Array.from({ length: 8 }, endless)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const refused = await endless()
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(waiting).toHaveLength(8)
  // Those that bring nothing hold next to nothing: somebody else's file is taken.
  const bob = await signIn('bob')
  const headers = { Origin: origin, Cookie: bob, 'Content-Type': 'application/octet-stream', 'File-Name': 'x.pdf' }
  const taken = await app.request(`${origin}/api/files/mine`, { method: 'PUT', headers, body: pdf })
  expect(taken.status).toBe(201)
})
