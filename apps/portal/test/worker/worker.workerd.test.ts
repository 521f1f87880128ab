import { env } from 'cloudflare:test'
import { readCertificates, verifyCredential } from '@laissez-passer/europass/credentials'
import { items, newDigitalTest } from '@laissez-passer/europass/digital-skills'
import { profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import worker from '../../src/worker.ts'
import {
  ASSETS,
  ada,
  adaHere,
  asked,
  hashOf,
  now,
  openStore,
  origin,
  seal,
  send,
  sessionObjects,
  sessionOfAda,
  signedIn,
  texts,
  whileHanging,
} from './world.ts'

const pdf = '%PDF-1.7\nhello'
beforeAll(adaHere)

test('who is signed in is known without a query to the database, and at once no longer', async () => {
  const store = await openStore()
  const idHash = await hashOf('token-of-bob')
  await store.sessions.open({
    ...sessionOfAda(),
    idHash,
    user: { ...sessionOfAda().user, id: 'bob' },
    sidHash: 'of bob',
  })
  asked.queries = 0
  for (let n = 0; n < 20; n += 1) expect(await signedIn('__Host-lp-portal=token-of-bob')).toBe('bob')
  expect(await signedIn('__Host-lp-portal=of-nobody')).toBeNull()
  expect(asked.queries).toBe(0)
  expect(await store.sessions.endAll({ sidHash: 'of bob' })).toBe(1)
  expect(await signedIn('__Host-lp-portal=token-of-bob')).toBeNull()
})

test('who leaves is signed out wherever they were, and others aren’t', async () => {
  const store = await openStore()
  const user = { ...sessionOfAda().user, id: 'eve' }
  await store.sessions.open({ ...sessionOfAda(), idHash: await hashOf('token-of-eve'), user, sidHash: 'of eve' })
  const { dueAt } = await store.leaving.ask('eve', { now: now - 86_400 * 15 })
  expect(await signedIn('__Host-lp-portal=token-of-eve')).toBe('eve')
  await store.sweep({ now: dueAt })
  expect([await signedIn('__Host-lp-portal=token-of-eve'), await signedIn(ada)]).toEqual([null, 'ada'])
  expect(await store.leaving.find('eve')).toBeNull()
})

test('a call to the database that hangs is 503 after ten seconds, in the person’s language', async () => {
  const back = '/auth/callback?code=c&state=s&lang=fr'
  const cookie = '__Host-lp-portal-login=of-this-browser'
  const page = await whileHanging('D1', () => send('GET', back, { cookie, Accept: 'text/html' }))
  expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(await page.text()).toContain('<html lang="fr">')
  const program = await whileHanging('D1', () => send('GET', '/api/documents/cv', { cookie: ada }))
  expect([program.status, await program.json()]).toMatchObject([503, { reason: 'unavailable', wait: 5 }])
})

test('pages say that the browser typesets, in their language, with a policy; the server draws nothing', async () => {
  const home = await send('GET', '/?lang=fr')
  const html = await home.text()
  expect(html).toContain('<html lang="fr"')
  expect(html).toContain('<meta name="lp-typesetting" content="browser" />')
  expect(home.headers.get('Content-Security-Policy')).toContain("form-action 'self' https://id.example.eu")
  const drawn = await send('POST', '/api/render', { body: '{}' })
  expect([drawn.status, (await drawn.json())['reason']]).toEqual([501, 'no-engine'])
})

test('what settings name is read from secrets and from the bucket', async () => {
  expect(await (await send('GET', '/api/links')).json()).toMatchObject({
    learn: [{ url: { en: 'https://study.example.eu/' } }],
    work: [],
  })
  const { certificates } = await (await send('GET', '/api/issuers')).json()
  const own = readCertificates(new TextEncoder().encode(seal.certificate))?.[0]
  expect(certificates).toEqual([Buffer.from(own?.der ?? []).toString('base64')])
})

test('the engine, larger than an asset may be, comes compressed as it was built', async () => {
  const answer = await send('GET', '/assets/engine-1.wasm', { 'Accept-Encoding': 'br' })
  expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Content-Encoding')]).toEqual([
    200,
    'application/wasm',
    'br',
  ])
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
  expect((await send('GET', '/assets/other-1.wasm', { 'Accept-Encoding': 'br' })).status).toBe(404)
})

test('a file is kept in the bucket, and gone from there when nobody can bring it back', async () => {
  const options = { cookie: ada, body: pdf, type: 'application/octet-stream', 'File-Name': 'one.pdf' }
  expect((await send('PUT', '/api/files/one', options)).status).toBe(201)
  expect(await (await send('GET', '/api/files/one', { cookie: ada })).text()).toBe(pdf)
  expect((await send('GET', '/api/files/one')).status).toBe(401)
  const kept = async (): Promise<number> =>
    (await env.FILES.list()).objects.filter(({ key }) => key.startsWith('files/ada/')).length
  expect(await kept()).toBe(1)
  expect((await send('DELETE', '/api/files/one', { cookie: ada })).status).toBe(204)
  const store = await openStore()
  await store.sweep({ now: now + 2 * 86_400 })
  expect(await kept()).toBe(0)
})

