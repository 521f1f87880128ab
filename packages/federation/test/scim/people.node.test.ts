import { providerSettings } from '@laissez-passer/core/context'
import { eulogin2025 } from '@laissez-passer/core/password'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { node } from '../../../runtime/src/node/index.ts'
import { createUser, deleteUser, listUsers, patchUser, readOneUser, replaceUser } from '../../src/scim/index.ts'
import type { ScimContext } from '../../src/scim/request.ts'
import { secretKey, type TestProvider, testProvider } from '../support/provider.ts'

const now = 1_900_000_000
const settings = providerSettings({
  origin: 'https://id.example',
  name: 'EU Login',
  languages: ['en', 'fr'],
  passwordPolicy: eulogin2025,
})
const directory = (name: string) => ({ name, token: name.repeat(20), domains: ['example.org'] })
const [hr, other] = [directory('hr'), directory('other')]

let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider()
})
afterAll(() => idp.close())

const runtime = node({ secretKey })
const context = (store: Partial<ScimContext['store']> = {}): ScimContext => ({
  ...runtime,
  settings,
  now,
  canMail: async () => true,
  store: { ...idp.store, ...store },
})
const accounts = (change: Partial<ScimContext['store']['accounts']>) =>
  context({ accounts: { ...idp.store.accounts, ...change } })

async function active(): Promise<string> {
  return (await idp.signIn({ level: 'BASIC', now })).account.uid
}
const patch = (uid: string, value: object, { at = context(), client = hr } = {}) =>
  patchUser(at, { client, uid, body: { Operations: [{ op: 'replace', value }] } })
const create = (userName: string, more: object = {}) =>
  createUser(context(), {
    client: hr,
    body: { userName, name: { givenName: 'Grace', familyName: 'Hopper' }, ...more },
  })

describe('names', () => {
  test('change, and are read in the answer; what stays is left alone', async () => {
    const uid = await active()
    const renamed = await patch(uid, { name: { givenName: 'Eve' } })
    expect(renamed).toMatchObject({ status: 200, body: { name: { givenName: 'Eve', familyName: 'Müller' } } })
    expect((await patch(uid, { name: { familyName: 'Noether' } })).body).toMatchObject({
      name: { givenName: 'Eve', familyName: 'Noether' },
    })
  })

  test('that can’t be are told by the attribute, and change nothing', async () => {
    const uid = await active()
    const wrong = await patch(uid, { name: { givenName: 'www.evil.example' }, preferredLanguage: 'en' })
    expect(wrong).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
    expect(String(wrong.body?.['detail'])).toMatch(/^name\.givenName: /)
    expect((await readOneUser(context(), { client: hr, uid })).body).toMatchObject({
      name: { givenName: 'Élodie' },
      preferredLanguage: 'fr',
    })
  })

  test('of who hasn’t opened the account yet are theirs to say', async () => {
    const made = await create('grace@example.org')
    const uid = String(made.body?.['id'])
    expect(made.status).toBe(201)
    expect((await patch(uid, { name: { givenName: 'Eve' } })).status).toBe(409)
    expect((await patch(uid, { name: { givenName: 'Grace' }, preferredLanguage: 'fr' })).status).toBe(200)
  })

  test('of who is gone meanwhile are nobody’s', async () => {
    const uid = await active()
    let looked = 0
    const at = accounts({
      find: async (key) => (++looked > 1 ? null : idp.store.accounts.find(key)),
    })
    expect((await patch(uid, { name: { givenName: 'Eve' } }, { at })).status).toBe(404)
  })
})

