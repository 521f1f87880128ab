import { schemaVersion } from '@laissez-passer/europass/profile'
import { expect, test } from 'vitest'
import { keepFile, keepVersion } from '../../src/server/library/keep.ts'
import { portal } from './portal.ts'

/** What Bob sends to an address that names something of Ada’s. */
interface Trial {
  readonly path: string
  readonly body?: unknown
  /** 404, unless his own things answer there: under Ada’s ids he has others, or none. */
  readonly bob?: number
  /** For who isn’t signed in. */
  readonly guest?: number
}

const change = {
  schema: schemaVersion,
  base: 1,
  batch: 'batch-of-bob',
  device: { id: 'device-of-bob', name: 'Bob' },
  patches: [{ at: 'title', value: 'Bob was here', was: 'ada-cv' }],
}
const share = { title: 'Bob', message: '', items: [{ kind: 'cv', id: 'cv1' }], expiresAt: null }
const words = { name: 'bob.pdf', description: '', tags: [] }

/** Addresses whose answers say nothing of anybody, and why. */
const nobodys: Readonly<Record<string, string>> = {
  'GET /api/openapi.json': 'says what the API is',
  'GET /api/portal': 'what the operator tells',
  'GET /api/links': 'the operator’s list',
  'GET /api/issuers': 'the operator’s list',
  'GET /api/suggestions/:kind': 'the operator’s list',
  'POST /api/render': 'makes a PDF of what was sent',
  'POST /api/survey': 'keeps answers without a name',
}

/** Every other address, tried at what is Ada’s; `TOKEN` is that of a link of hers that shows a file. */
const trials: Readonly<Record<string, Trial>> = {
  'GET /api/session': { path: '/api/session', bob: 200, guest: 200 },
  'GET /api/survey': { path: '/api/survey', bob: 200, guest: 200 },
  'GET /api/suggestions/mine': { path: '/api/suggestions/mine?language=en', bob: 200 },
  'GET /api/documents/:kind': { path: '/api/documents/cv', bob: 200 },
  'GET /api/documents/:kind/:id': { path: '/api/documents/cv/cv1' },
  'PUT /api/documents/:kind/:id': {
    path: '/api/documents/cv/cv1',
    body: { schema: schemaVersion, value: { id: 'cv1', title: 'Bob’s own' } },
    bob: 201,
  },
  'POST /api/documents/:kind/:id/changes': { path: '/api/documents/letter/l1/changes', body: change },
  'GET /api/documents/:kind/:id/changes': { path: '/api/documents/letter/l1/changes?since=1' },
  'GET /api/documents/:kind/:id/versions': { path: '/api/documents/letter/l1/versions' },
  'GET /api/documents/:kind/:id/versions/:version': { path: '/api/documents/letter/l1/versions/1' },
  'POST /api/documents/:kind/:id/seal': { path: '/api/documents/mobility/m1/seal', body: {} },
  'DELETE /api/documents/:kind/:id': { path: '/api/documents/letter/l1' },
  'GET /api/institutions': { path: '/api/institutions', bob: 200 },
  'GET /api/files': { path: '/api/files', bob: 200 },
  'GET /api/files/archive.zip': { path: '/api/files/archive.zip', bob: 200 },
  'GET /api/files/:id': { path: '/api/files/f1' },
  'PATCH /api/files/:id': { path: '/api/files/f1', body: words },
  'POST /api/files/:id/back': { path: '/api/files/f1/back', body: {} },
  'GET /api/files/:id/versions/:version': { path: '/api/files/f1/versions/1' },
  'PUT /api/files/:id/versions/:version': { path: '/api/files/f1/versions/3', body: '%PDF-1.7 bob' },
  'POST /api/files/:id/versions/:version/present': { path: '/api/files/f1/versions/1/present', body: {} },
  'DELETE /api/files/:id/versions/:version': { path: '/api/files/f1/versions/1' },
  'DELETE /api/files/:id': { path: '/api/files/f1' },
  'PUT /api/files/:id': { path: '/api/files/f1', body: '%PDF-1.7 bob', bob: 201 },
  'GET /api/account': { path: '/api/account', bob: 200 },
  'GET /api/account/archive.zip': { path: '/api/account/archive.zip', bob: 200 },
  'POST /api/account/leaving': { path: '/api/account/leaving', body: {}, bob: 200 },
  'DELETE /api/account/leaving': { path: '/api/account/leaving', bob: 204 },
  'GET /api/shares': { path: '/api/shares', bob: 200 },
  'GET /api/shares/:id': { path: '/api/shares/share-one' },
  'PATCH /api/shares/:id': { path: '/api/shares/share-one', body: share },
  'POST /api/shares/:id/revoke': { path: '/api/shares/share-one/revoke', body: {} },
  'DELETE /api/shares/:id': { path: '/api/shares/share-one' },
  'PUT /api/shares/:id': { path: '/api/shares/share-one', body: share, bob: 201 },
  'POST /api/credentials': { path: '/api/credentials', body: { kind: 'mobility', id: 'm1' } },
  // Who has no link, and who has one and asks for what it doesn't show.
  'GET /api/shared/:token': { path: `/api/shared/${'x'.repeat(32)}`, guest: 404 },
  'POST /api/shared/:token/password': {
    path: `/api/shared/${'x'.repeat(32)}/password`,
    body: { password: 'a guess of bob' },
    guest: 404,
  },
  'GET /api/shared/:token/pdf/:at{\\d{1,2}}': { path: '/api/shared/TOKEN/pdf/1', guest: 404 },
  'GET /api/shared/:token/files/:id': { path: '/api/shared/TOKEN/files/f2', guest: 404 },
  'GET /api/shared/:token/documents/:kind/:id': { path: '/api/shared/TOKEN/documents/mobility/m1', guest: 404 },
  'GET /api/shared/:token/documents/:kind/:id/changes': {
    path: '/api/shared/TOKEN/documents/mobility/m1/changes?since=1',
    guest: 404,
  },
  'POST /api/shared/:token/documents/:kind/:id/changes': {
    path: '/api/shared/TOKEN/documents/mobility/m1/changes',
    body: change,
    guest: 404,
  },
  'POST /api/shared/:token/documents/:kind/:id/seal': {
    path: '/api/shared/TOKEN/documents/mobility/m1/seal',
    body: { name: 'Bob' },
    guest: 404,
  },
}

