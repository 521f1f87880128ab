import { expect, test } from 'vitest'
import { chamber } from '../portal.ts'
import { begun, changes, finished, kind } from './support/world.ts'

test('nobody changes sides: who keeps it as the holder doesn’t close it as the institution', async () => {
  const { send, cookie, path, read } = await begun({ ...finished, keeper: 'holder' })
  const body = changes('keeper', 'institution', { base: 1, was: 'holder' })
  expect((await send('POST', `${path}/changes`, { cookie, body })).status).toBe(403)
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(403)
  expect(await read()).toMatchObject({ keeper: 'holder', sealed: null })
})

test('the institution closes it for good; the holder can’t, another person can’t, and nothing is written after', async () => {
  const { send, signIn, cookie, path, linked, read, clock } = await begun()
  const seal = (options: object, at = path) => send('POST', `${at}/seal`, { body: {}, ...options })
  expect((await seal({ cookie }, linked)).status).toBe(403)
  expect((await seal({ cookie: await signIn('grace') })).status).toBe(404)
  expect((await seal({})).status).toBe(401)
  expect((await seal({ cookie })).status).toBe(204)
  const { id, name, country } = chamber
  expect((await read()).sealed).toEqual({
    by: 'Ada L',
    side: 'institution',
    at: clock.now,
    for: { id, name, country },
  })
  const mine = changes('basis/body', 'Other', { base: 2, was: 'Handwerkskammer' })
  expect((await send('POST', `${path}/changes`, { cookie, body: mine })).status).toBe(409)
  const theirs = changes('holder/familyName', 'Tamm', { base: 2 })
  expect((await send('POST', `${linked}/changes`, { body: theirs })).status).toBe(409)
  expect((await seal({ cookie })).status).toBe(204)
})

test('what isn’t finished isn’t closed', async () => {
  const { send, cookie, path } = await begun({ ...finished, certificate: { name: '', language: '' } })
  const answer = await send('POST', `${path}/seal`, { cookie, body: {} })
  expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'unfinished' }])
})

test('where the holder keeps it, the institution closes it by its link', async () => {
  const { send, signIn, cookie, path, linked, read } = await begun(
    { ...finished, keeper: 'holder' },
    { owner: 'grace' },
  )
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(403)
  const theirs = changes('basis/body', 'Chamber of Crafts', { base: 1, name: 'Registrar', was: 'Handwerkskammer' })
  expect((await send('POST', `${linked}/changes`, { body: theirs })).status).toBe(200)
  // Who has the link closes nothing by it alone, nor by one factor, nor by a name that they type.
  const seal = (who?: string) => send('POST', `${linked}/seal`, { body: { name: 'Ada' }, ...(who && { cookie: who }) })
  expect((await seal()).status).toBe(401)
  expect((await seal(await signIn('ada', 'BASIC'))).status).toBe(401)
  expect((await seal(cookie)).status).toBe(403)
  expect((await read()).sealed).toBeNull()
  expect((await seal(await signIn('ada'))).status).toBe(204)
  expect((await read()).sealed).toMatchObject({
    by: 'Ada L',
    side: 'institution',
    for: { id: chamber.id, name: 'Chamber of Crafts' },
  })
})

test('a document begins open, whatever a browser says', async () => {
  const { read } = await begun({ ...finished, sealed: { by: 'x', side: 'institution', at: 1 } })
  expect((await read()).sealed).toBeNull()
})

test('the credential of a closed document is kept as a file; one of an open document isn’t made', async () => {
  const holder = { familyName: 'Tamm', givenName: 'Liis', birthDate: '', awardedOn: '' }
  const { send, cookie, path } = await begun({ ...finished, holder })
  const made = () => send('POST', '/api/credentials', { cookie, body: { kind, id: 'cs1' } })
  expect((await made()).status).toBe(422)
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(204)
  const answer = await made()
  expect(answer.status).toBe(201)
})

test('a link shows the document as it prints, and in whose name it was closed', async () => {
  const { send, cookie, path, token } = await begun()
  const content = await (await send('GET', `/api/shared/${token}`)).json()
  expect(content.items[0]).toMatchObject({
    kind: 'sheet',
    of: kind,
    id: 'cs1',
    view: { title: 'Certificate Supplement' },
  })
  expect(JSON.stringify(content)).not.toContain('For the archive')
  await send('POST', `${path}/seal`, { cookie, body: {} })
  const closed = JSON.stringify(await (await send('GET', `/api/shared/${token}`)).json())
  expect(closed).toContain(`In the name of ${chamber.name} (${chamber.id})`)
})
