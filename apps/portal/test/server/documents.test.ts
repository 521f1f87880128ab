import { diff } from '@laissez-passer/europass/patch'
import { describe, expect, test, vi } from 'vitest'
import { origin, portal } from './portal.ts'

const profile = '/api/documents/profile/profile'
const device = { id: 'device-1', name: 'Firefox' }
let batches = 0
const batch = () => `batch-${(batches += 1)}-name`
/** The body of a change, from one title of a CV to another. */
const retitle = (base: number, [from, to]: readonly [string, string], more: object = {}) => ({
  schema: 2,
  base,
  batch: batch(),
  device,
  patches: diff({ title: from }, { title: to }),
  ...more,
})

/** A portal where Ada is signed in and has a CV. */
async function withCv(id = 'cv1') {
  const world = portal()
  const cookie = await world.signIn('ada')
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await world.send(method, path, { cookie, ...(body !== undefined && { body }) })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers }
  }
  const path = `/api/documents/cv/${id}`
  await ask('PUT', path, { schema: 2, value: { id } })
  return { ...world, ask, path, cookie }
}

test('a document is called what its address says, and stays so', async () => {
  const { ask, path } = await withCv()
  const refused = { status: 422, body: { reason: 'invalid', issues: [{ field: 'id' }] } }
  expect(await ask('PUT', '/api/documents/cv/cv2', { schema: 2, value: { id: 'cv1' } })).toMatchObject(refused)
  const renamed = retitle(1, ['', ''], { patches: [{ at: 'id', value: 'cv2', was: 'cv1' }] })
  expect(await ask('POST', `${path}/changes`, renamed)).toMatchObject(refused)
  expect((await ask('GET', path)).body).toMatchObject({ version: 1, value: { id: 'cv1' } })
})

describe('who may', () => {
  test('a guest is asked to sign in; a sign-in with one factor is not enough', async () => {
    const { send, signIn } = portal()
    for (const [cookie, status] of [
      [undefined, 401],
      ['__Host-lp-portal=made-up', 401],
      [await signIn('ada', 'BASIC'), 403],
    ] as const) {
      for (const path of [profile, `${profile}/changes?since=0`, `${profile}/versions`, '/api/documents/cv']) {
        const answer = await send('GET', path, { ...(cookie && { cookie }) })
        expect(answer.status).toBe(status)
        expect(await answer.json()).toMatchObject({ login: '/auth/login?level=MEDIUM' })
      }
      expect(await (await send('GET', '/api/session', { ...(cookie && { cookie }) })).json()).toEqual({ user: null })
    }
  })
  test('another origin may write nothing, and a form can’t', async () => {
    const { send, cookie, path } = await withCv()
    for (const [method, at] of [
      ['PUT', profile],
      ['POST', `${path}/changes`],
      ['DELETE', path],
    ] as const) {
      const headers = { Origin: 'https://evil.example' }
      expect((await send(method, at, { cookie, body: {}, headers })).status).toBe(403)
      expect((await send(method, at, { cookie, body: {}, headers: { Origin: 'null' } })).status).toBe(403)
    }
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await send('POST', `${path}/changes`, { cookie, body: 'value=1', headers })).status).toBe(415)
    expect(origin).toBe('http://localhost:4001')
  })
  test('a session that has expired is over', async () => {
    const { send, signIn, clock } = portal()
    const cookie = await signIn('ada')
    expect((await send('GET', '/api/documents/cv', { cookie })).status).toBe(200)
    clock.now += 3600
    expect((await send('GET', '/api/documents/cv', { cookie })).status).toBe(401)
    expect(await (await send('GET', '/api/session', { cookie })).json()).toEqual({ user: null })
  })
  test('the pages learn only what they show of a person', async () => {
    const { send, signIn } = portal()
    const answer = await send('GET', '/api/session', { cookie: await signIn('ada') })
    expect(await answer.json()).toEqual({
      user: { id: 'ada', firstName: 'Ada', lastName: 'L', email: 'ada@example.eu', language: 'en' },
    })
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })
  test('of others’ documents there are none, whatever is tried', async () => {
    const { send, signIn, path, ask } = await withCv()
    await ask('POST', `${path}/changes`, retitle(1, ['', 'Mine']))
    const bob = await signIn('bob')
    for (const [method, at, body] of [
      ['GET', path, undefined],
      ['DELETE', path, undefined],
      ['GET', `${path}/changes?since=1`, undefined],
      ['POST', `${path}/changes`, retitle(2, ['Mine', 'Bob’s'])],
      ['GET', `${path}/versions`, undefined],
      ['GET', `${path}/versions/1`, undefined],
    ] as const)
      expect((await send(method, at, { cookie: bob, ...(body && { body }) })).status, `${method} ${at}`).toBe(404)
    expect((await ask('GET', path)).body.value.title).toBe('Mine')
  })
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

