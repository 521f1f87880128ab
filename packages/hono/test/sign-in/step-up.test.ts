import { platform } from '#platform'
import { beforeAll, describe, expect, it } from 'vitest'
import { holder, makeAdminWorld, type Holder } from '../support/administrators.ts'
import type { Browser } from '../support/browser.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { authorizeAddress, elodie, registered, signIn, type World } from '../support/world.ts'

describe('proving more', () => {
  let world: World
  let told: ListeningPages
  let eve: Holder
  let browser: Browser
  let wanted: string
  beforeAll(async () => {
    told = listeningPages()
    world = await makeAdminWorld(await platform(), { pages: told.pages })
    eve = await holder(world, 'eve')
    browser = world.browser()
    await signIn(browser, { identifier: eve.email })
    wanted = await authorizeAddress()
  })

  const login = (to: string) => `/cas/login?continue=${encodeURIComponent(to)}`

  it('what would do is offered, with the way kept', async () => {
    const page = await browser.get(login(wanted))
    expect(page.status).toBe(200)
    expect(told.last('stepUp')).toMatchObject({
      hidden: { continue: wanted, stepUp: '1' },
      service: { name: 'Shop', level: 'MEDIUM' },
      identifier: eve.email,
      method: 'token',
      otherHref: `/cas/login?other=1&continue=${encodeURIComponent(wanted)}`,
      path: login(wanted),
    })
    expect(told.last('stepUp').methods.map(({ name }) => name)).toEqual(['token'])
  })

  it('the button asks for what was chosen, or for what there is', async () => {
    const press = async (fields: Readonly<Record<string, string>>) => {
      const body = new URLSearchParams({ stepUp: '1', continue: wanted, ...fields })
      const answer = await browser.request('/cas/login', { method: 'POST', body })
      return [answer.status, answer.headers.get('Location')?.split('=')[0] ?? null]
    }
    expect(await press({})).toEqual([303, '/cas/login?flow'])
    expect(await press({ method: 'token' })).toEqual([303, '/cas/login?flow'])
    const [token] = await world.store.factors.list(eve.accountId)
    expect(await press({ method: 'token', device: token?.id ?? '' })).toEqual([303, '/cas/login?flow'])
    const stranger = await world.browser().post('/cas/login', { stepUp: '1', continue: wanted })
    expect(stranger.hops[0]).toBe(`303 ${login(wanted)}`)
    expect((await browser.post('/cas/login', { stepUp: '1', continue: '/cas/account' })).hops[0]).toBe(
      '303 /cas/continue?to=%2Fcas%2Faccount',
    )
  })

  it('who has nothing that would do is led to set it up, and nothing else is offered', async () => {
    await registered(world)
    const own = world.browser()
    await signIn(own)
    await own.get(login(wanted))
    expect(told.last('methodMissing')).toMatchObject({
      others: [],
      person: { email: elodie.email },
      service: { name: 'Shop', level: 'MEDIUM' },
      path: login(wanted),
    })
  })
})