/** A portal where Ada has one of each, each with a mark of hers. */
async function world() {
  const all = portal()
  const { send, signIn, store, clock } = all
  const [ada, bob] = [await signIn('ada'), await signIn('bob')]
  const put = async (path: string, value: object): Promise<void> => {
    const answer = await send('PUT', `/api/documents/${path}`, { cookie: ada, body: { schema: schemaVersion, value } })
    expect(answer.status, path).toBe(201)
  }
  await put('profile/profile', {
    personal: { givenName: 'ada-name' },
    entries: { 'hobbies-interests': [{ id: 'h', title: 'Photography', description: [] }] },
  })
  await put('cv/cv1', { id: 'cv1', title: 'ada-cv' })
  await put('letter/l1', { id: 'l1', title: 'ada-letter' })
  await put('mobility/m1', { id: 'm1', title: 'ada-mobility', keeper: 'institution' })
  for (const id of ['f1', 'f2']) {
    const bytes = Buffer.from(`%PDF-1.7 ada-${id}`)
    await keepFile(store, 'ada', { id, name: `ada-${id}.pdf`, bytes, now: clock.now })
  }
  await keepVersion(store, 'ada', { id: 'f1', version: 2, bytes: Buffer.from('%PDF-1.7 ada-again'), now: clock.now })
  const made = await send('PUT', '/api/shares/share-one', {
    cookie: ada,
    body: { title: 'ada-link', message: '', items: [{ kind: 'file', id: 'f1' }], expiresAt: null },
  })
  expect(made.status).toBe(201)
  const { link }: { readonly link: string } = await made.json()
  const hers = async () => ({
    documents: await store.documents.all('ada'),
    files: await store.files.list('ada'),
    shares: await store.shares.list('ada'),
    leaving: await store.leaving.find('ada'),
  })
  return { ...all, bob, token: link.replace(/^.*\/s\//, ''), hers }
}

const { app } = portal()
const addresses = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

test('every address of the API is tried, or a reason says why its answers are nobody’s', () => {
  expect([...Object.keys(trials), ...Object.keys(nobodys)].toSorted()).toEqual(addresses.toSorted())
})

test('nothing of one person is another’s, nor a stranger’s, at any address; and all of it stays as it was', async () => {
  const { send, bob, token, hers } = await world()
  const before = await hers()
  for (const [address, { path, body, bob: answered = 404, guest = 401 }] of Object.entries(trials)) {
    const [method = ''] = address.split(' ')
    const upload = typeof body === 'string'
    const headers = upload ? { 'Content-Type': 'application/octet-stream', 'File-Name': 'bob.pdf' } : {}
    const at = path.replace('TOKEN', token)
    for (const [cookie, status] of [
      [undefined, guest],
      [bob, answered],
    ] as const) {
      const answer = await send(method, at, { headers, ...(body !== undefined && { body }), ...(cookie && { cookie }) })
      expect([address, cookie ? 'Bob' : 'a stranger', answer.status]).toEqual([
        address,
        cookie ? 'Bob' : 'a stranger',
        status,
      ])
      expect(Buffer.from(await answer.arrayBuffer()).toString('latin1'), address).not.toContain('ada-')
    }
  }
  expect(await hers()).toEqual(before)
})
