import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, origin, registered, rightPassword, signIn, type World } from './support/world.ts'

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
const [hr, other] = ['hr-token-'.padEnd(40, 'x'), 'other-token-'.padEnd(40, 'y')]
const scim = [
  { name: 'hr', token: hr, domains: ['example.org', '*.example.org'] },
  { name: 'other', token: other, domains: ['other.example'] },
]

type Json = Readonly<Record<string, unknown>>

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Json
}

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform(), { scim })
})

async function send(
  path: string,
  { body, method = 'GET', token = hr }: { body?: unknown; method?: string; token?: string | null } = {},
): Promise<Answer> {
  const answer = await world.provider.fetch(
    new Request(`${origin}/cas/scim/v2${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/scim+json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
}

const grace = {
  schemas: [userSchema],
  userName: 'grace@sub.example.org',
  name: { givenName: 'Grace', familyName: 'Hopper' },
  emails: [{ value: 'grace@sub.example.org', type: 'work', primary: true }],
  preferredLanguage: 'fr-FR',
  externalId: 'E-17',
  active: true,
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Ships' },
}
const created = (more: Json = {}) => send('/Users', { method: 'POST', body: { ...grace, ...more } })
const patch = (uid: string, Operations: readonly Json[], token = hr) =>
  send(`/Users/${uid}`, { method: 'PATCH', token, body: { schemas: [patchSchema], Operations } })

describe('a directory', () => {
  it('creates people, who are invited by mail', async () => {
    const made = await created()
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      userName: 'grace@sub.example.org',
      name: { givenName: 'Grace', familyName: 'Hopper' },
      active: true,
      preferredLanguage: 'fr',
      externalId: 'E-17',
      meta: { resourceType: 'User' },
    })
    const location = made.headers.get('Location') ?? ''
    expect(made.body['meta']).toMatchObject({ location })
    expect(made.headers.get('Content-Type')).toContain('application/scim+json')
    const again = await send(new URL(location).pathname.slice('/cas/scim/v2'.length))
    expect(again.body).toEqual(made.body)
    expect(await world.mails()).toMatchObject([{ to: 'grace@sub.example.org', template: 'invitation', language: 'fr' }])
    expect(await created({ externalId: 'E-18' })).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    const namesake = { userName: 'g2@example.org', emails: undefined }
    expect(await created(namesake)).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
  })

  it('gives a password, by the rules of passwords', async () => {
    const weak = await created({ password: 'Ab1!' })
    expect([weak.status, weak.body['scimType'], weak.body['detail']]).toEqual([
      400,
      'invalidValue',
      expect.stringContaining('password'),
    ])
    expect(weak.body['detail']).not.toContain('Ab1!')
    expect(await created({ password: 'Kohv9-ja-kringel!' })).toMatchObject({ status: 201 })
    expect(await world.mails()).toEqual([])
  })

  it.each([
    ['an address of another organisation', { userName: 'grace@other.example', emails: undefined }, 'example.org'],
    ['no address', { userName: 'ghopper', emails: undefined }, 'example.org'],
    ['a domain that only ends alike', { userName: 'g@evilexample.org', emails: undefined }, 'example.org'],
    ['no names', { name: {} }, 'name'],
    ['a link as a name', { name: { givenName: 'www.evil.example', familyName: 'X' } }, 'name.givenName'],
    ['neither true nor false', { active: 'maybe' }, 'active'],
    ['a name of a wrong form', { name: 'Grace' }, 'name'],
  ])('is told what is wrong: %s', async (_, more, detail) => {
    const refused = await created(more)
    expect([refused.status, refused.body['scimType']]).toEqual([400, 'invalidValue'])
    expect(refused.body['detail']).toContain(detail)
    expect(refused.body['schemas']).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error'])
  })

  it('ends what somebody does at once, and lets them in again', async () => {
    const uid = await registered(world)
    const browser = world.browser()
    await signIn(browser)
    // As Entra says it, and as others do.
    const off = await patch(uid, [{ op: 'Replace', path: 'active', value: 'False' }])
    expect([off.status, off.body['active']]).toEqual([200, false])
    expect((await browser.get('/cas/account')).hops.at(-1)).toContain('/cas/login')
    const shut = world.browser()
    await signIn(shut)
    expect((await shut.get('/cas/account')).hops.at(-1)).toContain('/cas/login')
    const on = await patch(uid, [{ op: 'replace', value: { active: true } }])
    expect(on.body['active']).toBe(true)
    const open = world.browser()
    await signIn(open)
    expect((await open.get('/cas/account')).status).toBe(200)
    expect((await open.get('/cas/account')).hops.at(-1) ?? '').not.toContain('/cas/login')
  })

  it('changes names and its own name for somebody, and nothing that is the person’s', async () => {
    const uid = await registered(world)
    const changed = await patch(uid, [
      { op: 'replace', path: 'name.familyName', value: 'Ørsted' },
      { op: 'add', path: `${userSchema}:externalId`, value: 'E-1' },
      { op: 'add', path: 'title', value: 'Captain' },
    ])
    expect(changed.body).toMatchObject({ name: { givenName: 'Élodie', familyName: 'Ørsted' }, externalId: 'E-1' })
    expect((await world.mails()).at(-1)).toMatchObject({ template: 'names-changed' })
    const put = await send(`/Users/${uid}`, {
      method: 'PUT',
      body: { userName: 'ELODIE@example.org', name: { givenName: 'Élo' }, active: true },
    })
    expect(put.body).toMatchObject({ name: { givenName: 'Élo', familyName: 'Ørsted' }, externalId: 'E-1' })
    expect(await patch(uid, [{ op: 'remove', path: 'externalId' }])).toMatchObject({ status: 200 })
    for (const operation of [
      { op: 'replace', path: 'userName', value: 'new@example.org' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'new@example.org' },
      { op: 'replace', path: 'password', value: rightPassword },
    ])
      expect(await patch(uid, [operation])).toMatchObject({ status: 400, body: { scimType: 'mutability' } })
    for (const operations of [[], [{ op: 'move', path: 'active' }], [{ op: 'remove' }], [{ op: 'add', value: 'x' }]])
      expect(await patch(uid, operations)).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
  })

  it('finds one by what it calls them, and lists those it manages', async () => {
    const uid = await registered(world)
    const made = await created()
    const find = (filter: string, token = hr) => send(`/Users?filter=${encodeURIComponent(filter)}`, { token })
    for (const filter of ['userName eq "Elodie@example.org"', `id eq "${uid}"`, 'emails.value EQ "elodie@example.org"'])
      expect((await find(filter)).body).toMatchObject({ totalResults: 1, Resources: [{ id: uid }] })
    expect((await find('externalId eq "E-17"')).body).toMatchObject({ Resources: [{ id: made.body['id'] }] })
    expect((await find('userName eq "nobody@example.org"')).body).toMatchObject({ totalResults: 0, Resources: [] })
    for (const filter of ['userName sw "a"', 'title eq "x"', 'userName eq "a" or id eq "b"', 'userName eq x'])
      expect(await find(filter)).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
    expect((await send('/Users')).body).toMatchObject({ totalResults: 1, itemsPerPage: 1 })
    expect((await send('/Users?startIndex=2&count=1')).body).toMatchObject({ totalResults: 1, Resources: [] })
  })

  it('deletes an account, which then is nobody’s', async () => {
    const uid = await registered(world)
    expect((await send(`/Users/${uid}`, { method: 'DELETE' })).status).toBe(204)
    expect((await send(`/Users/${uid}`)).status).toBe(404)
    expect(await world.store.accounts.find({ uid })).toBeNull()
  })

  it('of another organisation sees and does nothing', async () => {
    const uid = await registered(world)
    const token = other
    expect((await send(`/Users/${uid}`, { token })).status).toBe(404)
    expect((await patch(uid, [{ op: 'replace', path: 'active', value: false }], token)).status).toBe(404)
    expect((await send(`/Users/${uid}`, { method: 'PUT', token, body: { active: false } })).status).toBe(404)
    expect((await send(`/Users/${uid}`, { method: 'DELETE', token })).status).toBe(404)
    const filter = encodeURIComponent('userName eq "elodie@example.org"')
    expect((await send(`/Users?filter=${filter}`, { token })).body).toMatchObject({ totalResults: 0 })
    expect((await world.store.accounts.find({ uid }))?.status).toBe('active')
  })

  it('shows its token', async () => {
    for (const token of [null, 'wrong', `${hr}x`, hr.slice(0, -1)]) {
      const answer = await send('/Users', { token })
      expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
    }
  })

  it('reads what there is', async () => {
    expect((await send('/ServiceProviderConfig')).body).toMatchObject({ patch: { supported: true } })
    expect((await send('/ResourceTypes')).body).toMatchObject({ Resources: [{ endpoint: '/Users' }] })
    expect((await send('/Schemas')).body).toMatchObject({ Resources: [{ id: userSchema }] })
    expect(await send('/ResourceTypes/User')).toMatchObject({ status: 200, body: { endpoint: '/Users' } })
    expect(await send(`/Schemas/${userSchema}`)).toMatchObject({ status: 200, body: { id: userSchema, name: 'User' } })
    expect((await send('/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group')).status).toBe(404)
  })
})

it('what was done stands in the audit log with the directory’s name', async () => {
  const uid = await registered(world)
  await patch(uid, [{ op: 'replace', path: 'preferredLanguage', value: 'fr' }])
  await patch(uid, [{ op: 'replace', path: 'active', value: false }])
  const rows = await world.store.audit.unsealed({ limit: 50 })
  expect(rows.find(({ kind }) => kind === 'settings-changed')).toMatchObject({
    by: { via: 'scim', name: 'hr' },
    details: { language: 'fr' },
  })
  expect(rows.find(({ kind }) => kind === 'account-locked')?.by).toEqual({ via: 'scim', name: 'hr' })
})

it('without directories there is nothing', async () => {
  world = await makeWorld(await platform())
  expect((await send('/Users')).status).toBe(404)
})

it.each([
  [{ token: 'short' }, 'scim.0.token'],
  [{ domains: [] }, 'scim.0.domains'],
  [{ domains: ['Example.org'] }, 'scim.0.domains.0'],
])('a directory that can’t be is refused: %j', async (more, where) => {
  const wrong = makeWorld(await platform(), { scim: [{ name: 'hr', token: hr, domains: ['example.org'], ...more }] })
  await expect(wrong).rejects.toThrow(where)
})
