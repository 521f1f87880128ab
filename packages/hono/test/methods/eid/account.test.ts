import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { type ByCountry, byCountry } from '../../support/by-country.ts'
import { linkIn, registered, signIn } from '../../support/world.ts'

const LIST = '/cas/account/eid'
let at: ByCountry
let browser: Browser
beforeEach(async () => {
  at = await byCountry()
  browser = at.world.browser()
})

/** Élodie, signed in by her password alone: it may link the first eID. */
async function signedIn(): Promise<void> {
  await registered(at.world)
  await signIn(browser)
}

/** What the list shows. */
const ids = () => Array.from(at.last()['eids'] as readonly { readonly id: string }[], ({ id }) => id)

describe('the eIDs of an account', () => {
  it('are linked by the country that was chosen, and each is taken away alone', async () => {
    await signedIn()
    await at.through(browser, LIST)
    expect(at.last()).toMatchObject({
      page: 'eids',
      eids: [{ country: 'ZZ' }],
      countries: [{ id: 'postland' }, { id: 'demoland' }],
      notice: { code: 'eid-linked' },
      issues: [],
      onlyWayIn: false,
    })
    expect(at.country.asked).toHaveLength(1)
    // It counts from now on: whoever came by it may link another.
    browser.cookies.delete('__Host-lp-login')
    await at.through(browser, '/cas/eid', { continue: LIST })
    at.country.says = { personId: 'another' }
    await at.through(browser, LIST)
    const [first = '', second = ''] = ids()
    await browser.get(`${LIST}?remove=${second}`)
    expect(at.last()).toMatchObject({ page: 'eidRemove', eid: { id: second }, onlyWayIn: false })
    await browser.post(LIST, { action: 'remove', eid: second })
    expect(at.last()).toMatchObject({ page: 'eids', notice: { code: 'eid-unlinked' }, eids: [{ id: first }] })
  })

  it('no other is taken away', async () => {
    await signedIn()
    expect((await browser.get(`${LIST}?remove=nothing`)).status).toBe(404)
    expect(at.last()).toMatchObject({ page: 'error', reason: 'gone' })
    expect(await browser.post(LIST, { action: 'remove', eid: 'nothing' })).toMatchObject({ status: 404, hops: [] })
    expect((await browser.post(LIST, { scheme: 'nowhere' })).status).toBe(404)
  })

  it('the last of an account without a password stays', async () => {
    await at.through(browser, '/cas/eid')
    await browser.post('/cas/eid/register', {
      eid: browser.cookies.get('__Host-lp-eid') ?? '',
      email: 'ada@example.org',
      language: 'en',
      privacy: 'on',
    })
    const [mail] = await at.world.mails()
    await at.through(browser, '/cas/eid/confirm', {
      token: new URLSearchParams(linkIn(mail).split('?')[1]).get('token') ?? '',
    })
    await browser.get(LIST)
    expect(at.last()).toMatchObject({ page: 'eids', onlyWayIn: true })
    const [id = ''] = ids()
    const refused = await browser.post(LIST, { action: 'remove', eid: id })
    expect(refused.hops).toEqual([`303 ${LIST}?remove=${id}`])
    expect(at.last()).toMatchObject({ page: 'eidRemove', onlyWayIn: true, eid: { id } })
  })
})

describe('a country', () => {
  beforeEach(signedIn)

  it('that is down is said beside the list, and what an address says is one of ours', async () => {
    at.country.down = true
    expect((await browser.post(LIST, { scheme: 'demoland' })).status).toBe(503)
    expect(at.last()).toMatchObject({ page: 'eids', issues: [{ code: 'eid-unavailable' }] })
    expect((await browser.get(`${LIST}?why=taken`)).status).toBe(200)
    expect(at.last()).toMatchObject({ issues: [{ field: 'form', code: 'eid-taken' }] })
    await browser.get(`${LIST}?why=anything`)
    expect(at.last()).toMatchObject({ issues: [] })
  })

  it('rests for whom too many leave beside', async () => {
    await at.rest()
    expect((await browser.post(LIST, { scheme: 'demoland' })).status).toBe(429)
    expect(at.last()).toMatchObject({ page: 'throttled', what: 'signIn', startHref: LIST })
  })
})

describe('an eID that waits', () => {
  const waiting = () => browser.cookies.get('__Host-lp-eid') ?? ''

  it('is offered to whoever signs in, and leads to where they were going, or to the list', async () => {
    for (const [fields, back, on] of [
      [{}, LIST, `303 ${LIST}?done=eid-linked`],
      [
        { continue: '/cas/account/data' },
        '/cas/continue?to=%2Fcas%2Faccount%2Fdata',
        '303 /cas/continue?to=%2Fcas%2Faccount%2Fdata',
      ],
    ] as const) {
      at = await byCountry()
      browser = at.world.browser()
      await at.through(browser, '/cas/eid', fields)
      await signedIn()
      await browser.get(`${LIST}/link?eid=${waiting()}`)
      expect(at.last()).toMatchObject({
        page: 'eidLink',
        action: `${LIST}/link`,
        hidden: { eid: waiting() },
        eid: 'Demoland, A. D.',
        cancelHref: back,
      })
      expect((await browser.post(`${LIST}/link`, { eid: waiting() })).hops[0]).toBe(on)
    }
  })

  it('and is none is said to be gone', async () => {
    await signedIn()
    await browser.get(`${LIST}/link?eid=x`)
    expect(at.last()).toMatchObject({ page: 'eidLink', hidden: { eid: '' }, eid: null, cancelHref: LIST })
    expect((await browser.post(`${LIST}/link`, { eid: 'x' })).hops).toEqual([`303 ${LIST}?why=gone`])
  })
})
