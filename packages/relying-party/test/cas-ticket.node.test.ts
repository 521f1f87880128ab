import { Hono } from 'hono'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { casTicketVerifier, type CasTicketOptions } from '../src/cas-ticket.ts'
import { guard } from '../src/hono.ts'
import { type CasRelyingParty, euLogin, memorySessions, RelyingPartyError } from '../src/index.ts'
import { type Browser, browser, target } from './support/browser.ts'
import { type OurProvider, ourProvider } from './support/our-provider.ts'

const wiki = 'https://wiki.example'
const service = 'https://api.example/v1'
let provider: OurProvider
let party: CasRelyingParty
let person: Browser
let cookie: string

beforeAll(async () => {
  provider = await ourProvider([
    { name: 'Wiki', type: 'cas', urls: [`${wiki}/`], proxy: true },
    { name: 'API', type: 'cas', urls: [service] },
    { name: 'Other', type: 'cas', urls: ['https://other.example/'] },
  ])
})

beforeEach(async () => {
  const fetch = (url: string, init: RequestInit) => provider.fetch(url, init)
  party = euLogin({
    server: provider.server,
    origin: wiki,
    proxy: true,
    sessions: memorySessions(),
    log: () => {},
    fetch,
  })
  provider.app = (request) => party.handle(request)
  person = browser(wiki, async (request) => {
    cookie = request.headers.get('Cookie') ?? ''
    return (await party.handle(request)) ?? new Response('here')
  })
  await person.get(await provider.visit(target(await person.get('/auth/login')), provider.world.browser()))
  await person.get('/')
})

async function ticket(wanted = service): Promise<string> {
  const given = await party.proxyTicket(new Request(wiki, { headers: { cookie } }), { service: wanted })
  if (!given.ok) throw new Error(given.reason)
  return given.ticket
}

const verifier = (more: Partial<CasTicketOptions> = {}) =>
  casTicketVerifier({ server: provider.server, service, fetch: (url, init) => provider.fetch(url, init), ...more })

const call = (authorization: string | null) =>
  new Request(`${service}/orders`, { headers: authorization === null ? {} : { authorization } })

test('a proxy ticket says for whom it is, and by whom, once', async () => {
  const header = `cas_ticket ${await ticket()}`
  const judge = verifier()
  expect(await judge(call(header))).toMatchObject({
    ok: true,
    user: { id: provider.uid, email: 'elodie@example.org', level: 'BASIC' },
    proxies: [`${wiki}/auth/proxy`],
  })
  expect(await judge(call(header))).toMatchObject({ ok: false, reason: 'refused' })
})

test.each<[what: string, header: () => Promise<string | null>, reason: string]>([
  ['nothing', async () => null, 'missing'],
  ['another scheme', async () => `Bearer ${await ticket()}`, 'malformed'],
  ['no ticket', async () => 'cas_ticket', 'malformed'],
  ['a service ticket’s name', async () => `cas_ticket ST-${'a'.repeat(40)}`, 'malformed'],
  ['more than a ticket', async () => `cas_ticket ${await ticket()}&renew=false`, 'malformed'],
  ['a ticket that nobody gave', async () => `cas_ticket PT-${'a'.repeat(43)}`, 'refused'],
  ['another service’s ticket', async () => `cas_ticket ${await ticket('https://other.example/')}`, 'refused'],
])('%s is refused', async (_what, header, reason) => {
  const judged = await verifier()(call(await header()))
  expect(judged).toMatchObject({ ok: false, reason })
  const said = judged.ok ? null : [judged.response.status, judged.response.headers.get('WWW-Authenticate')]
  expect(said).toEqual([401, reason === 'missing' ? 'cas_ticket' : 'cas_ticket error="invalid_token"'])
})

test('who signed in too weakly is refused with 403; an assurance that isn’t theirs with 401', async () => {
  const weak = await verifier({ level: 'MEDIUM' })(call(`cas_ticket ${await ticket()}`))
  expect(weak).toMatchObject({ ok: false, reason: 'level', response: { status: 403 } })
  const stranger = await verifier({ assurance: 'TOP' })(call(`cas_ticket ${await ticket()}`))
  expect(stranger).toMatchObject({ ok: false, reason: 'refused' })
})

test('a service that isn’t among the callers is refused', async () => {
  const known = [`${wiki}/auth/proxy`]
  expect(await verifier({ callers: known })(call(`cas_ticket ${await ticket()}`))).toMatchObject({ ok: true })
  const judged = await verifier({ callers: ['https://other.example/proxy'] })(call(`cas_ticket ${await ticket()}`))
  expect(judged).toMatchObject({ ok: false, reason: 'other-caller' })
})

test('who presents a ticket is the nearest of its callers, however many it came by', async () => {
  const [trusted, stranger] = [`${wiki}/auth/proxy`, 'https://stranger.example/proxy']
  const viaBoth = async (nearest: string, furthest: string) => {
    const answered = verifier({
      callers: [trusted],
      // What the provider says of one caller, with another before it.
      fetch: async (url, init) => {
        const said = await (await provider.fetch(url, init)).text()
        const both = [nearest, furthest].map((each) => `<cas:proxy>${each}</cas:proxy>`).join('')
        return new Response(said.replace(/<cas:proxies>.*<\/cas:proxies>/, `<cas:proxies>${both}</cas:proxies>`))
      },
    })
    return answered(call(`cas_ticket ${await ticket()}`))
  }
  expect(await viaBoth(stranger, trusted)).toMatchObject({ ok: false, reason: 'other-caller' })
  expect(await viaBoth(trusted, stranger)).toMatchObject({ ok: true, proxies: [trusted, stranger] })
})

test('an EU Login that can’t be asked, and a service that it doesn’t know, are for whoever runs the API', async () => {
  const header = `cas_ticket ${await ticket()}`
  const down = verifier({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
  await expect(down(call(header))).rejects.toMatchObject({ code: 'issuer-unreachable' })
  const html = verifier({ fetch: async () => new Response('<html></html>') })
  await expect(html(call(header))).rejects.toMatchObject({ code: 'unexpected-answer' })
})

test('in Hono it is a guard, and what it found is at hand', async () => {
  const app = new Hono()
  app.use('/v1/*', guard(verifier()))
  app.get('/v1/orders', guard(verifier()), (c) => c.text(c.var.caller.user.id))
  expect((await app.request(call(null))).status).toBe(401)
  const once = new Hono().get('/v1/orders', guard(verifier()), (c) => c.text(c.var.caller.user.id))
  const answer = await once.request(call(`cas_ticket ${await ticket()}`))
  expect([answer.status, await answer.text()]).toEqual([200, provider.uid])
})

test.each<[Record<string, unknown>, RegExp]>([
  [{ servce: 'x' }, /servce isn’t an option of casTicketVerifier. Did you mean service/],
  [{ server: 'https://ecas.ec.europa.eu' }, /lacks the path/],
  [{ service: 'api' }, /no address/],
  [{ level: 'medium' }, /level is "medium"/],
])('%j is refused at the start', (more, says) => {
  const options = { server: 'https://ecas.ec.europa.eu/cas', service, ...JSON.parse(JSON.stringify(more)) }
  expect(() => casTicketVerifier(options)).toThrow(says)
  expect(() => casTicketVerifier(options)).toThrow(RelyingPartyError)
})
