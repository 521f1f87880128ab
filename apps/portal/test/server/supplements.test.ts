import { expect, test } from 'vitest'
import { draft } from '@laissez-passer/europass/fields'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { supplements } from '@laissez-passer/europass/supplements'
import { chamber, portal, university } from './portal.ts'

const kind = 'certificate-supplement'
const text = (said: string) => [{ type: 'paragraph', spans: [{ text: said }] }]
const finished = supplements[kind].schema(draft).parse({
  id: 'cs1',
  title: 'For the archive',
  certificate: { name: 'Tischler' },
  profile: { skills: text('Makes furniture') },
  occupations: { occupations: text('Carpenter') },
  basis: { body: 'Handwerkskammer', country: 'DE' },
})

let count = 0
const changes = (
  at: string,
  value: unknown,
  { base, name = 'Browser', was = '' }: { base: number; name?: string; was?: unknown },
) => ({
  schema: schemaVersion,
  base,
  batch: `batch-${(count += 1)}-abcdef`,
  device: { id: 'device-12345', name },
  patches: [{ at, value, was }],
})

async function begun(
  value: object = finished,
  { may = 'complete', owner = 'ada' }: { readonly may?: 'complete' | 'read'; readonly owner?: string } = {},
) {
  const world = portal()
  const { send, signIn } = world
  const cookie = await signIn(owner)
  const path = `/api/documents/${kind}/cs1`
  expect((await send('PUT', path, { cookie, body: { schema: schemaVersion, value } })).status).toBe(201)
  const body = { title: '', message: '', items: [{ kind, id: 'cs1' }], may, expiresAt: null }
  const made = await (await send('PUT', '/api/shares/share-12345', { cookie, body })).json()
  const token = new URL(made.link).pathname.split('/').at(-1) ?? ''
  const linked = `/api/shared/${token}/documents/${kind}/cs1`
  const read = async () => (await (await send('GET', path, { cookie })).json()).value
  return { ...world, cookie, path, linked, read, token }
}

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

test('nobody changes sides: who keeps it as the holder doesn’t close it as the institution', async () => {
  const { send, cookie, path, read } = await begun({ ...finished, keeper: 'holder' })
  const body = changes('keeper', 'institution', { base: 1, was: 'holder' })
  expect((await send('POST', `${path}/changes`, { cookie, body })).status).toBe(403)
  expect((await send('POST', `${path}/seal`, { cookie, body: {} })).status).toBe(403)
  expect(await read()).toMatchObject({ keeper: 'holder', sealed: null })
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
