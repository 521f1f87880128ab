import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { clientOf } from '../../support/api-client.ts'
import { type ByCountry, byCountry } from '../../support/by-country.ts'
import { stateIn } from '../../support/eid.ts'
import { linkIn } from '../../support/world.ts'

let at: ByCountry
beforeEach(async () => {
  at = await byCountry()
})

/** Where a program sent the browser, and back. */
const back = (browser: Browser, url = '') =>
  browser.get(`/cas/eid/callback/demoland?${new URLSearchParams({ state: stateIn(url), code: 'right' })}`)

const waitingOf = (browser: Browser) => ({ params: { path: { id: browser.cookies.get('__Host-lp-eid') ?? '' } } })

describe('a program', () => {
  it('begins in the country that was chosen', async () => {
    const { browser } = await at.someone()
    const client = clientOf(browser)
    expect((await client.GET('/eid/countries')).data?.countries).toEqual([
      { id: 'postland', name: 'Postland' },
      { id: 'demoland', name: 'Demoland' },
    ])
    const begun = await client.POST('/account/eids', { body: { country: 'demoland' } })
    expect([begun.response.status, at.country.asked.length, at.posting.asked.length]).toEqual([201, 1, 0])
    expect((await back(browser, begun.data?.url)).hops).toEqual(['302 /cas/account/eid?done=eid-linked'])
  })

  it('unlinks one’s eIDs, and not the only way in', async () => {
    const browser = at.world.browser()
    await at.through(browser, '/cas/eid')
    const fields = { email: 'ada@example.org', language: 'en', privacy: 'on' }
    await browser.post('/cas/eid/register', { eid: browser.cookies.get('__Host-lp-eid') ?? '', ...fields })
    const [mail] = await at.world.mails()
    const token = new URLSearchParams(linkIn(mail).split('?')[1]).get('token') ?? ''
    await at.through(browser, '/cas/eid/confirm', { token })
    const client = clientOf(browser)
    const { data } = await client.GET('/account/eids')
    expect(data).toMatchObject({ onlyWayIn: true, eids: [{ country: 'ZZ' }] })
    const path = { id: data?.eids[0]?.id ?? '' }
    const refused = await client.DELETE('/account/eids/{id}', { params: { path } })
    expect([refused.response.status, refused.error?.reason]).toEqual([409, 'only-way-in'])
    const none = await client.DELETE('/account/eids/{id}', { params: { path: { id: 'nothing' } } })
    expect([none.response.status, none.error?.reason]).toEqual([404, 'not-found'])
  })

  it('links the eID that waits, unless somebody has it by now', async () => {
    const { browser } = await at.someone()
    const client = clientOf(browser)
    await at.through(browser, '/cas/eid', { continue: '/cas/account/data' })
    const waits = waitingOf(browser)
    expect((await client.GET('/account/eids/waiting/{id}', waits)).data).toEqual({
      name: 'Demoland, A. D.',
      continueTo: '/cas/account/data',
    })
    const other = await at.someone()
    await at.through(other.browser, '/cas/account/eid')
    const taken = await client.POST('/account/eids/waiting/{id}', waits)
    expect([taken.response.status, taken.error?.reason]).toEqual([409, 'taken'])
    const gone = await client.POST('/account/eids/waiting/{id}', { params: { path: { id: 'x' } } })
    expect([gone.response.status, gone.error?.reason]).toEqual([404, 'not-found'])
    expect((await client.GET('/account/eids/waiting/{id}', { params: { path: { id: 'x' } } })).response.status).toBe(
      404,
    )
  })
})
