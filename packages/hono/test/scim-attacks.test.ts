import { platform } from '#platform'
import { lockAccount, unlockAccount } from '@laissez-passer/core/operator'
import { beforeEach, describe, expect, it } from 'vitest'
import { setRole } from './support/administrators.ts'
import { linkIn, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

const token = 'hr-token-'.padEnd(40, 'x')
const scim = [{ name: 'hr', token, domains: ['example.org', 'xn--exmple-cua.org'] }]

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform(), { scim })
})

async function say(
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> {
  const answer = await world.provider.fetch(
    new Request(`${origin}/cas/scim/v2${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/scim+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
}

const put = (uid: string, body: object) => say('PUT', `/Users/${uid}`, body)
const post = (body: object) => say('POST', '/Users', { name: { givenName: 'Grace', familyName: 'Hopper' }, ...body })
const find = (filter: string) => say('GET', `/Users?filter=${encodeURIComponent(filter)}`)
const account = async (uid: string) => {
  const found = await world.store.accounts.find({ uid })
  if (found === null) throw new Error('there is no such account')
  return found
}
const byOperator = async (uid: string) => ({
  accountId: (await account(uid)).id,
  by: { via: 'administration', name: 'n00admin' } as const,
  reason: 'Misuse',
})
const operating = () => ({
  store: world.store,
  keyRing: world.runtime.keyRing,
  random: world.runtime.random,
  now: world.runtime.now(),
})

describe('a token of a directory that somebody else got hold of', () => {
  it('shuts no administrator out, and renames none', async () => {
    const uid = await registered(world)
    const { id: accountId } = await account(uid)
    await setRole(world, { accountId }, true)
    for (const [method, body] of [
      ['DELETE', undefined],
      ['PUT', { active: false }],
      ['PUT', { name: { givenName: 'Mallory' } }],
      ['PATCH', { Operations: [{ op: 'replace', path: 'active', value: 'False' }] }],
    ] as const)
      expect([method, (await say(method, `/Users/${uid}`, body)).status]).toEqual([method, 403])
    expect(await account(uid)).toMatchObject({ status: 'active', firstName: 'Élodie' })
    // What says nothing new is no attack: directories send everything again and again.
    const same = { active: true, name: { givenName: 'Élodie', familyName: 'Müller-Ørsted' }, externalId: 'E-1' }
    expect((await put(uid, same)).status).toBe(200)
  })

  it('opens nothing that the operator locked, and what it locked itself', async () => {
    const uid = await registered(world)
    await lockAccount(operating(), await byOperator(uid))
    expect(await put(uid, { active: true, externalId: 'E-1' })).toMatchObject({ status: 403 })
    // Deleted and created anew they would be back.
    expect((await say('DELETE', `/Users/${uid}`)).status).toBe(403)
    expect((await account(uid)).status).toBe('locked')
    await unlockAccount(operating(), await byOperator(uid))
    await put(uid, { active: false })
    expect(await put(uid, { active: true })).toMatchObject({ status: 200, body: { active: true } })
    await put(uid, { active: false })
    expect((await say('DELETE', `/Users/${uid}`)).status).toBe(204)
  })
})

describe('whoever has to go', () => {
  it.each([
    ['another address of the domain', { userName: 'former@example.org' }],
    ['a name that can’t be', { name: { givenName: 'www.evil.example' } }],
    ['a name of before', { name: { givenName: 'Lodie' } }],
    ['a password', { password: 'Correct-Horse7battery' }],
    ['an externalId of somebody else', { externalId: 'E-2' }],
  ])('is locked whatever else is said: %s', async (_, more) => {
    const uid = await registered(world)
    await post({ userName: 'grace@example.org', externalId: 'E-2' })
    await put(uid, { ...more, active: false })
    expect((await account(uid)).status).toBe('locked')
  })

  it('is locked while invited, too, however they are called', async () => {
    const { body } = await post({ userName: 'grace@example.org' })
    const uid = String(body['id'])
    expect(await put(uid, { name: { givenName: 'Gracie' }, active: false })).toMatchObject({ status: 200 })
    expect((await account(uid)).status).toBe('locked')
  })

  it.each([
    ['in full width', 'jane@ｅxample.org'],
    ['as it is read', 'jane@exämple.org'],
    ['in capitals', 'jane@EXÄMPLE.org'],
  ])('doesn’t get away by writing the domain otherwise: %s', async (_, email) => {
    const made = await post({ userName: email })
    const uid = String(made.body['id'])
    expect((await world.store.accounts.find({ uid }))?.email).toBe(email)
    expect((await find(`userName eq "${email}"`)).body).toMatchObject({ totalResults: 1, Resources: [{ id: uid }] })
    expect((await put(uid, { active: false })).status).toBe(200)
    expect((await account(uid)).status).toBe('locked')
  })
})

it('who took another address is not listed with it, and their externalId is free again', async () => {
  const uid = await registered(world)
  await put(uid, { externalId: 'E-1' })
  const browser = world.browser()
  await signIn(browser, { start: `/cas/login?continue=${encodeURIComponent('/cas/account/email')}` })
  const secret = 'private@elsewhere.example'
  await browser.submit(
    await browser.get('/cas/account/email'),
    { email: secret, confirmEmail: secret },
    { action: '/cas/account/email' },
  )
  for (const mail of (await world.mails()).filter(({ template }) => /^email-change-(new|old)$/.test(template)))
    await browser.submit(await browser.get(linkIn(mail)), {}, { action: '/cas/email/confirm' })
  expect((await account(uid)).email).toBe(secret)
  const listed = await say('GET', '/Users')
  expect(listed.body).toMatchObject({ totalResults: 0, Resources: [] })
  expect(JSON.stringify(listed.body)).not.toContain('private')
  expect((await put(uid, { active: false })).status).toBe(404)
  expect((await find('externalId eq "E-1"')).body).toMatchObject({ totalResults: 0 })
  expect(await post({ userName: 'grace@example.org', externalId: 'E-1' })).toMatchObject({ status: 201 })
})

it.each([
  'mallory@evil.example@example.org',
  '"mallory@evil.example"@example.org',
  '"mallory@evil.example> "@example.org',
  'mallory@evil.example\n@example.org',
  'mallory@evil.example/@example.org',
  'mallory@example.org.',
  'mallory@example.org@evil.example',
  'mallory@[127.0.0.1]@example.org',
  'mallory@evil.example#example.org',
  'mallory@evilexample.org',
  'mallory@sub.example.org',
  '@example.org',
  'example.org',
])('an address that only looks like one of its domains makes no account: %s', async (userName) => {
  expect((await post({ userName })).status).toBe(400)
  expect(await world.mails()).toEqual([])
})

it.each([
  ['constructor eq "x"', 400],
  ['__proto__ eq "x"', 400],
  ['toString eq "x"', 400],
  [`id ${' '.repeat(5000)}`, 400],
  ['userName eq "\\u0000"', 200],
  ['externalId eq "\\ud800"', 200],
  ['userName eq "%\' or 1=1 --"', 200],
  ['id eq "%"', 200],
])('a filter finds nobody by a trick: %s', async (filter, status) => {
  const answer = await find(filter)
  expect(answer.status).toBe(status)
  if (status === 200) expect(answer.body).toMatchObject({ totalResults: 0 })
})

it.each([
  ['too long for an index', '𐍈'.repeat(400)],
  ['half a letter', '\ud800'],
])('an externalId that no database takes is refused: %s', async (_, externalId) => {
  expect(await post({ userName: 'grace@example.org', externalId })).toMatchObject({ status: 400 })
  expect(await world.mails()).toEqual([])
})

it('of many that are created at once with one externalId one is called so', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => post({ userName: `g${index}@example.org`, externalId: 'E-1' })),
  )
  const called = answers.filter(({ body }) => body['externalId'] === 'E-1')
  expect(called).toHaveLength(1)
})

it('names of properties that all objects have are nobody’s attributes', async () => {
  const uid = await registered(world)
  const body = `{"__proto__":{"active":false},"constructor":{"prototype":{"active":false}},"active":true}`
  const answer = await put(uid, JSON.parse(body))
  expect([answer.status, answer.body['active']]).toEqual([200, true])
  expect('active' in {}).toBe(false)
})
