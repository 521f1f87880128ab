import { beforeEach, describe, expect, it } from 'vitest'
import { authorizeAddress, elodie, linkIn, signIn } from '../support/world.ts'
import {
  country,
  fromCountry,
  LIST,
  onwards,
  registerForm,
  roundTrip,
  signedIn,
  withCountries,
  world,
} from './support/world.ts'

beforeEach(withCountries)

describe('an eID that nobody has', () => {
  it('is linked to the account that one has, after signing in as usual', async () => {
    const browser = world.browser()
    const unmatched = await roundTrip(browser, `/cas/eid?continue=${encodeURIComponent(await authorizeAddress())}`)
    for (const words of ['Welcome, Ada', 'Demoland, A. D.', 'this eID isn’t linked to any Laissez-passer account yet.'])
      expect(unmatched.text).toContain(words)
    // The account that one has comes first.
    const [linkHref = '', registerHref = ''] = unmatched.links.filter(
      (href) => /unmatched|register\?eid|account%2Feid/.test(href) && !href.includes('lang='),
    )
    expect([linkHref, registerHref]).toEqual([
      expect.stringContaining('/cas/login?continue=%2Fcas%2Faccount%2Feid%2Flink'),
      expect.stringContaining('/cas/eid/register?eid='),
    ])
    const arrived = await signIn(browser, { start: linkHref })
    expect(arrived.path).toContain('/cas/continue')
    const ask = await browser.get(onwards(arrived))
    expect(ask.text).toContain('Link this eID to the account of Élodie Müller-Ørsted (elodie@example.org)?')
    const done = await browser.submit(ask, {}, { action: '/cas/account/eid/link' })
    expect(done.path).toContain('/cas/continue?to=%2Fcas%2Foauth2%2Fauthorize')
    expect((await browser.get(LIST)).text).toContain('Demoland, A. D.')
    const next = world.browser()
    expect((await roundTrip(next, '/cas/eid')).path).toContain('/cas/continue?flow=')
  })

  it('is nobody’s any more once the browser was closed: its history makes it no part of another account', async () => {
    const browser = world.browser()
    const unmatched = await roundTrip(browser, '/cas/eid')
    const form = await registerForm(browser, unmatched)
    const eidId = new URL(unmatched.path, 'http://x').searchParams.get('eid') ?? ''
    browser.cookies.delete('__Host-lp-eid')
    expect((await browser.get(unmatched.path)).path).toBe('/cas/eid?why=gone')
    expect((await browser.get(form.path)).path).toBe('/cas/eid?why=gone')
    const fields = { email: 'ada@example.org', language: 'en', privacy: 'on' }
    expect((await browser.submit(form, fields)).path).toBe('/cas/eid?why=gone')
    expect((await world.mails()).map(({ template }) => template)).not.toContain('eid-registration')
    await signIn(browser)
    const ask = await browser.get(`/cas/account/eid/link?eid=${eidId}`)
    expect(ask.text).not.toContain('Demoland, A. D.')
    await browser.post('/cas/account/eid/link', { eid: eidId })
    expect((await browser.get(LIST)).text).not.toContain('Demoland, A. D.')
  })

  it('makes an account: confirmed by mail, v00…, which gets a password later and then may go without its eID', async () => {
    const browser = world.browser()
    const unmatched = await roundTrip(browser, '/cas/eid')
    const form = await registerForm(browser, unmatched)
    expect(form.text).toContain('Ada Démo')
    const wrong = await browser.submit(form, { email: 'ada', language: 'en' })
    expect(wrong.status).toBe(422)
    const sent = await browser.submit(form, { email: 'ada@example.org', language: 'en', privacy: 'on' })
    expect(sent.text).toContain('ada@example.org')
    const mail = (await world.mails()).find(({ template }) => template === 'eid-registration')
    // Opened first by a mail program, and on another machine.
    await world.browser().get(linkIn(mail))
    const other = world.browser()
    const confirm = await other.get(linkIn(mail))
    for (const words of ['Demoland, A. D.', 'Ada Démo', 'request an account for Laissez-passer'])
      expect(confirm.text).toContain(words)
    const prove = async () => fromCountry(other, await other.get(linkIn(mail)), {}, { action: '/cas/eid/confirm' })
    // Whoever reads the mail has another eID, or cancels: no account.
    country.says = { personId: 'of the reader' }
    expect((await prove()).text).toContain('The account was requested with another eID')
    country.says = 'refused'
    expect((await prove()).text).toContain('You didn’t finish signing in')
    country.says = {}
    expect((await prove()).path).toContain('/cas/continue?flow=')
    expect((await other.get('/cas/account')).text).toMatch(/v00[a-z]{5}/)
    expect((await other.get(linkIn(mail))).status).toBe(410)

    await roundTrip(browser, '/cas/eid')
    const list = await browser.get(LIST)
    expect(list.text).toContain('this eID is the only way in')
    const remove = await browser.get(list.links.find((href) => href.includes('remove=')) ?? '')
    expect(remove.text).toContain('You can’t unlink it')
    const none = await browser.get('/cas/account/password')
    expect(none.text).toContain('Your account has no password')
    await browser.submit(none, { send: '1' })
    const reset = (await world.mails()).find(({ template }) => template === 'password-reset')
    expect(reset?.to).toBe('ada@example.org')
    const chosen = 'Green-Teapot-73'
    await browser.submit(await browser.get(linkIn(reset)), { newPassword: chosen, confirmPassword: chosen })
    const later = world.browser()
    const arrived = await signIn(later, { identifier: 'ada@example.org', password: chosen })
    expect(arrived.path).toContain('/cas/continue')
  })

  it('gets the same page for an address that has an account; only the mail says so', async () => {
    country.says = { email: { value: elodie.email, verified: true } }
    const browser = world.browser()
    const unmatched = await roundTrip(browser, '/cas/eid')
    const form = await registerForm(browser, unmatched)
    const page = async (email: string) => {
      const visit = await browser.submit(form, { email, language: 'en', privacy: 'on' })
      return [visit.status, visit.text.replaceAll(email, '…')]
    }
    expect(await page(elodie.email)).toEqual(await page('free@example.org'))
    const mails = await world.mails()
    expect(Object.fromEntries(mails.map(({ to, template }) => [to, template]))).toEqual({
      [elodie.email]: 'already-registered',
      'free@example.org': 'eid-registration',
    })
    expect((await (await signedIn()).get(LIST)).text).toContain('No eID linked yet')
  })

  it('waits in its own browser only', async () => {
    const unmatched = await roundTrip(world.browser(), '/cas/eid')
    const thief = world.browser()
    expect((await thief.get(unmatched.path)).path).toBe('/cas/eid?why=gone')
    await signIn(thief)
    const eid = new URLSearchParams(unmatched.path.split('?')[1]).get('eid') ?? ''
    expect((await thief.get(`${LIST}/link?eid=${eid}`)).text).toContain('It took too long')
    expect((await thief.post(`${LIST}/link`, { eid })).path).toBe(`${LIST}?why=gone`)
    expect((await thief.get(LIST)).text).toContain('No eID linked yet')
  })
})
