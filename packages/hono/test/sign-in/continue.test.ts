import { platform } from '#platform'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Face } from '../../src/composition.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { authorizeAddress, makeWorld, registered, shop, signIn, type World } from '../support/world.ts'

describe('the page that moves on', () => {
  let world: World
  let told: ListeningPages
  let says: { readonly data: Readonly<Record<string, string>> } | null = null
  beforeAll(async () => {
    told = listeningPages()
    const tells: Face = { ...mobileAppPin(), onTheWay: async () => says as never }
    world = await makeWorld(await platform(), {
      pages: told.pages,
      methods: [tells, password()],
      services: [{ ...shop, requiredLevel: 'BASIC' }],
    })
    await registered(world)
  })

  const at = (to: string) => `/cas/continue?to=${encodeURIComponent(to)}`

  it('leads to an address of ours, and nowhere else', async () => {
    const browser = world.browser()
    const page = await browser.get(at('/cas/account'))
    expect(page.response.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(told.last('continueTo')).toMatchObject({ to: '/cas/account', service: null, path: at('/cas/account') })
    for (const other of ['', 'https://evil.example/', '//evil.example/']) {
      await browser.get(at(other))
      expect(told.last('continueTo')).toMatchObject({ to: '/cas/login', path: at('/cas/login') })
    }
  })

  it('goes where a sign-in was going, for its service, and says what methods say on the way', async () => {
    const browser = world.browser()
    const start = await authorizeAddress()
    const moved = await signIn(browser, { start })
    expect(told.last('continueTo')).toMatchObject({
      to: start,
      service: { name: 'Shop', level: 'BASIC' },
      onTheWay: [],
    })
    says = { data: { name: 'x' } }
    await browser.get(moved.path)
    expect(told.last('continueTo').onTheWay).toEqual([{ method: 'mobile-app-pin', data: { name: 'x' } }])
    browser.cookies.delete('__Host-lp-login')
    await browser.get(moved.path)
    expect(told.last('continueTo').onTheWay).toEqual([])
    says = null
  })

  it('without a destination it leads to the first page; of another browser’s sign-in it knows nothing', async () => {
    const moved = await signIn(world.browser())
    expect(told.last('continueTo')).toMatchObject({ to: '/cas/login', service: null })
    expect((await world.browser().request(moved.path)).headers.get('Location')).toBe('/cas/login')
  })
})
