import type { RequestOptions } from '@laissez-passer/core/internal/methods/passkey'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeAll, describe, expect, it } from 'vitest'
import { entry } from '../../../../store-sql/src/contract/fixtures.ts'
import { passkey as rowOf } from '../../../../store-sql/src/passkeys/contract.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../../../src/methods/passkey/face.ts'
import { passkeyOnTheWay, passkeyRenamed } from '../../../src/methods/passkey/on-the-way.ts'
import { password } from '../../../src/methods/password/face.ts'
import { clientOf } from '../../support/api-client.ts'
import type { Browser } from '../../support/browser.ts'
import { aloneOptions, type Authenticator, openAuthenticator } from '../../support/passkeys.ts'
import { type Shown, shown } from '../../support/shown.ts'
import { registered, signIn } from '../../support/world.ts'

const ADD = '/cas/account/passkeys/add'
let at: Shown
let authenticator: Authenticator
beforeAll(async () => {
  at = await shown({ methods: [passkey(), mobileAppPin(), password()] })
  await registered(at.world)
  const owner = at.world.browser()
  await signIn(owner)
  authenticator = await openAuthenticator()
  await owner.get(ADD)
  const made = await authenticator.create(JSON.parse(String(at.last()['options'])))
  await owner.post(ADD, { name: 'Mine', passkey: made })
})

const sign = async (browser: Browser, by = authenticator) => by.get((await aloneOptions(browser)) as RequestOptions)

describe('a passkey in place of identifier and password', () => {
  it('signs in, and leads to where the person was going', async () => {
    const browser = at.world.browser()
    const fields = { identifier: '', passkey: await sign(browser), continue: '/cas/account/data' }
    const page = await browser.post('/cas/login', fields)
    expect(page.hops[0]).toMatch(/^303 \/cas\/continue\?flow=/)
    expect(browser.cookies.has('__Host-lp-login')).toBe(true)
    expect(at.last()).toMatchObject({ page: 'continueTo' })
    expect(JSON.stringify(at.last())).toContain('/cas/account/data')
  })

  it('that is none of ours is told to the browser, and said on the first page', async () => {
    const browser = at.world.browser()
    const other = await openAuthenticator()
    await browser.get('/cas/login')
    const { account, browser: somebody } = await at.someone()
    await somebody.get(ADD)
    await other.create(JSON.parse(String(at.last()['options'])))
    const refused = await browser.post('/cas/login', {
      passkey: await sign(browser, other),
      continue: '/cas/account/data',
    })
    expect(refused.status).toBe(422)
    expect(at.last()).toMatchObject({
      page: 'identifier',
      issues: [{ field: 'form', code: 'passkey-unknown' }],
      hidden: { continue: '/cas/account/data' },
    })
    expect(JSON.stringify(at.last())).toContain('credentialId')
    expect(account.id).not.toBe('')
    expect(await at.counted()).toEqual(expect.arrayContaining(['{method="passkey",outcome="unknown"} 1']))
  })

  it('of another browser, or nonsense, is refused', async () => {
    const [browser, thief] = [at.world.browser(), at.world.browser()]
    const response = await sign(browser)
    await aloneOptions(thief)
    expect((await thief.post('/cas/login', { passkey: response })).status).toBe(422)
    expect(at.last()).toMatchObject({ page: 'identifier', issues: [{ field: 'form', code: 'passkey-refused' }] })
    expect(JSON.stringify(at.last()['ways'])).not.toContain('tells')
    // An empty field is no passkey: the identifier is asked for.
    await thief.post('/cas/login', { identifier: '', passkey: '' })
    expect(at.last()).toMatchObject({ page: 'identifier', issues: [{ field: 'identifier' }] })
    expect(await at.counted()).toEqual(expect.arrayContaining([expect.stringContaining('outcome="refused"')]))
  })

  it('signs programs in as well', async () => {
    const browser = at.world.browser()
    const client = clientOf(browser)
    const { data } = await client.POST('/passkey/options')
    const response = await authenticator.get(JSON.parse(JSON.stringify(data)))
    const body = { passkey: response, continueTo: '/cas/account/data' }
    const done = await client.POST('/passkey/sign-ins', { body })
    expect([done.response.status, done.data?.step]).toMatchObject([
      201,
      { kind: 'done', continueTo: '/cas/account/data' },
    ])
    const refusals = async () => (await at.counted()).find((line) => line.includes('"passkey",outcome="refused"'))
    const before = await refusals()
    const again = await client.POST('/passkey/sign-ins', { body: { passkey: '{}' } })
    expect(await refusals()).not.toBe(before)
    expect([again.response.status, again.error]).toMatchObject([422, { reason: 'passkey-refused', code: 'refused' }])
  })
})

describe('the face of a passkey', () => {
  it('begins on the first page, and takes what a browser posted', () => {
    const { answer, alone, setUpAt, advised } = passkey()
    const book = addresses('/cas')
    expect(answer?.({ passkey: '{}' })).toEqual({ passkey: '{}' })
    expect(answer?.({ passkey: '' })).toBeNull()
    expect(answer?.({ code: '123456' })).toBeNull()
    expect(alone?.beginAt?.(book, null)).toBe('/cas/login/passkey')
    expect(setUpAt?.(book)).toBe(ADD)
    expect(advised).toBe(true)
  })
})

describe('who is called otherwise', () => {
  it('has passkeys that say so, where there are any', async () => {
    const { account, browser } = await at.someone('password', 'passkey')
    const rename = (firstName: string) =>
      browser.post('/cas/account/details/names', { title: '', firstName, lastName: 'Papadopoulou' })
    await rename('Ada')
    expect(at.last()).toMatchObject({ page: 'details', told: [] })
    const row = rowOf(account.id)
    await at.world.store.passkeys.add({ passkey: row, limit: 20, messages: [], activity: entry(account.id) })
    await rename('Zoe')
    expect(at.last()).toMatchObject({
      page: 'details',
      told: [{ method: 'passkey', action: '/cas/account/passkeys/upgrade', waits: false }],
    })
    const [{ data }] = at.last()['told'] as readonly [{ readonly data: string }]
    expect(JSON.parse(data)).toMatchObject({
      accepted: { allAcceptedCredentialIds: [row.credentialId] },
      details: { displayName: 'Zoe Papadopoulou' },
    })
    expect([passkeyOnTheWay, passkeyRenamed]).toEqual([passkey().onTheWay, passkey().renamed])
  })
})
