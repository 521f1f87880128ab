import { beforeEach, describe, expect, it } from 'vitest'
import { backend, casServices, loginAddress, sentTo, ticketFor, validated, vault, wiki } from '../support/cas.ts'
import { authorizeAddress, elodie, rightPassword, shop, signIn } from '../support/world.ts'
import { casWorld, code, signedIn, world } from './support/world.ts'

beforeEach(() => casWorld())

/** Where a person comes back to from a page of the sign-in. */
const wayBackOf = ({ links, path }: { readonly path: string; readonly links: readonly string[] }): string =>
  [path, ...links]
    .map((link) => new URL(link, 'http://x').searchParams.get('continue'))
    .find((to) => to?.includes('way_back=')) ?? ''

describe('signing in for a service that speaks CAS', () => {
  it('shows who asks, signs in, and goes back with a ticket, by a page that moves on', async () => {
    const browser = world.browser()
    const start = await browser.get(loginAddress(`${wiki}/page?id=1`))
    expect([start.status, start.hops]).toEqual([200, []])
    expect(start.text).toContain('Wiki')
    const arrived = await signIn(browser, { start: loginAddress(`${wiki}/page?id=1`) })
    const onwards = arrived.links.find((link) => link.startsWith('/cas/login?'))
    const back = await sentTo(browser, onwards ?? '')
    expect(back.href).toMatch(/^https:\/\/wiki\.example\/app\/page\?id=1&ticket=ST-[01][a-z0-9]{28}$/)
    const answer = await validated(world, {
      service: `${wiki}/page?id=1`,
      ticket: back.searchParams.get('ticket') ?? '',
    })
    expect(answer['authenticationSuccess']).toMatchObject({ user: world.uid, attributes: { isFromNewLogin: true } })
  })

  it('is shown in another language without losing the way, which the service’s request alone is', async () => {
    const browser = world.browser()
    const french = await browser.get(`${loginAddress(wiki)}&lang=fr`)
    expect(french.text).toContain('Wiki')
    expect(french.html).toContain('lang="fr"')
    const second = await browser.submit(french, { identifier: elodie.email })
    const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
    const onwards = arrived.links.find((link) => link.startsWith('/cas/login?')) ?? ''
    expect([...new URL(onwards, 'http://x').searchParams.keys()]).toEqual(['service', 'way_back'])
    expect((await sentTo(browser, onwards)).searchParams.has('ticket')).toBe(true)
  })

  // A mail scanner, a proxy and a monitor ask HEAD of whatever address they see.
  it('who asks HEAD gets no ticket, and spends none', async () => {
    const browser = await signedIn()
    const head = (path: string) => browser.request(path, { method: 'HEAD' })
    const looked = await head(loginAddress(wiki))
    expect([looked.status, looked.headers.get('Location')]).toEqual([200, null])
    const ticket = await ticketFor(browser, wiki)
    const validation = `/cas/p3/serviceValidate?${new URLSearchParams({ service: wiki, ticket })}`
    expect((await head(validation)).headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
    expect((await validated(world, { service: wiki, ticket }))['authenticationSuccess']).toMatchObject({
      user: world.uid,
    })
  })

  it('who asks HEAD of the address that signs out stays signed in', async () => {
    const browser = await signedIn()
    const out = `/cas/logout?${new URLSearchParams({ service: `${wiki}/bye` })}`
    const looked = await browser.request(out, { method: 'HEAD' })
    expect([looked.status, looked.headers.getSetCookie()]).toEqual([302, []])
    expect((await sentTo(browser, loginAddress(wiki))).searchParams.has('ticket')).toBe(true)
  })

  it('single sign-on is a redirect at once, and says that it is one', async () => {
    const browser = await signedIn()
    const ticket = await ticketFor(browser, wiki)
    expect(ticket).toMatch(/^[A-Za-z0-9-]{32}$/)
    const answer = await validated(world, { service: wiki, ticket })
    expect(answer['authenticationSuccess']?.['attributes']).toMatchObject({ isFromNewLogin: false })
    expect(code(await validated(world, { service: wiki, ticket: await ticketFor(browser, wiki), renew: 'true' }))).toBe(
      'INVALID_TICKET_SPEC',
    )
  })

  it('renew asks again whoever is signed in, once, and its ticket is of a new login', async () => {
    const browser = await signedIn()
    world.wait(5)
    const address = loginAddress(wiki, { renew: 'true', gateway: 'true' })
    const again = await browser.get(address)
    expect(again.status).toBe(200)
    const second = await browser.submit(again, { identifier: elodie.email })
    const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
    const onwards = arrived.links.find((link) => link.startsWith('/cas/login?')) ?? ''
    const ticket = (await sentTo(browser, onwards)).searchParams.get('ticket') ?? ''
    expect(await validated(world, { service: wiki, ticket, renew: 'true' })).toHaveProperty('authenticationSuccess')
    // The same address again: single sign-on, which renew doesn't take.
    const later = (await sentTo(browser, onwards)).searchParams.get('ticket') ?? ''
    expect(code(await validated(world, { service: wiki, ticket: later, renew: 'true' }))).toBe('INVALID_TICKET_SPEC')
    world.wait(5)
    expect((await browser.get(address)).status).toBe(200)
  })

  it('an address that somebody kept from before a sign-in is no new login later', async () => {
    const kept = wayBackOf(await world.browser().get(loginAddress(wiki)))
    const renewed = wayBackOf(await world.browser().get(loginAddress(wiki, { renew: 'true' })))
    expect([kept, renewed]).toEqual([expect.stringContaining('way_back='), expect.stringContaining('renew=true')])
    const browser = await signedIn()
    world.wait(601)
    expect((await browser.get(renewed)).status).toBe(200)
    const ticket = (await sentTo(browser, kept)).searchParams.get('ticket') ?? ''
    const answer = await validated(world, { service: wiki, ticket })
    expect(answer['authenticationSuccess']?.['attributes']).toMatchObject({ isFromNewLogin: false })
  })

  it('what OpenID Connect noted for itself is no new login here', async () => {
    await casWorld([...casServices, shop])
    const browser = await signedIn()
    world.wait(120)
    const both = { max_age: '999999', service: wiki, renew: 'true' }
    const noted = wayBackOf(await world.browser().get(await authorizeAddress(both)))
    expect(noted).toContain('renew=true')
    expect((await browser.get(noted.replace(/^[^?]*/, '/cas/login'))).status).toBe(200)
  })

  it('what the way back says counts for that request alone', async () => {
    const browser = world.browser()
    const arrived = await signIn(browser, { start: loginAddress(wiki) })
    const onwards = new URL(arrived.links.find((link) => link.startsWith('/cas/login?')) ?? '', 'http://x')
    onwards.searchParams.set('service', `${wiki}/other`)
    const ticket = (await sentTo(browser, onwards.pathname + onwards.search)).searchParams.get('ticket') ?? ''
    const answer = await validated(world, { service: `${wiki}/other`, ticket })
    expect(answer['authenticationSuccess']?.['attributes']).toMatchObject({ isFromNewLogin: false })
  })

  it('gateway asks nobody: with a session a ticket, without one, or too weak a one, none', async () => {
    const gateway = { gateway: 'true' }
    expect((await sentTo(world.browser(), loginAddress(wiki, gateway))).href).toBe(wiki)
    const browser = await signedIn()
    expect((await sentTo(browser, loginAddress(wiki, gateway))).searchParams.has('ticket')).toBe(true)
    expect((await sentTo(browser, loginAddress(vault, gateway))).href).toBe(vault)
    expect((await world.browser().get(loginAddress(wiki, { gateway: 'false' }))).status).toBe(200)
  })

  it('no service is opened before a password that is overdue was changed, not even where nobody is asked', async () => {
    world.wait(184 * 24 * 3600)
    const browser = await signedIn()
    expect((await browser.get(loginAddress(wiki))).path).toContain('/cas/account/password?due=expired')
    expect((await sentTo(browser, loginAddress(wiki, { gateway: 'true' }))).href).toBe(wiki)
  })

  it('a service that asks for two factors gets no ticket for one', async () => {
    const browser = await signedIn()
    const page = await browser.get(loginAddress(vault))
    expect(page.status).toBe(200)
    expect(page.text).toContain('Vault')
    expect(page.text).toContain('two factors')
  })

  it.each([
    ['an address that nobody registered', { service: 'https://evil.example/' }, 'isn’t registered with us'],
    ['an address that begins like a registered one', { service: `${wiki}lication` }, 'isn’t registered with us'],
    ['an address in disguise', { service: 'https://wiki.example\\@evil.example/app' }, 'For your safety'],
  ])('%s: a page that says so, whoever is signed in, and no way on', async (_, query, why) => {
    for (const browser of [world.browser(), await signedIn()]) {
      for (const more of [{}, { gateway: 'true' }, { method: 'POST' }]) {
        const page = await browser.get(`/cas/login?${new URLSearchParams({ ...query, ...more })}`)
        expect([page.status, page.hops]).toEqual([400, []])
        expect(page.links.filter((link) => !/^[/#]/.test(link))).toEqual([])
        expect(page.text).toContain(why)
      }
    }
  })

  it('two services in one request are none', async () => {
    const page = await world.browser().get(`${loginAddress(wiki)}&service=${encodeURIComponent(backend)}`)
    expect(page.status).toBe(400)
    expect(page.text).toContain('made a mistake in its request. Go back')
  })

  it('method=POST: a page that posts the ticket to that origin, and may post to no other', async () => {
    const browser = await signedIn()
    const page = await browser.get(loginAddress(`${wiki}/in?a=1`, { method: 'POST' }))
    expect(page.status).toBe(200)
    const [form] = page.forms.filter(({ action }) => action === `${wiki}/in?a=1`)
    expect(form?.method).toBe('post')
    const ticket = form?.fields['ticket'] ?? ''
    expect(page.response.headers.get('Content-Security-Policy')).toContain(
      "form-action 'self' https://wiki.example/app/in https:;",
    )
    expect(await validated(world, { service: `${wiki}/in?a=1`, ticket })).toHaveProperty('authenticationSuccess')
    const other = await browser.get(loginAddress(vault))
    expect(other.response.headers.get('Content-Security-Policy')).toContain("form-action 'self';")
  })

  it('the session’s page names the service', async () => {
    const browser = await signedIn()
    await ticketFor(browser, wiki)
    expect((await browser.get('/cas/account/sessions')).text).toContain('Wiki')
  })

  it('without a service the page of today: signed in', async () => {
    const browser = await signedIn()
    expect((await browser.get('/cas/login?renew=true&service=')).text).toContain('You are signed in')
  })
})
