import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  asked,
  backend,
  casServices,
  type CasWorld,
  forum,
  loginAddress,
  makeCasWorld,
  sentTo,
  ticketFor,
  validated,
  vault,
  wiki,
} from './support/cas.ts'
import { authorizeAddress, elodie, rightPassword, shop, signIn } from './support/world.ts'

let world: CasWorld
beforeEach(async () => {
  world = await makeCasWorld(await platform())
})

/** A browser in which Élodie is signed in. */
async function signedIn() {
  const browser = world.browser()
  await signIn(browser)
  return browser
}

/** Where a person comes back to from a page of the sign-in. */
const wayBackOf = ({ links, path }: { readonly path: string; readonly links: readonly string[] }): string =>
  [path, ...links]
    .map((link) => new URL(link, 'http://x').searchParams.get('continue'))
    .find((to) => to?.includes('way_back=')) ?? ''

const code = (answer: Awaited<ReturnType<typeof validated>>) =>
  (answer['authenticationFailure'] ?? answer['proxyFailure'])?.['code']

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
    world = await makeCasWorld(await platform(), [...casServices, shop])
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

describe('validating tickets', () => {
  it('CAS 1: yes and who, or no', async () => {
    const browser = await signedIn()
    const ticket = await ticketFor(browser, wiki)
    const text = async () => (await asked(world, 'validate', { service: wiki, ticket })).text()
    expect(await text()).toBe(`yes\n${world.uid}\n`)
    expect(await text()).toBe('no\n\n')
  })

  it('CAS 2 and 3, XML: who it is, and by /p3 what is released', async () => {
    const browser = await signedIn()
    const xml = async (path: string, format = {}) => {
      const ticket = await ticketFor(browser, wiki)
      const response = await asked(world, path, { service: wiki, ticket, ...format })
      expect(response.headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
      return response.text()
    }
    const user = `<cas:user>${world.uid}</cas:user>`
    for (const path of ['serviceValidate', 'proxyValidate'])
      expect(await xml(path)).toBe(
        `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess>${user}</cas:authenticationSuccess></cas:serviceResponse>`,
      )
    for (const path of ['p3/serviceValidate', 'p3/proxyValidate']) {
      const text = await xml(path, { format: 'xml' })
      expect(text).toContain(`${user}<cas:attributes><cas:authenticationDate>20`)
      expect(text).toContain('<cas:longTermAuthenticationRequestTokenUsed>false<')
      expect(text).toContain('<cas:lastName>Müller-Ørsted</cas:lastName>')
    }
  })

  it('JSON in any case, and another format is an unclear request', async () => {
    const browser = await signedIn()
    const answer = await asked(world, 'p3/serviceValidate', {
      service: backend,
      ticket: await ticketFor(browser, backend),
      format: 'json',
    })
    expect(answer.headers.get('Content-Type')).toBe('application/json')
    const { authenticationSuccess } = (await answer.json()).serviceResponse
    expect(authenticationSuccess).toEqual({
      user: world.uid,
      attributes: {
        authenticationDate: expect.stringMatching(/^20\d\d-.*Z$/),
        longTermAuthenticationRequestTokenUsed: false,
        isFromNewLogin: false,
        email: elodie.email,
      },
    })
    expect(code(await validated(world, { service: wiki, ticket: 'ST-1', format: 'JSON' }))).toBe('INVALID_TICKET')
    const yaml = await asked(world, 'serviceValidate', { service: wiki, ticket: 'ST-1', format: 'YAML' })
    expect(await yaml.text()).toContain('code="INVALID_REQUEST"')
  })

  it.each([
    ['a wrong service', { service: `${wiki}/other` }, 'INVALID_SERVICE'],
    ['a service that isn’t registered', { service: 'https://evil.example/' }, 'INVALID_SERVICE'],
    ['no service', { service: '' }, 'INVALID_REQUEST'],
    ['another format', { format: 'YAML' }, 'INVALID_REQUEST'],
    ['renew after single sign-on', { renew: 'true' }, 'INVALID_TICKET_SPEC'],
    ['a callback elsewhere', { pgtUrl: 'https://evil.example/callback' }, 'INVALID_PROXY_CALLBACK'],
  ])('%s spends the ticket', async (_, wrong, expected) => {
    const ticket = await ticketFor(await signedIn(), wiki)
    const answer = await asked(world, 'serviceValidate', { service: wiki, ticket, ...wrong })
    expect(await answer.text()).toContain(`<cas:authenticationFailure code="${expected}">`)
    expect(code(await validated(world, { service: wiki, ticket }))).toBe('INVALID_TICKET')
    expect(world.calls).toEqual([])
  })

  it('of 50 at once one gets in', async () => {
    const ticket = await ticketFor(await signedIn(), wiki)
    const answers = await Promise.all(Array.from({ length: 50 }, () => validated(world, { service: wiki, ticket })))
    expect(answers.filter((answer) => 'authenticationSuccess' in answer)).toHaveLength(1)
    expect(new Set(answers.map(code))).toEqual(new Set([undefined, 'INVALID_TICKET']))
  })

  it('a ticket is over after a minute, and with the session', async () => {
    const browser = await signedIn()
    const [late, left] = [await ticketFor(browser, wiki), await ticketFor(browser, wiki)]
    world.wait(60)
    expect(code(await validated(world, { service: wiki, ticket: late }))).toBe('INVALID_TICKET')
    const fresh = await ticketFor(browser, wiki)
    await browser.post('/cas/logout', {})
    for (const ticket of [left, fresh])
      expect(code(await validated(world, { service: wiki, ticket }))).toBe('INVALID_TICKET')
  })

  it('nobody starts over where that is no use: an unregistered service', async () => {
    expect(code(await validated(world, { service: 'https://evil.example/', ticket: 'ST-1' }))).toBe(
      'UNAUTHORIZED_SERVICE',
    )
  })
})

describe('proxying', () => {
  const pgtUrl = `${wiki}/callback?keep=1`

  /** The wiki gets a proxy-granting ticket. */
  async function granted() {
    const browser = await signedIn()
    const answer = await validated(world, { service: wiki, ticket: await ticketFor(browser, wiki), pgtUrl })
    const { url } = world.calls.at(-1) ?? {}
    return { browser, answer, url, pgt: url?.searchParams.get('pgtId') ?? '' }
  }
  const bought = async (query: Readonly<Record<string, string>>) => {
    const answer = await validated(world, query, 'proxy')
    const ticket = answer['proxySuccess']?.['proxyTicket']
    return { ticket: typeof ticket === 'string' ? ticket : '', code: code(answer) }
  }

  it('delivers the ticket by the callback, answers with its IOU, and sells proxy tickets by it', async () => {
    const { answer, pgt, url } = await granted()
    expect(url?.origin + String(url?.pathname)).toBe(`${wiki}/callback`)
    expect(url?.searchParams.get('keep')).toBe('1')
    expect(pgt).toMatch(/^PGT-[A-Za-z0-9-]{20,60}$/)
    const iou = url?.searchParams.get('pgtIou')
    expect(iou).toMatch(/^PGTIOU-[A-Za-z0-9-]{20,57}$/)
    expect(answer['authenticationSuccess']).toMatchObject({ user: world.uid, proxyGrantingTicket: iou })

    const [first, second] = [
      await bought({ pgt, targetService: backend }),
      await bought({ pgt, targetService: backend }),
    ]
    expect(first.ticket).toMatch(/^PT-[A-Za-z0-9-]{29}$/)
    expect(second.ticket).not.toBe(first.ticket)
    const told = await validated(world, { service: backend, ticket: first.ticket })
    expect(told['authenticationSuccess']).toMatchObject({ user: world.uid, proxies: [pgtUrl] })
    expect(code(await validated(world, { service: backend, ticket: first.ticket }))).toBe('INVALID_TICKET')
    expect(code(await validated(world, { service: wiki, ticket: second.ticket }))).toBe('INVALID_SERVICE')
  })

  it('a proxy ticket is taken where proxies are, and spent elsewhere', async () => {
    const { pgt } = await granted()
    for (const path of ['serviceValidate', 'p3/serviceValidate']) {
      const { ticket } = await bought({ pgt, targetService: backend })
      expect(code(await validated(world, { service: backend, ticket }, path))).toBe('INVALID_TICKET_SPEC')
      expect(code(await validated(world, { service: backend, ticket }))).toBe('INVALID_TICKET')
    }
    const { ticket } = await bought({ pgt, targetService: backend })
    expect(await (await asked(world, 'validate', { service: backend, ticket })).text()).toBe('no\n\n')
  })

  it('a chain names the last proxy first', async () => {
    const { pgt } = await granted()
    const { ticket } = await bought({ pgt, targetService: backend })
    const own = `${backend}/callback`
    await validated(world, { service: backend, ticket, pgtUrl: own })
    const second = world.calls.at(-1)?.url.searchParams.get('pgtId') ?? ''
    const last = await bought({ pgt: second, targetService: wiki })
    const answer = await asked(world, 'proxyValidate', { service: wiki, ticket: last.ticket })
    expect(await answer.text()).toContain(
      `<cas:proxies><cas:proxy>${own}</cas:proxy><cas:proxy>${pgtUrl}</cas:proxy></cas:proxies>`,
    )
  })

  it.each([
    ['a service that isn’t registered to', forum, `${forum}callback`, 'UNAUTHORIZED_SERVICE_PROXY'],
    ['a callback without TLS', wiki, `${wiki}/callback`.replace('https', 'http'), 'INVALID_PROXY_CALLBACK'],
    ['a callback of another service', wiki, `${backend}/callback`, 'INVALID_PROXY_CALLBACK'],
  ])('%s gets none', async (_, service, callback, expected) => {
    const browser = await signedIn()
    const ticket = await ticketFor(browser, service)
    expect(code(await validated(world, { service, ticket, pgtUrl: callback }))).toBe(expected)
    expect(world.calls).toEqual([])
  })

  it.each([[500], [404], [201], [null]])('nor one whose callback answers %s', async (status) => {
    world.callback.status = status
    const { answer, pgt } = await granted()
    expect(code(answer)).toBe('INVALID_PROXY_CALLBACK')
    expect((await bought({ pgt, targetService: backend })).code).toBe('BAD_PGT')
  })

  it('sells nothing for a service that asks for more, for nobody, or after the person left', async () => {
    const { browser, pgt } = await granted()
    expect((await bought({ pgt, targetService: vault })).code).toBe('UNAUTHORIZED_SERVICE')
    expect((await bought({ pgt, targetService: 'https://evil.example/' })).code).toBe('UNAUTHORIZED_SERVICE')
    expect((await bought({ pgt, targetService: '' })).code).toBe('INVALID_REQUEST')
    expect((await bought({ pgt: `${pgt}x`, targetService: backend })).code).toBe('BAD_PGT')
    const { ticket } = await bought({ pgt, targetService: backend })
    await browser.post('/cas/logout', {})
    expect((await bought({ pgt, targetService: backend })).code).toBe('BAD_PGT')
    expect(code(await validated(world, { service: backend, ticket }))).toBe('INVALID_TICKET')
  })
})

describe('logging out for a service', () => {
  it('ends the session and goes back to a registered address', async () => {
    const browser = await signedIn()
    expect((await sentTo(browser, `/cas/logout?${new URLSearchParams({ service: `${wiki}/bye` })}`)).href).toBe(
      `${wiki}/bye`,
    )
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
  })

  it.each([
    ['an address that nobody registered', { service: 'https://evil.example/' }],
    ['CAS 2’s url', { url: wiki }],
    [
      'an address beside another',
      [
        ['service', wiki],
        ['service', `${wiki}/bye`],
      ],
    ],
  ])('%s leads nowhere, and the person is asked first', async (_, query: Record<string, string> | string[][]) => {
    const browser = await signedIn()
    const page = await browser.get(`/cas/logout?${new URLSearchParams(query)}`)
    expect([page.status, page.hops]).toEqual([200, []])
    expect(page.links.filter((link) => !/^[/#]/.test(link))).toEqual([])
    expect((await browser.get('/cas/account')).hops).toEqual([])
    await browser.submit(page, {}, { action: '/cas/logout' })
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
  })
})
