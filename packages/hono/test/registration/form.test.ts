import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { elodie, linkIn, makeWorld, rightPassword, signIn, type World } from '../support/world.ts'
import { expectInvalid, plain, register } from './support/form.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform())
})

describe('the form of a new account', () => {
  it.each([
    ['email', 'elodie@', { email: 'elodie@', confirmEmail: 'elodie@' }],
    ['confirmEmail', 'other@example.org', { confirmEmail: 'other@example.org' }],
    ['firstName', '', { firstName: '', lastName: '' }],
    ['lastName', '<b>', { lastName: '<b>' }],
    ['language', 'tlh', { language: 'tlh' }],
  ])('says what is wrong with %s (%s) and keeps the rest', async (field, _value, wrong) => {
    const browser = world.browser()
    const refused = await browser.submit(
      await browser.get('/cas/register?continue=%2Fcas%2Faccount'),
      { ...elodie, ...wrong },
      register,
    )
    expect(refused.status).toBe(422)
    expectInvalid(refused, field)
    const fields = refused.forms.find(({ action }) => action === '/cas/register')?.fields ?? {}
    const kept = { ...elodie, ...wrong }
    for (const name of ['firstName', 'lastName', 'email', 'confirmEmail'] as const)
      expect(fields[name]).toBe(kept[name])
    expect(fields).toMatchObject({ privacy: 'on', continue: '/cas/account' })
    expect(await world.mails()).toEqual([])
  })

  it('insists on the privacy statement', async () => {
    const browser = world.browser()
    const { privacy: _, ...rest } = elodie
    const refused = await browser.submit(await browser.get('/cas/register'), rest, register)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('privacy')
  })

  it('answers alike for a new address and one that is registered; the mail says the rest', async () => {
    const answers: string[] = []
    for (let times = 0; times < 2; times++) {
      const browser = world.browser()
      const sent = await browser.submit(await browser.get('/cas/register'), elodie, register)
      answers.push(String(sent.status) + plain(sent))
      if (times === 0) {
        const [mail] = await world.mails()
        await browser.submit(await browser.get(linkIn(mail)), {
          newPassword: rightPassword,
          confirmPassword: rightPassword,
        })
      }
    }
    expect(answers[1]).toBe(answers[0])
    expect((await world.mails()).map(({ template }) => template)).toEqual(['already-registered'])
    expect((await signIn(world.browser())).hops[0]).toMatch(/continue/)
  })

  it('makes one account of fifty forms at once, and asks for work from the forty-first on', async () => {
    const browsers = Array.from({ length: 50 }, (_, i) => world.browser({ 'X-Test': String(i) }))
    const answers = await Promise.all(
      browsers.map((browser) =>
        browser.request('/cas/register', { method: 'POST', body: new URLSearchParams(elodie) }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 429]))
    const uids = new Set((await world.mails()).map(({ params }) => params['uid']))
    expect(uids.size).toBe(1)
  })

  it('sends the mail in the language chosen, and again when asked', async () => {
    const browser = world.browser()
    const sent = await browser.submit(
      await browser.get('/cas/register?lang=fr'),
      { ...elodie, language: 'fr' },
      register,
    )
    expect(sent.html).toContain('<html lang="fr"')
    world.wait(1)
    const again = await browser.submit(sent, {}, { action: '/cas/register/sent' })
    expect(again.hops[0]).toMatch(/resent=1$/)
    const mails = await world.mails()
    expect(mails.map(({ language }) => language)).toEqual(['fr', 'fr'])
    // Whichever mail is opened: they come late, and out of order. Using one ends the other.
    const [first, second] = mails.map(linkIn)
    expect((await browser.get(second ?? '')).status).toBe(200)
    const chosen = { newPassword: rightPassword, confirmPassword: rightPassword }
    await browser.submit(await browser.get(first ?? ''), chosen)
    expect((await browser.get(second ?? '')).status).toBe(410)
  })

  it.each(['.', ')', '>', '),', '\u200B', '%3E', '.”'])('a link works with what stood behind it: %s', async (end) => {
    const browser = world.browser()
    await browser.submit(await browser.get('/cas/register'), elodie, register)
    const [mail] = await world.mails()
    expect((await browser.get(`${linkIn(mail)}${end}`)).status).toBe(200)
  })

  it('so does the address of a page, and leads nowhere else', async () => {
    const browser = world.browser()
    expect((await browser.get('/cas/help.')).path).toBe('/cas/help')
    expect((await browser.get('/cas/password/lost).')).path).toBe('/cas/password/lost')
    for (const path of ['//evil.example.', '/\\evil.example.', '/.', '/%2F%2Fevil.example).'])
      expect((await browser.request(path)).headers.get('Location') ?? '/').toMatch(/^\/(?![/\\])/)
  })

  it('shows nobody else’s address to whoever has the link of the page', async () => {
    const browser = world.browser()
    const page = await browser.get('/cas/register/sent?note=made-up')
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('@')
  })
})