test('a call to the bucket that hangs is, too', async () => {
  const options = { cookie: ada, body: pdf, type: 'application/octet-stream', 'File-Name': 'late.pdf' }
  expect((await send('PUT', '/api/files/late', options)).status).toBe(201)
  const file = await whileHanging('R2', () => send('GET', '/api/files/late', { cookie: ada, Accept: 'text/html' }))
  expect([file.status, await file.text()]).toEqual([503, expect.stringContaining('<html lang="en">')])
  expect(await (await send('GET', '/api/files/late', { cookie: ada })).text()).toBe(pdf)
  expect((await send('DELETE', '/api/files/late', { cookie: ada })).status).toBe(204)
})

test('two pictures at once are kept, each as large as a phone makes it', async () => {
  const picture = new Uint8Array(6_000_000)
  picture.set([0xff, 0xd8, 0xff, 0xe0])
  const upload = (id: string) =>
    worker.fetch(
      new Request(`${origin}/api/files/${id}`, {
        method: 'PUT',
        headers: {
          Origin: origin,
          Cookie: ada,
          'CF-Connecting-IP': '192.0.2.7',
          'Content-Type': 'application/octet-stream',
          'File-Name': `${id}.jpg`,
        },
        body: picture,
      }),
      { ...env, SESSIONS: sessionObjects, ASSETS, ...texts, SEAL_KEY: seal.key },
    )
  const answers = await Promise.all([upload('left'), upload('right')])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  for (const id of ['left', 'right'])
    expect((await send('DELETE', `/api/files/${id}`, { cookie: ada })).status).toBe(204)
})

test('a link with a password shows what it shares, without a PDF of the server’s', async () => {
  const value = profileDraftSchema.parse({ language: 'en', personal: { givenName: 'Ada', familyName: 'Lovelace' } })
  const profile = JSON.stringify({ schema: schemaVersion, value })
  expect((await send('PUT', '/api/documents/profile/profile', { cookie: ada, body: profile })).status).toBe(201)
  const share = {
    title: 'For Eva',
    message: '',
    items: [{ kind: 'profile', headline: '', language: '', shows: ['personal'] }],
    may: 'read',
    expiresAt: null,
  }
  const made = await send('PUT', '/api/shares/link-one', {
    cookie: ada,
    body: JSON.stringify({ ...share, password: 'correct horse' }),
  })
  expect(made.status).toBe(201)
  const { link }: { readonly link: string } = await made.json()
  const token = link.split('/').at(-1) ?? ''
  expect((await send('GET', `/api/shared/${token}`)).status).toBe(401)
  const typed = (password: string) =>
    send('POST', `/api/shared/${token}/password`, { body: JSON.stringify({ password }) })
  expect((await typed('wrong horse')).status).toBe(403)
  const right = await typed('correct horse')
  expect(right.status).toBe(204)
  const cookie = (right.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
  expect(await (await send('GET', `/api/shared/${token}`, { cookie })).text()).toContain('Lovelace')
  expect((await send('GET', `/api/shared/${token}/pdf/0`, { cookie })).status).toBe(501)
})

test('a finished test is sealed by the operator’s key, and the seal is known', async () => {
  const begun = newDigitalTest('one', { now: now - 7200 })
  const answers = Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '2' : String(truth)]))
  const value = { ...begun, finishedAt: now - 3600, answers }
  const body = JSON.stringify({ schema: schemaVersion, value })
  expect((await send('PUT', '/api/documents/digital-test/one', { cookie: ada, body })).status).toBe(201)
  const asked = JSON.stringify({ kind: 'digital-test', id: 'one' })
  const sealed = await send('POST', '/api/credentials', { cookie: ada, body: asked })
  expect(sealed.status).toBe(201)
  const { file }: { readonly file: string } = await sealed.json()
  const bytes = new Uint8Array(await (await send('GET', `/api/files/${file}`, { cookie: ada })).arrayBuffer())
  const trusted = readCertificates(new TextEncoder().encode(seal.certificate)) ?? []
  expect(await verifyCredential(bytes, { now: now + 60, trusted })).toMatchObject({
    ok: true,
    seal: { trusted: 'listed' },
  })
})

test('a copy of all that is kept says why it has no PDFs', async () => {
  const answer = await send('GET', '/api/account/archive.zip', { cookie: ada })
  const archive = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(Object.keys(archive)).toContain('profile.xml')
  expect(strFromU8(archive['index.html'] ?? new Uint8Array(0))).toContain('This server draws no PDF itself')
})
