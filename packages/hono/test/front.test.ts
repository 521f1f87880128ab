import { platform } from '#platform'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerFirst, type FirstPages, mayBeFirst } from '../src/front.ts'
import { eid } from '../src/methods/eid/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { openBrowser } from './support/browser.ts'
import { casServices, forum, loginAddress, sentTo, wiki } from './support/cas.ts'
import { fakeCountry } from './support/eid.ts'
import { authorizeAddress, makeWorld, origin, registered, shop, signIn, type World } from './support/world.ts'

const quoted = { ...shop, name: 'Crate & “Barrel” $& <b>', clientId: 'crate', requiredLevel: 'BASIC' } as const
const careful = { ...shop, name: 'Careful', clientId: 'careful', requirePushedAuthorizationRequests: true }

let world: World
let first: FirstPages
beforeAll(async () => {
  world = await makeWorld(await platform(), {
    methods: [passkey(), password(), eid({ schemes: [fakeCountry()] })],
    services: [shop, quoted, careful, ...casServices],
    authenticatorOrigin: 'http://localhost:4002',
    languages: ['en', 'fr'],
  })
  await registered(world)
  first = JSON.parse(JSON.stringify(await world.provider.firstPages()))
})

const asking = (path: string, headers: Record<string, string> = {}, method = 'GET'): Request =>
  new Request(origin + path, { method, headers })

/** What the front answers; null where it has the provider asked. */
const front = (request: Request): Response | null => (mayBeFirst(request) ? answerFirst(first, request) : null)

const continuing = (path: string): string => `/cas/login?${new URLSearchParams({ continue: path })}`
const authorize = (more: Record<string, string> = {}): Promise<string> => authorizeAddress(more)

describe('what is answered as the provider does, but for its nonce and what it notes of the hour', () => {
  const reading = { 'Accept-Language': 'en;q=0.5, fr-BE, ja;q=0.2' }
  const chosen = { Cookie: 'theirs=1; __Host-lp-lang=fr; __Host-lp-browser=b; __Host-lp-zone=UTC; lp-login=of-no-page' }

  it.each<[string, () => string | Promise<string>, Record<string, string>?]>([
    ['the first page', () => '/cas/login'],
    ['in a language that is read', () => '/cas/login', reading],
    ['in the one that was chosen', () => '/cas/login', chosen],
    ['in one that is chosen now', () => '/cas/login?lang=fr'],
    ['in one that was chosen before, and is now', () => '/cas/login?lang=fr', chosen],
    ['in one that nobody speaks', () => '/cas/login?lang=xx', reading],
    ['for a service', () => loginAddress(wiki)],
    ['for one below, with a query of its own', () => loginAddress(`${wiki}/page?a=1&b=%20x'(~)*!`)],
    ['for one, in French', () => `${loginAddress(forum)}&lang=fr`, chosen],
    ['for one that asks for more', () => loginAddress('https://vault.example/')],
    ['for a client', async () => continuing(await authorize()), reading],
    ['for a client with signs in its name', async () => continuing(await authorize({ client_id: 'crate' }))],
    [
      'for one that wishes a level',
      async () => continuing(await authorize({ acr_values: 'x https://ecas.ec.europa.eu/loa/high' })),
    ],
    [
      'for one with signs in its state',
      async () => `${continuing(await authorize({ state: `<"'&> é+%20$&` }))}&lang=fr`,
    ],
    ['the way there', () => authorize()],
    ['the way there in a language', () => authorize({ ui_locales: 'xx FR-be en' })],
    ['the way there with signs', () => authorize({ state: `<"'&> é+%20$&`, nonce: '\u{1F600}' })],
  ])('%s', async (_, address, headers = {}) => {
    const path = await address()
    const [shown, own] = [front(asking(path, headers)), await world.provider.fetch(asking(path, headers))]
    expect(shown).not.toBeNull()
    expect(await plain(shown ?? new Response())).toEqual(await plain(own))
  })

  it('whatever is asked', async () => {
    const base = new URL(await authorize(), origin).searchParams
    const changed = fc.oneof(
      fc.tuple(fc.constantFrom(...base.keys()), fc.string()),
      fc.constantFrom<[string, string]>(
        ['response_mode', 'query'],
        ['response_mode', 'form_post'],
        ['prompt', 'none'],
        ['prompt', 'create'],
        ['max_age', '60'],
        ['acr_values', 'https://ecas.ec.europa.eu/loa/medium'],
        ['claims', '{"id_token":{"acr":{"essential":true}}}'],
        ['ui_locales', 'de fr'],
      ),
    )
    const parameters = fc
      .tuple(fc.constantFrom('shop', 'crate', 'shop', 'careful', '__proto__'), fc.option(changed, { freq: 1 }))
      .map(([client_id, change]) => ({
        ...Object.fromEntries(base),
        client_id,
        ...(change && Object.fromEntries([change])),
      }))
    const services = fc
      .tuple(fc.constantFrom(wiki, forum), fc.constantFrom('', '/x', '/../x', '//', 'le', '/%2e%2e/', '?a=%20', '#'))
      .map((parts) => parts.join(''))
    const paths = fc.oneof(
      parameters.map((given) => `/cas/oauth2/authorize?${new URLSearchParams(given)}`),
      parameters.map((given) => continuing(`/cas/oauth2/authorize?${new URLSearchParams(given)}`)),
      fc
        .tuple(services, fc.constantFrom({}, {}, { renew: 'true' }, { gateway: 'true' }, { locale: 'fr' }))
        .map(([service, more]) => loginAddress(service, more)),
      fc
        .constantFrom('/cas/account', '/cas/oauth2/authorize', '/cas/login?service=x', '//else.example')
        .map(continuing),
    )
    let answered = 0
    await fc.assert(
      fc.asyncProperty(paths, async (path) => {
        const shown = front(asking(path))
        if (shown === null) return
        answered += 1
        expect(await plain(shown)).toEqual(await plain(await world.provider.fetch(asking(path))))
      }),
      { numRuns: 120 },
    )
    expect(answered).toBeGreaterThan(20)
  })
})

