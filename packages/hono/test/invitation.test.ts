import { platform } from '#platform'
import { providerSettings } from '@laissez-passer/core/context'
import { inviteAccount } from '@laissez-passer/core/operator'
import { eulogin2025 } from '@laissez-passer/core/password'
import { beforeEach, describe, expect, it } from 'vitest'
import { linkIn, makeWorld, origin, rightPassword, type World } from './support/world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform())
})

const marie = { email: 'marie@example.eu', firstName: 'Mary', lastName: 'Curry', language: 'en' }

/** What the operator does. */
async function invite(later = 0): Promise<void> {
  const { runtime, store } = world
  const settings = providerSettings({
    origin,
    name: 'Laissez-passer',
    passwordPolicy: eulogin2025,
    languages: ['en', 'fr'],
  })
  const context = { ...runtime, store, settings, now: runtime.now() + later }
  const by = { via: 'command', name: 'root' } as const
  const invited = await inviteAccount(context, { person: marie, by, reason: null })
  if (!invited.ok) throw new Error(invited.reason)
}

describe('somebody whom an operator invites', () => {
  it('gets a mail, puts their name right, chooses a password and is signed in with it', async () => {
    await invite()
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ to: marie.email, template: 'invitation', params: { validDays: 7 } })
    const browser = world.browser()
    const page = await browser.get(linkIn(mail))
    expect(page.forms[0]?.fields).toMatchObject({ firstName: 'Mary', lastName: 'Curry', language: 'en' })
    const own = { firstName: 'Marie', lastName: 'Curie', language: 'fr', privacy: 'on' }
    const passwords = { newPassword: rightPassword, confirmPassword: rightPassword }
    const done = await browser.submit(page, { ...own, ...passwords })
    expect(done.path).toMatch(/^\/cas\/password\/done\?purpose=choose/)
    const { status, firstName, language, lastName } = (await world.store.accounts.find({ email: marie.email })) ?? {}
    expect({ status, firstName, lastName, language }).toEqual({
      status: 'active',
      firstName: 'Marie',
      lastName: 'Curie',
      language: 'fr',
    })
    const found = await world.store.accounts.search({ email: null, uid: null, name: 'curie', after: null, limit: 9 })
    expect(found.accounts).toHaveLength(1)
    // Once.
    expect((await browser.get(linkIn(mail))).status).toBe(410)
  })

  it('is told what is wrong, and nothing that was typed is lost; the privacy statement is theirs to read', async () => {
    await invite()
    const [mail] = await world.mails()
    const browser = world.browser()
    const page = await browser.get(linkIn(mail))
    const wrong = { firstName: 'Marie', lastName: '<b>', language: 'tlh' }
    const refused = await browser.submit(page, { ...wrong, newPassword: rightPassword, confirmPassword: rightPassword })
    expect(refused.status).toBe(422)
    expect(refused.forms[0]?.fields).toMatchObject({ firstName: 'Marie', lastName: '<b>' })
    for (const field of ['lastName', 'language', 'privacy'])
      expect(refused.html).toMatch(
        new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`),
      )
    expect(await world.store.accounts.find({ email: marie.email })).toMatchObject({
      status: 'pending',
      firstName: 'Mary',
    })
  })

  it('has seven days; invited again, another link, and the one before works until one is used', async () => {
    await invite()
    const [first] = await world.mails()
    world.wait(6 * 86_400)
    await invite(6 * 86_400)
    const [second] = await world.mails()
    const browser = world.browser()
    expect((await browser.get(linkIn(first))).status).toBe(200)
    world.wait(86_400)
    expect((await browser.get(linkIn(first))).status).toBe(410)
    expect((await browser.get(linkIn(second))).status).toBe(200)
    world.wait(6 * 86_400)
    expect((await browser.get(linkIn(second))).status).toBe(410)
  })
})

it('names that come along with another link change nobody’s', async () => {
  const browser = world.browser()
  const registering = { ...marie, confirmEmail: marie.email, privacy: 'on' }
  await browser.submit(await browser.get('/cas/register'), registering, { action: '/cas/register' })
  const [mail] = await world.mails()
  const token = new URL(linkIn(mail), origin).searchParams.get('token') ?? ''
  const passwords = { newPassword: rightPassword, confirmPassword: rightPassword }
  await browser.post('/cas/password', { token, ...passwords, firstName: 'Other', language: 'fr', privacy: 'on' })
  expect(await world.store.accounts.find({ email: marie.email })).toMatchObject({
    status: 'active',
    firstName: 'Mary',
    language: 'en',
  })
})