describe('a change', () => {
  test('answers without what was sent, and is there', async () => {
    const { ask, path } = await withCv()
    const sent = retitle(1, ['', 'Mine'])
    const answer = await ask('POST', `${path}/changes`, sent)
    expect(answer).toMatchObject({ status: 200, body: { version: 2 } })
    expect(answer.body.changes).toEqual([{ from: 1, version: 2, batch: sent.batch }])
    expect((await ask('GET', path)).body).toMatchObject({ version: 2, value: { title: 'Mine' } })
    expect((await ask('GET', '/api/documents/cv')).body.documents).toMatchObject([{ id: 'cv1', title: 'Mine' }])
  })
  test('sent again is done once, even when others came after it', async () => {
    const { ask, path } = await withCv()
    const sent = retitle(1, ['', 'Mine'])
    await ask('POST', `${path}/changes`, sent)
    await ask('POST', `${path}/changes`, retitle(2, ['Mine', 'Later']))
    const again = await ask('POST', `${path}/changes`, sent)
    expect(again).toMatchObject({ status: 200, body: { version: 3 } })
    expect((await ask('GET', path)).body.value.title).toBe('Later')
  })
  test('of another field is merged, and says what the other device did', async () => {
    const { ask, path } = await withCv()
    await ask('POST', `${path}/changes`, retitle(1, ['', 'Theirs']))
    const mine = { ...retitle(1, ['', '']), patches: [{ at: 'headline', value: 'Plumber', was: '' }] }
    const answer = await ask('POST', `${path}/changes`, mine)
    expect(answer.body).toMatchObject({
      version: 3,
      changes: [{ patches: [{ at: 'title', value: 'Theirs', was: '' }] }, { batch: mine.batch }],
    })
    expect((await ask('GET', path)).body.value).toMatchObject({ title: 'Theirs', headline: 'Plumber' })
  })
  test('of the same field is refused with both values, and so is the batch', async () => {
    const { ask, path } = await withCv()
    await ask('POST', `${path}/changes`, retitle(1, ['', 'Theirs']))
    const mine = retitle(1, ['', 'Mine'])
    const answer = await ask('POST', `${path}/changes`, {
      ...mine,
      patches: [{ at: 'headline', value: 'Plumber', was: '' }, ...mine.patches],
    })
    expect(answer).toMatchObject({
      status: 409,
      body: {
        reason: 'conflict',
        version: 2,
        changes: [{ patches: [{ at: 'title', value: 'Theirs' }] }],
        conflicts: [{ index: 1, reason: 'changed', theirs: 'Theirs' }],
      },
    })
    expect((await ask('GET', path)).body).toMatchObject({ version: 2, value: { headline: '' } })
  })
  test('of fifteen at once in fifteen places, all are there', async () => {
    const { ask } = await withCv()
    await ask('PUT', profile, { schema: 2, value: {} })
    const work = Array.from({ length: 50 }, (_, n) => ({
      insert: { id: `w${n}` },
      into: 'entries/work-experience',
      after: null,
    }))
    const answers = await Promise.all(
      work
        .slice(0, 15)
        .map((patch) => ask('POST', `${profile}/changes`, { ...retitle(1, ['', '']), patches: [patch] })),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect((await ask('GET', profile)).body.value.entries['work-experience']).toHaveLength(15)
  })
  test.each([
    ['not JSON', '{'],
    ['no patches', retitle(1, ['', 'x'], { patches: 'x' })],
    ['a field that isn’t there', retitle(1, ['', 'x'], { patches: [{ at: 'title/x', value: 1 }] }), 409],
    ['a text too long', retitle(1, ['', 'x'.repeat(200)])],
    ['another schema', retitle(1, ['', 'x'], { schema: 1 }), 409],
    ['a batch without a name', retitle(1, ['', 'x'], { batch: '' })],
    ['a device with a line break', retitle(1, ['', 'x'], { device: { id: 'device-1', name: 'a\nb' } })],
    [
      'deep nesting',
      retitle(1, ['', 'x'], {
        patches: [{ at: 'title', value: JSON.parse('[]'.repeat(0) + '['.repeat(50) + ']'.repeat(50)) }],
      }),
    ],
  ])('with %s changes nothing', async (_, body, status = 422) => {
    const { ask, path } = await withCv()
    expect((await ask('POST', `${path}/changes`, body)).status).toBe(status)
    expect((await ask('GET', path)).body.version).toBe(1)
  })
  test('is counted by its length', async () => {
    const { ask, path, clock } = await withCv()
    const long = retitle(1, ['', 'x'], { patches: [{ at: 'title', value: 'x'.repeat(900_000) }] })
    for (let n = 0; n < 5; n += 1) await ask('POST', `${path}/changes`, long)
    const refused = await ask('POST', `${path}/changes`, long)
    expect([refused.status, Number(refused.headers.get('Retry-After'))]).toEqual([429, expect.any(Number)])
    clock.now += 60
    expect((await ask('POST', `${path}/changes`, retitle(1, ['', 'x']))).status).toBe(200)
  })
})

test('an open page asks what is new, and is told nothing when nothing is', async () => {
  const { ask, path, store } = await withCv()
  const reading = vi.spyOn(store.documents, 'since').mockRejectedValue(new Error('the document is read'))
  expect(await ask('GET', `${path}/changes?since=1`)).toMatchObject({ status: 204, body: null })
  reading.mockRestore()
  await ask('POST', `${path}/changes`, retitle(1, ['', 'Mine']))
  expect((await ask('GET', `${path}/changes?since=1`)).body.changes).toMatchObject([{ version: 2 }])
  expect((await ask('GET', `${path}/changes?since=0`)).body).toMatchObject({ version: 2, value: { title: 'Mine' } })
  expect((await ask('GET', `${path}/changes?since=x`)).status).toBe(404)
})

test('versions: what was done in one go, when, where, and how it was before', async () => {
  const { ask, path, clock } = await withCv()
  await ask('POST', `${path}/changes`, retitle(1, ['', 'M']))
  await ask('POST', `${path}/changes`, retitle(2, ['M', 'Mine']))
  clock.now += 3000
  const other = { id: 'device-2', name: 'Safari' }
  await ask('POST', `${path}/changes`, retitle(3, ['Mine', 'Phone’s'], { device: other }))
  const { versions } = (await ask('GET', `${path}/versions`)).body
  expect(versions).toEqual([
    { from: 3, version: 4, at: clock.now, device: other, places: ['title'] },
    { from: 1, version: 3, at: clock.now - 3000, device, places: ['title'] },
  ])
  expect((await ask('GET', `${path}/versions/3`)).body.value.title).toBe('Mine')
  expect((await ask('GET', `${path}/versions/1`)).body.value.title).toBe('')
  expect((await ask('GET', `${path}/versions/9`)).status).toBe(404)
})

describe('documents of an earlier schema', () => {
  const old = { title: 'Mine', content: { personal: { givenName: 'Ada' }, work: [{ id: 'w1', employer: 'Babbage' }] } }
  async function withOld() {
    const world = await withCv()
    for (const id of ['cv2', 'cv3'])
      await world.store.documents.create(
        { owner: 'ada', kind: 'cv', id },
        { schema: 1, body: { ...old, id }, head: {} },
        { now: 1, most: 50 },
      )
    return world
  }
  test.each([
    ['the list', 'GET', '/api/documents/cv'],
    ['one of them', 'GET', '/api/documents/cv/cv2'],
    ['what is new in one', 'GET', '/api/documents/cv/cv2/changes?since=1'],
    ['one that is there already', 'PUT', '/api/documents/cv/cv2'],
  ])('are renewed together when %s is asked for', async (_, method, path) => {
    const { ask, store } = await withOld()
    const body = method === 'PUT' ? { schema: 2, value: { id: 'cv2' } } : undefined
    expect((await ask(method, path, body)).status).toBe(200)
    const all = await store.documents.all('ada')
    expect(all.map(({ kind, id, schema }) => `${kind} ${id} ${schema}`).toSorted()).toEqual([
      'cv cv1 2',
      'cv cv2 2',
      'cv cv3 2',
      'profile profile 2',
    ])
    const { value, version } = (await ask('GET', profile)).body
    expect(value.personal.givenName).toBe('Ada')
    expect(value.entries['work-experience']).toMatchObject([{ id: 'w1', employer: 'Babbage' }])
    await ask(method, path, body)
    expect((await ask('GET', profile)).body.version).toBe(version)
  })
  test('take no change of pages that know no other', async () => {
    const { ask } = await withOld()
    const path = '/api/documents/cv/cv2/changes'
    expect((await ask('POST', path, retitle(1, ['Mine', 'x'], { schema: 1 }))).status).toBe(409)
    await ask('GET', '/api/documents/cv')
    expect((await ask('POST', path, retitle(2, ['Mine', 'x'], { schema: 1 }))).status).toBe(409)
    expect((await ask('POST', path, retitle(2, ['Mine', 'x']))).status).toBe(200)
  })
})

test('letters are kept too', async () => {
  const { ask } = await withCv()
  const letter = await ask('PUT', '/api/documents/letter/l1', { schema: 2, value: { id: 'l1', subject: 'A post' } })
  expect(letter).toMatchObject({ status: 201, body: { value: { subject: 'A post' } } })
})

test('a database that can’t write answers 503 and says nothing of why', async () => {
  const { send, signIn, store, logged } = portal()
  const cookie = await signIn('ada')
  store.documents.create = () =>
    Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'store-unavailable' }))
  const answer = await send('PUT', profile, { cookie, body: { schema: 2, value: {} } })
  expect([answer.status, await answer.json()]).toMatchObject([503, { reason: 'unavailable' }])
  expect(JSON.stringify(logged)).not.toContain('disk')
})

describe('where others are quicker', () => {
  test('fifty who change one document at once are all taken', async () => {
    const { ask, path } = await withCv()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        ask('POST', `${path}/changes`, {
          ...retitle(1, ['', '']),
          patches: [{ at: `overrides/${n}`, value: { value: `${n}`, of: null } }],
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200))
    expect((await ask('GET', path)).body.version).toBe(51)
  })
  test('for seconds on end, one is told when to come again', { timeout: 20_000 }, async () => {
    const { ask, path, store } = await withCv()
    vi.spyOn(store.documents, 'change').mockResolvedValue(false)
    const answer = await ask('POST', `${path}/changes`, retitle(1, ['', 'late']))
    expect([answer.status, answer.body.reason, answer.headers.get('Retry-After')]).toEqual([503, 'busy', '2'])
  })
  test('a database that is away for a moment says when to come again', async () => {
    const { ask, path, store } = await withCv()
    vi.spyOn(store.documents, 'since').mockRejectedValue(
      Object.assign(new Error('locked'), { code: 'store-unavailable' }),
    )
    const answer = await ask('POST', `${path}/changes`, retitle(1, ['', 'late']))
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  })
})
