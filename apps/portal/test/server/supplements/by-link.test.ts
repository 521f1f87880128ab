import { expect, test } from 'vitest'
import { begun, changes, finished, text } from './support/world.ts'

test('whoever has the link writes in the parts of their side alone, and it is told as theirs', async () => {
  const { send, linked, read, clock } = await begun()
  const whole = await (await send('GET', linked)).json()
  expect([whole.value.certificate.name, whole.value.title]).toEqual(['Tischler', ''])
  const post = (body: unknown) => send('POST', `${linked}/changes`, { body })
  expect((await post(changes('holder/familyName', 'Tamm', { base: 1, name: 'Liis Tamm' }))).status).toBe(200)
  expect((await read()).written).toEqual({ holder: { by: 'Liis Tamm', side: 'holder', at: clock.now } })
  for (const [at, was] of [
    ['basis/body', 'Handwerkskammer'],
    ['keeper', 'institution'],
    ['labels', 'en'],
    ['title', 'For the archive'],
  ]) {
    const answer = await post(changes(at ?? '', 'holder', { base: 2, was }))
    expect([at, [403, 422].includes(answer.status)]).toEqual([at, true])
  }
  expect((await read()).basis.body).toBe('Handwerkskammer')
  // Nobody says who wrote, or that it is closed, but the server.
  await post(changes('written', { holder: { by: 'Rector', side: 'institution', at: 1 } }, { base: 2, was: {} }))
  await post(changes('sealed', { by: 'Rector', side: 'institution', at: 1 }, { base: 2, was: null }))
  expect([(await read()).written.holder.by, (await read()).sealed]).toEqual(['Liis Tamm', null])
})

test('what its keeper calls a document is told by no conflict', async () => {
  const { send, linked } = await begun({ ...finished, tags: ['secret'] })
  for (const patch of [
    { at: 'title', value: 'x', was: 'guessed' },
    { at: 'title', value: 'x', was: 'For the archive' },
    { at: 'tags', value: ['x'], was: [] },
    { insert: { id: 'x' }, into: 'tags', after: null },
    { remove: 'x', from: 'tags', was: { id: 'x' }, after: null },
    { move: 'x', in: 'tags', after: null, was: null },
  ]) {
    const body = { ...changes('', '', { base: 1 }), patches: [patch] }
    const answer = await send('POST', `${linked}/changes`, { body })
    // The same for a right guess and a wrong one.
    expect([patch, answer.status]).toEqual([patch, 403])
    expect(await answer.text()).not.toMatch(/archive|secret/)
  }
})

test('a part that was given to the other side is theirs', async () => {
  const { send, cookie, path, linked } = await begun()
  const mine = changes('assigned/profile', 'holder', { base: 1 })
  expect(
    (
      await send('POST', `${path}/changes`, {
        cookie,
        body: { ...mine, patches: [{ at: 'assigned/profile', value: 'holder' }] },
      })
    ).status,
  ).toBe(200)
  const theirs = changes('profile/skills', text('Plans'), { base: 2, was: text('Makes furniture') })
  expect((await send('POST', `${linked}/changes`, { body: theirs })).status).toBe(200)
})

test('a link to read completes nothing, and one that was revoked neither', async () => {
  const only = await begun(finished, { may: 'read' })
  expect((await only.send('GET', only.linked)).status).toBe(404)
  const { send, cookie, linked } = await begun()
  const other = linked.replace('cs1', 'cs2')
  expect((await send('GET', other)).status).toBe(404)
  expect((await send('POST', '/api/shares/share-12345/revoke', { cookie, body: {} })).status).toBe(200)
  for (const [method, path] of [
    ['GET', linked],
    ['GET', `${linked}/changes?since=1`],
    ['POST', `${linked}/changes`],
    ['POST', `${linked}/seal`],
  ] as const)
    expect((await send(method, path, method === 'POST' ? { body: { name: 'x' } } : {})).status).toBe(404)
})