describe('what a directory says', () => {
  test.each([null, 'Grace', ['x'], 7])('is a resource, and not %j', async (body) => {
    const uid = await active()
    for (const answer of [
      await createUser(context(), { client: hr, body }),
      await replaceUser(context(), { client: hr, uid, body }),
      await patchUser(context(), { client: hr, uid, body }),
    ])
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
  })

  test('and breaks here isn’t called the directory’s fault', async () => {
    const body = { Operations: [{ op: 'replace', value: { active: true } }] }
    const broken = Object.defineProperty({ ...body }, 'Operations', {
      get: () => {
        throw new TypeError('broken')
      },
    })
    await expect(patchUser(context(), { client: hr, uid: 'n00', body: broken })).rejects.toThrow('broken')
  })

  test('changes neither the address nor the password', async () => {
    const uid = await active()
    for (const value of [
      { userName: 'other@example.org' },
      { emails: [{ value: 'x@example.org' }] },
      { password: 'x' },
    ])
      expect(await patch(uid, value)).toMatchObject({ status: 400, body: { scimType: 'mutability' } })
    const { body } = await readOneUser(context(), { client: hr, uid })
    expect((await patch(uid, { userName: String(body?.['userName']).toUpperCase() })).status).toBe(200)
  })

  test('of a language that isn’t offered is passed over', async () => {
    const uid = await active()
    for (const [said, language] of [
      ['en-GB', 'en'],
      ['xx', 'en'],
      ['FR_be', 'fr'],
    ])
      expect((await patch(uid, { preferredLanguage: said })).body).toMatchObject({ preferredLanguage: language })
  })
})

describe('what somebody is called', () => {
  test('is no one else’s of that directory, and anybody’s of another', async () => {
    const [one, two] = [await active(), await active()]
    expect((await patch(one, { externalId: 'E-1' })).body).toMatchObject({ externalId: 'E-1' })
    expect((await patch(one, { externalId: 'E-1', preferredLanguage: 'en' })).body).toMatchObject({ externalId: 'E-1' })
    expect((await patch(one, { preferredLanguage: 'fr' })).body).toMatchObject({ externalId: 'E-1' })
    expect(await patch(two, { externalId: 'E-1' })).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    expect((await patch(two, { externalId: 'E-1' }, { client: other })).status).toBe(200)
    expect((await patch(one, { externalId: null })).body).not.toHaveProperty('externalId')
    expect((await patch(two, { externalId: 'E-1' })).status).toBe(200)
  })

  test('goes to somebody else once who was called so has left the directory’s domains', async () => {
    const [one, two] = [await active(), await active()]
    await patch(one, { externalId: 'E-2' })
    const id = (await idp.store.accounts.find({ uid: one }))?.id
    const at = accounts({
      find: async (key) => {
        const found = await idp.store.accounts.find(key)
        return found && found.id === id ? { ...found, email: 'gone@other.example' } : found
      },
    })
    expect((await patch(two, { externalId: 'E-2' }, { at })).body).toMatchObject({ externalId: 'E-2' })
  })

  test('that two get at once is one’s: the other is there without', async () => {
    const uid = await active()
    await patch(uid, { externalId: 'E-3' })
    const { provisioned } = idp.store
    const called: typeof provisioned.called = async () => null
    const at = context({ provisioned: { ...provisioned, called } })
    const body = { userName: 'late@example.org', externalId: 'E-3', name: { givenName: 'L', familyName: 'Ate' } }
    expect((await createUser(at, { client: hr, body })).status).toBe(409)
    const found = await listUsers(context(), {
      client: hr,
      filter: 'userName eq "late@example.org"',
      startIndex: 1,
      count: 9,
    })
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ userName: 'late@example.org' }] })
    expect(JSON.stringify(found.body)).not.toContain('E-3')
    const late = await active()
    expect((await patch(late, { externalId: 'E-3' }, { at })).status).toBe(409)
  })
})

