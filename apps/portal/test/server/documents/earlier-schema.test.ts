import { describe, expect, test } from 'vitest'
import { profile, retitle, withCv } from './support/world.ts'

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
