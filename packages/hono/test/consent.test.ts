import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import {
  authorizeAddress,
  elodie,
  makeWorld,
  origin,
  registered,
  shop,
  signIn,
  verifier,
  type World,
} from './support/world.ts'

const { oauth2 } = addresses('/cas')

/** A service that isn't the provider's own. */
const choir = {
  ...shop,
  name: 'Choir',
  description: 'Rehearsals and scores.',
  logo: 'https://choir.example/logo;v=1,2.png?size=56',
  requiredLevel: 'BASIC',
  firstParty: false,
} as const

describe('a service that isn’t the provider’s own', () => {
  let world: World
  let browser: Browser
  beforeEach(async () => {
    world = await makeWorld(await platform(), {
      services: [choir, { ...shop, clientId: 'own', requiredLevel: 'BASIC' }],
    })
    await registered(world)
    browser = world.browser()
    await signIn(browser)
    await world.mails()
  })

  const ask = async (parameters: Readonly<Record<string, string>> = {}, by = browser): Promise<Visit> =>
    by.get(await authorizeAddress(parameters))
  const allow = (asked: Visit, by = browser) => by.submit(asked, { allow: '1' }, { action: oauth2.consent })
  const deny = (asked: Visit, by = browser) => by.submit(asked, {}, { action: oauth2.consent })

  /** What the service is told once the page that moves on was left. */
  async function answerBehind(moved: Visit, by = browser): Promise<URLSearchParams> {
    const next = moved.links.find((link) => link.startsWith(oauth2.authorize)) ?? ''
    return toldBy(await by.get(next))
  }

  function toldBy({ hops }: Visit): URLSearchParams {
    const last = new URL((hops.at(-1) ?? '').replace(/^\d+ /, ''), origin)
    expect(last.origin).toBe('https://choir.example'.replace('choir', 'shop'))
    return last.searchParams
  }

  it('is told nothing before the person allowed what the page says', async () => {
    const asked = await ask()
    expect([asked.status, asked.hops]).toEqual([200, []])
    for (const said of ['Choir', 'Rehearsals and scores.', elodie.email, 'Élodie Müller-Ørsted', 'English'])
      expect(asked.text).toContain(said)
    const told = await answerBehind(await allow(asked))
    expect(told.get('code')).toBeTruthy()
    expect(told.get('state')).toBe('state-1')
  })

  it('is remembered: the same is not asked again, more is', async () => {
    await answerBehind(await allow(await ask({ scope: 'openid email' })))
    expect(toldBy(await ask({ scope: 'openid email' })).get('code')).toBeTruthy()
    expect(toldBy(await ask({ scope: 'openid' })).get('code')).toBeTruthy()
    const more = await ask({ scope: 'openid profile' })
    expect(more.hops).toEqual([])
    await answerBehind(await allow(more))
    expect(toldBy(await ask({ scope: 'openid profile email' })).get('code')).toBeTruthy()
  })

  it('asks again where it says prompt=consent, once, after a new sign-in too', async () => {
    await answerBehind(await allow(await ask()))
    expect((await answerBehind(await allow(await ask({ prompt: 'consent' })))).get('code')).toBeTruthy()
    world.wait(5)
    const first = await ask({ prompt: 'login consent' })
    expect(first.path).toContain('/cas/login')
    const second = await browser.submit(first, { identifier: elodie.email })
    const moved = await browser.submit(second, { password: 'Correct-Horse7battery', method: 'password' })
    const next = moved.links.find((link) => link.startsWith(oauth2.authorize)) ?? ''
    const asked = await browser.get(next)
    expect(asked.hops).toEqual([])
    expect((await answerBehind(await allow(asked))).get('code')).toBeTruthy()
  })

  it('gets consent_required where no page may be shown', async () => {
    expect(toldBy(await ask({ prompt: 'none' })).get('error')).toBe('consent_required')
    await answerBehind(await allow(await ask()))
    expect(toldBy(await ask({ prompt: 'none' })).get('code')).toBeTruthy()
  })

  it('gets access_denied where the person doesn’t allow it, and may ask again', async () => {
    const told = await answerBehind(await deny(await ask()))
    expect([told.get('error'), told.get('state'), told.has('code')]).toEqual(['access_denied', 'state-1', false])
    expect((await ask()).hops).toEqual([])
  })

  it('isn’t allowed by a form for another request, another session, or without a session', async () => {
    const asked = await ask({ scope: 'openid' })
    const { query = '', proof = '' } = asked.forms.find(({ action }) => action === oauth2.consent)?.fields ?? {}
    expect(proof).not.toBe('')
    const more = query.replace('scope=openid', 'scope=openid+email')
    expect(more).not.toBe(query)
    const forMore = await browser.post(oauth2.consent, { query: more, proof, allow: '1' })
    expect((await browser.get(forMore.links.find((link) => link.startsWith(oauth2.authorize)) ?? '')).hops).toEqual([])
    const other = world.browser()
    await signIn(other)
    const elsewhere = await other.post(oauth2.consent, { query, proof, allow: '1' })
    expect((await other.get(elsewhere.links.find((link) => link.startsWith(oauth2.authorize)) ?? '')).hops).toEqual([])
    expect((await world.browser().post(oauth2.consent, { query, proof, allow: '1' })).path).toContain('/cas/login')
    const foreign = await browser.request(oauth2.consent, {
      method: 'POST',
      body: new URLSearchParams({ query, proof, allow: '1' }),
      headers: { Origin: 'https://evil.example' },
    })
    expect(foreign.status).toBe(403)
    expect((await ask({ scope: 'openid' })).hops).toEqual([])
  })

  it('asks once more where the session is another one since: raised in another tab, or somebody else’s', async () => {
    const asked = await ask()
    // In another tab the same person signs in anew, and has another session.
    await browser.post('/cas/logout', {})
    await signIn(browser)
    const moved = await allow(asked)
    expect(moved.status).toBe(200)
    const again = await browser.get(moved.links.find((link) => link.startsWith(oauth2.authorize)) ?? '')
    expect(again.text).toContain('Choir')
    expect((await answerBehind(await allow(again))).get('code')).not.toBeNull()
  })

  it('may show its own picture, and no other of its server', async () => {
    const asked = await ask()
    const policy = asked.response.headers.get('Content-Security-Policy') ?? ''
    const images = policy.split('; ').find((directive) => directive.startsWith('img-src'))
    expect(images).toBe("img-src 'self' data: https://choir.example/logo%3Bv=1%2C2.png")
    expect(asked.html).toMatch(
      /<img src="https:\/\/choir\.example\/logo;v=1,2\.png\?size=56"[^>]*referrerPolicy="no-referrer"/i,
    )
    expect((await browser.get('/cas/account')).response.headers.get('Content-Security-Policy')).toContain(
      "img-src 'self' data:;",
    )
  })

  it('is asked about in the language that is chosen on the page', async () => {
    const french = await ask({ lang: 'fr', prompt: 'consent' })
    expect(french.text).toContain('Partager vos informations')
    expect((await answerBehind(await allow(french))).get('code')).toBeTruthy()
  })

  it('stands under connected services: mail and log say so, withdrawing ends its tokens', async () => {
    const code = (await answerBehind(await allow(await ask()))).get('code') ?? ''
    const { clientId, clientSecret, redirectUris } = choir
    const form = { grant_type: 'authorization_code', code, redirect_uri: String(redirectUris[0]) }
    const body = new URLSearchParams({
      ...form,
      code_verifier: verifier,
      client_id: clientId,
      client_secret: clientSecret,
    })
    const bought = await (await browser.request(oauth2.token, { method: 'POST', body })).json()
    const userinfo = () =>
      browser.request(oauth2.userinfo, { headers: { Authorization: `Bearer ${bought.access_token}` } })
    expect((await userinfo()).status).toBe(200)
    expect((await world.mails()).map(({ template, params }) => [template, params['service']])).toEqual([
      ['service-allowed', 'Choir'],
    ])

    const listed = await browser.get('/cas/account/services')
    for (const said of ['Choir', 'Your email address', 'Your name']) expect(listed.text).toContain(said)
    const withdrawn = await browser.submit(listed, { service: clientId }, { action: '/cas/account/services' })
    expect(withdrawn.text).toContain('You withdrew it')
    expect((await userinfo()).status).toBe(401)
    expect((await ask()).hops).toEqual([])
    const log = await browser.get('/cas/account/activity')
    expect(log.text).toContain('A service was allowed to know about you')
    expect(log.text).toContain('Permission of a service withdrawn')
    expect((await browser.post('/cas/account/services', { service: clientId })).status).toBe(404)
  })

  it('asks nobody where it is the operator’s own', async () => {
    expect(toldBy(await ask({ client_id: 'own', prompt: 'consent' })).get('code')).toBeTruthy()
  })
})
