import { expect, test } from 'vitest'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { chamber, university } from '../portal.ts'
import { begun, changes, finished, kind } from './support/world.ts'

test.each([
  ['another institution of the list', { body: 'University of Zed', country: 'IE' }],
  ['one that nobody listed', { body: 'Innung', country: 'DE' }],
  ['the same name in another country', { body: 'Handwerkskammer', country: 'AT' }],
  ['no country', { body: 'Handwerkskammer', country: '' }],
  ['other capitals', { body: 'HANDWERKSKAMMER', country: 'DE' }],
  ['two spaces', { body: 'Chamber  of Crafts', country: 'DE' }],
  ['a no-break space', { body: 'Chamber\u00a0of Crafts', country: 'DE' }],
  ['a letter that only looks alike', { body: 'H\u0430ndwerkskammer', country: 'DE' }],
  ['a sign that nobody sees', { body: 'Handwerks\u200bkammer', country: 'DE' }],
  ['wide letters', { body: 'Ｈandwerkskammer', country: 'DE' }],
])('who speaks for one institution closes nothing in the name of %s', async (_, basis) => {
  const { send, cookie, path, read } = await begun({ ...finished, basis: { ...finished.basis, ...basis } })
  const answer = await send('POST', `${path}/seal`, { cookie, body: {} })
  expect([answer.status, await answer.json()]).toMatchObject([403, { reason: 'unvouched' }])
  expect((await read()).sealed).toBeNull()
  expect((await send('POST', '/api/credentials', { cookie, body: { kind, id: 'cs1' } })).status).toBe(422)
})

test('of two documents, who speaks for one’s institution closes that one', async () => {
  const { send, cookie, path, read } = await begun()
  const other = { ...finished, id: 'cs2', basis: { ...finished.basis, body: university.name, country: 'IE' } }
  const second = path.replace('cs1', 'cs2')
  await send('PUT', second, { cookie, body: { schema: schemaVersion, value: other } })
  const [one, two] = await Promise.all(
    [path, second].map(async (at) => send('POST', `${at}/seal`, { cookie, body: {} })),
  )
  expect([one?.status, two?.status]).toEqual([204, 403])
  expect((await read()).sealed).not.toBeNull()
})

test.each([
  ['somebody@zed.example', true, 204],
  ['Somebody@ZED.example', true, 204],
  ['somebody@zed.example', false, 403],
  ['somebody@mail.zed.example', true, 403],
  ['somebody@notzed.example', true, 403],
  ['zed.example', true, 403],
  ['zed.example@elsewhere.example', true, 403],
  ['somebody@elsewhere.example@zed.example', true, 403],
])('an address %s, confirmed: %s, of a university’s domain: %i', async (email, verified, status) => {
  const { send, signIn, path } = await begun(
    { ...finished, basis: { ...finished.basis, body: university.name, country: 'IE' } },
    { owner: 'grace' },
  )
  const cookie = await signIn('grace', 'MEDIUM', { email, verified })
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(status)
})

test('an institution that is taken from the list closes nothing any more, and what it closed isn’t sealed', async () => {
  const holder = { familyName: 'Tamm', givenName: 'Liis', birthDate: '', awardedOn: '' }
  const { send, cookie, path, listed, read } = await begun({ ...finished, holder })
  const own = async () => (await (await send('GET', '/api/institutions', { cookie })).json()).institutions
  expect(await own()).toMatchObject([{ id: chamber.id }])
  // They have looked; then it is taken away.
  listed.now = { ok: true, institutions: [university] }
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(403)
  expect(await own()).toEqual([])
  listed.now = { ok: true, institutions: [chamber, university] }
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(204)
  const made = () => send('POST', '/api/credentials', { cookie, body: { kind, id: 'cs1' } })
  for (const institutions of [[], [university], [{ ...chamber, id: 'another' }], [{ ...chamber, name: 'Kammer' }]]) {
    listed.now = { ok: true, institutions }
    const answer = await made()
    expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'unvouched' }])
  }
  listed.now = { ok: true, institutions: [chamber] }
  expect((await made()).status).toBe(201)
  expect((await read()).sealed.for.name).toBe(chamber.name)
})

