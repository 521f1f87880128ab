import { describe, expect, test, vi } from 'vitest'
import { device, profile, retitle, withCv } from './support/world.ts'

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