it.each<[string, () => Request | Promise<Request>]>([
  ['a form', () => asking('/cas/login', {}, 'POST')],
  ['another page', () => asking('/cas/register')],
  ['another base', () => asking('/login')],
  ['somebody', () => asking('/cas/login', { Cookie: '__Host-lp-lang=fr; __Host-lp-login=token' })],
  ['a sign-in that waits', () => asking('/cas/login', { Cookie: '__Host-lp-flow=id' })],
  ['a service that nobody registered', () => asking(loginAddress('https://else.example/'))],
  ['a service that asks for more', () => asking(loginAddress(wiki, { renew: 'true' }))],
  ['two services', () => asking(`${loginAddress(wiki)}&service=${encodeURIComponent(forum)}`)],
  ['two languages', () => asking('/cas/login?lang=fr&lang=en')],
  ['a client that pushes', async () => asking(await authorize({ client_id: 'careful' }))],
  ['a wish to be asked anew', async () => asking(await authorize({ prompt: 'login' }))],
  [
    'an address that isn’t the client’s',
    async () => asking(await authorize({ redirect_uri: 'https://else.example/' })),
  ],
  ['a page of ours', () => asking(continuing('/cas/account/sessions'))],
  ['a request that is written otherwise', async () => asking(continuing(`${await authorize()}&state=a b`))],
  ['an address without end', () => asking(loginAddress(`${wiki}/${'a'.repeat(6000)}`))],
])('has the provider asked for %s', async (_, request) => {
  expect(front(await request())).toBeNull()
})

it('tells no secret, and nothing of what services are told', () => {
  expect(JSON.stringify(first)).not.toMatch(/ssss|clientSecret|releasedAttributes/)
})

// The front notes no hour: a sign-in from its page would have looked like one of yesterday.
it('who signs in from a page of the front signed in anew for the service', async () => {
  const browser = openBrowser(async (request) => front(request) ?? (await world.provider.fetch(request)), {
    origin,
    headers: {},
  })
  const arrived = await signIn(browser, { start: loginAddress(forum) })
  const onward = arrived.links.find((link) => link.startsWith('/cas/login?')) ?? ''
  const ticket = (await sentTo(browser, onward)).searchParams.get('ticket') ?? ''
  const query = new URLSearchParams({ service: forum, ticket, renew: 'true' })
  const answer = await world.provider.fetch(asking(`/cas/serviceValidate?${query}`))
  expect(await answer.text()).toContain('authenticationSuccess')
})

/** What is left once what is another each time is taken out. */
async function plain(answer: Response): Promise<unknown> {
  const [, nonce = '-'] = /'nonce-([\w-]+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '') ?? []
  const html = await answer.text()
  if (html !== '') expect(html).toContain(`nonce="${nonce}"`)
  const bare = (text: string): string =>
    text.replaceAll(nonce, '').replaceAll(/(?:&amp;|&|%26)way_back(?:=|%3D)[\w.-]+/g, '')
  const headers = [...answer.headers].map(([name, value]) => [name, bare(value)])
  return { status: answer.status, headers, html: bare(html) }
}