test('a name that is changed while somebody closes is judged again', async () => {
  const world = await begun()
  const { send, cookie, path, read, store } = world
  const { documents } = store
  const change = documents.change.bind(documents)
  let once = true
  documents.change = async (...given) => {
    if (once) {
      once = false
      const body = changes('basis/body', university.name, { base: 1, was: 'Handwerkskammer' })
      expect((await send('POST', `${path}/changes`, { cookie, body })).status).toBe(200)
    }
    return change(...given)
  }
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(403)
  expect([(await read()).basis.body, (await read()).sealed]).toEqual([university.name, null])
})

test.each(['keeper', 'link'] as const)(
  'what whoever closes hasn’t seen isn’t closed in the name of their institution: changed by the other side, closed by the %s',
  async (by) => {
    const world = await begun(
      { ...finished, ...(by === 'link' && { keeper: 'holder' }) },
      { owner: by === 'link' ? 'grace' : 'ada' },
    )
    const { send, signIn, cookie, path, linked, read } = world
    const [mine, theirs] = by === 'keeper' ? [path, linked] : [linked, path]
    const ada = await signIn('ada')
    const { value } = await (await send('GET', mine, { cookie: ada })).json()
    const [at, said, was] =
      by === 'keeper' ? ['holder/familyName', 'Tamm', ''] : ['certificate/name', 'Master of all', 'Tischler']
    const change = { body: changes(at ?? '', said, { base: 1, was }), ...(by === 'link' && { cookie }) }
    expect((await send('POST', `${theirs}/changes`, change)).status).toBe(200)
    const refused = await send('POST', `${mine}/seal`, { cookie: ada, body: { value } })
    expect([refused.status, await refused.json()]).toMatchObject([409, { reason: 'changed' }])
    expect((await read()).sealed).toBeNull()
    const seen = (await (await send('GET', mine, { cookie: ada })).json()).value
    expect((await send('POST', `${mine}/seal`, { cookie: ada, body: { value: seen } })).status).toBe(204)
  },
)

test.each(['nothing', 7, {}, { value: 7 }, { ...finished, certificate: 'x' }])(
  'what is no document is none that somebody saw: %j',
  async (value) => {
    const { send, cookie, path } = await begun()
    expect((await send('POST', `${path}/seal`, { cookie, body: { value } })).status).toBe(409)
  },
)

test('a list that can’t be used any more lets nobody close, and the log says why', async () => {
  const { send, cookie, path, listed, logged } = await begun()
  listed.now = { ok: false, faults: ['institutions[0].name is missing or no text'] }
  const answer = await send('POST', `${path}/seal`, { cookie, body: {} })
  expect([answer.status, await answer.json()]).toMatchObject([503, { reason: 'no-institutions' }])
  expect(logged).toContainEqual({
    level: 'error',
    event: 'institutions-unusable',
    reason: 'institutions[0].name is missing or no text',
  })
})

test('nobody sees who speaks for others, nor without signing in', async () => {
  const { send, signIn } = await begun()
  expect((await send('GET', '/api/institutions')).status).toBe(401)
  const answer = await send('GET', '/api/institutions', { cookie: await signIn('grace') })
  expect(await answer.json()).toEqual({ institutions: [] })
  const text = await (await send('GET', '/api/institutions', { cookie: await signIn('ada') })).text()
  expect(text).toContain(chamber.name)
  expect(text).not.toMatch(/people|emailDomains|zed/)
})

test('the list is read for nobody without end: it costs a tenth of a second where it is long', async () => {
  const { send, cookie, signIn } = await begun()
  const asked = []
  for (let times = 0; times < 130; times += 1) asked.push((await send('GET', '/api/institutions', { cookie })).status)
  expect([asked[0], asked.at(-1)]).toEqual([200, 429])
  expect((await send('GET', '/api/institutions', { cookie: await signIn('grace') })).status).toBe(200)
})