describe('who leaves', () => {
  test('is locked whatever else is wrong, and unlocked by the directory that locked them alone', async () => {
    const uid = await active()
    expect((await patch(uid, { active: false, userName: 'x@example.org' })).status).toBe(400)
    expect((await readOneUser(context(), { client: hr, uid })).body).toMatchObject({ active: false })
    expect((await patch(uid, { active: true }, { client: other })).status).toBe(403)
    expect((await deleteUser(context(), { client: other, uid })).status).toBe(403)
    expect((await patch(uid, { active: true })).body).toMatchObject({ active: true })
    expect((await patch(uid, { active: true })).status).toBe(200)
    await patch(uid, { active: false })
    expect((await deleteUser(context(), { client: hr, uid })).status).toBe(204)
    expect((await deleteUser(context(), { client: hr, uid })).status).toBe(404)
  })

  test('and whose lock is older than the log is the operator’s to let in, and may be deleted', async () => {
    const uid = await active()
    await patch(uid, { active: false })
    const at = context({ activity: { ...idp.store.activity, list: async () => [] } })
    expect((await patch(uid, { active: true }, { at })).status).toBe(403)
    expect((await deleteUser(at, { client: hr, uid })).status).toBe(204)
  })

  test('is no administrator: a stolen token shuts nobody out who could take it back', async () => {
    const uid = await active()
    const at = accounts({
      find: async (key) => {
        const found = await idp.store.accounts.find(key)
        return found && { ...found, administrator: true }
      },
    })
    for (const value of [{ active: false }, { name: { givenName: 'Eve' } }])
      expect((await patch(uid, value, { at })).status).toBe(403)
    expect((await deleteUser(at, { client: hr, uid })).status).toBe(403)
    expect((await readOneUser(context(), { client: hr, uid })).body).toMatchObject({
      active: true,
      name: { givenName: 'Élodie' },
    })
  })
})

describe('a list', () => {
  const list = (more: object = {}, at = context()) =>
    listUsers(at, { client: other, filter: null, startIndex: 1, count: 200, ...more })

  test('has whom a directory manages, page by page, without who is gone meanwhile', async () => {
    const third = { ...other, name: 'third' }
    const uids = [await active(), await active(), await active()]
    for (const uid of uids) await patch(uid, { externalId: uid }, { client: third })
    const page = async (more: object, at = context()) => {
      const { body } = await list({ client: third, ...more }, at)
      return [body?.['totalResults'], body?.['startIndex'], body?.['itemsPerPage']]
    }
    expect(await page({})).toEqual([3, 1, 3])
    expect(await page({ count: 2 })).toEqual([3, 1, 2])
    expect(await page({ startIndex: 3 })).toEqual([3, 3, 1])
    expect(await page({ startIndex: -5, count: -1 })).toEqual([3, 1, 0])
    expect(await page({}, accounts({ find: async () => null }))).toEqual([3, 1, 0])
  })

  test('by a filter has one of the domains, managed or not', async () => {
    const uid = await active()
    await patch(uid, { externalId: 'E-9' }, { client: other })
    const ids = async (filter: string, more: object = {}) => (await list({ filter, ...more })).body?.['Resources']
    for (const filter of [`id eq "${uid}"`, 'externalId eq "E-9"'])
      expect(await ids(filter)).toMatchObject([{ id: uid }])
    expect(await ids('externalId eq "E-0"')).toEqual([])
    expect(await ids(`id eq "${uid}"`, { client: { ...other, domains: ['other.example'] } })).toEqual([])
    expect(await list({ filter: 'title eq "x"' })).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
  })
})

describe('who is made', () => {
  test('is there once, of the directory’s domains, in a language that is offered, locked where it says so', async () => {
    const made = await create('ada@example.org', { active: false, preferredLanguage: 'xx' })
    expect(made).toMatchObject({ status: 201, body: { active: false, preferredLanguage: 'en' } })
    expect(made.location).toBe(`https://id.example/cas/scim/v2/Users/${String(made.body?.['id'])}`)
    expect((await create('ada@example.org')).status).toBe(409)
    expect((await create('ada@other.example')).status).toBe(400)
    const other = await create('nobody@example.org', { emails: [{ value: 'bob@example.org' }] })
    expect(other.body).toMatchObject({ userName: 'bob@example.org', active: true })
    expect((await create('eve@example.org', { name: {} })).body).toMatchObject({ scimType: 'invalidValue' })
    expect((await create('eve@example.org', { externalId: 'E-7' })).status).toBe(201)
    expect((await create('mallory@example.org', { externalId: 'E-7' })).status).toBe(409)
    const found = await idp.store.accounts.find({ email: 'mallory@example.org' })
    expect(found).toBeNull()
  })
})
