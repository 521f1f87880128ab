import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { elodie, makeWorld, registered, type Sent, signIn, type World } from './support/world.ts'

const PATH = '/cas/account/delete'
const start = `/cas/login?continue=${encodeURIComponent(PATH)}`
const day = 86_400

const pathOf = (mail: Sent | undefined, name: string): string => {
  const url = new URL(String(mail?.params[name]))
  return url.pathname + url.search
}

describe('deleting one’s account', () => {
  let world: World
  let browser: Browser
  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
    browser = world.browser()
    await world.mails()
  })

  const account = () => world.store.accounts.find({ email: elodie.email })
  /** The background's work; what it finished. */
  const background = () => world.provider.runOnce()

  async function asked(by: Browser = browser): Promise<Visit> {
    await signIn(by, { start })
    return by.submit(await by.get(PATH), { sure: 'on' }, { action: PATH })
  }

  it('needs somebody freshly signed in', async () => {
    expect((await browser.get(PATH)).hops[0]).toContain('302 /cas/login')
    await signIn(browser, { start })
    const form = await browser.get(PATH)
    world.wait(601)
    expect((await browser.get(PATH)).path).toContain('/cas/login')
    expect((await browser.submit(form, { sure: 'on' }, { action: PATH })).path).toContain('/cas/login')
    expect(await world.store.deletions.waiting((await account())?.id ?? '')).toBeNull()
  })

  it('says what goes, and asks whether they are sure', async () => {
    await signIn(browser, { start })
    const form = await browser.get(PATH)
    for (const words of [elodie.email, '1 session', 'after 14 days']) expect(form.text).toContain(words)
    const unsure = await browser.submit(form, {}, { action: PATH })
    expect(unsure.status).toBe(422)
    expect(unsure.text).toContain('check the box')
    expect(await world.store.deletions.waiting((await account())?.id ?? '')).toBeNull()
  })

  it('waits, says so in My Account and by mail, and is cancelled by the link of the mail, once', async () => {
    const page = await asked()
    expect(page.text).toContain('We delete your account on')
    expect((await browser.get('/cas/account')).text).toContain('We delete your account on')
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ template: 'deletion-asked', to: elodie.email })
    const elsewhere = world.browser()
    const link = pathOf(mail, 'cancelLink')
    const card = await elsewhere.get(link)
    expect(card.text).toContain('We delete your account on')
    // Mail programs open links: only the button counts.
    expect((await browser.get(PATH)).text).toContain('We delete your account on')
    expect((await elsewhere.submit(card, {}, { action: '/cas/keep-account' })).text).toContain('Your account stays')
    expect((await elsewhere.submit(card, {}, { action: '/cas/keep-account' })).status).toBe(410)
    expect((await elsewhere.get(link)).status).toBe(410)
    expect(await world.mails()).toMatchObject([{ template: 'deletion-cancelled' }])
    world.wait(15 * day)
    await background()
    expect(await account()).not.toBeNull()
  })

  it('is cancelled by any session, also one that isn’t fresh; an old link doesn’t cancel the next', async () => {
    const page = await asked()
    const [mail] = await world.mails()
    world.wait(601)
    const kept = await browser.submit(page, {}, { action: PATH })
    expect(kept.path).toBe('/cas/account?done=account-kept')
    expect(kept.text).toContain('Your account stays.')
    await asked(world.browser())
    expect((await world.browser().get(pathOf(mail, 'cancelLink'))).status).toBe(410)
    expect(await world.store.deletions.waiting((await account())?.id ?? '')).not.toBeNull()
  })

  it('calls itself to mind three days before, once, and happens when its time has come, with a last mail', async () => {
    await asked()
    await world.mails()
    world.wait(11 * day - 1)
    await background()
    expect(await world.mails()).toEqual([])
    world.wait(1)
    await background()
    const reminded = await world.mails()
    await background()
    expect(await world.mails()).toEqual([])
    expect(reminded).toMatchObject([{ template: 'deletion-soon', to: elodie.email }])
    expect((await world.browser().get(pathOf(reminded[0], 'cancelLink'))).status).toBe(200)
    world.wait(3 * day - 1)
    await background()
    expect(await account()).not.toBeNull()
    world.wait(1)
    await Promise.all([background(), background()])
    expect(await account()).toBeNull()
    expect(await world.mails()).toMatchObject([{ template: 'account-deleted', to: elodie.email }])
    expect((await signIn(world.browser())).status).toBe(422)
    expect((await world.browser().get(pathOf(reminded[0], 'cancelLink'))).status).toBe(410)
  })

  it('is stopped by “this wasn’t me”', async () => {
    await asked()
    const [mail] = await world.mails()
    const elsewhere = world.browser()
    await elsewhere.submit(await elsewhere.get(pathOf(mail, 'notMeLink')), {}, { action: '/cas/not-me' })
    expect(await world.store.deletions.waiting((await account())?.id ?? '')).toBeNull()
  })

  it('happens at once where there is no waiting time, and the session is over', async () => {
    world = await makeWorld(await platform(), { accountDeletionSeconds: 0 })
    await registered(world)
    browser = world.browser()
    await world.mails()
    const done = await asked()
    expect(done.path).toBe('/cas/account-deleted')
    expect(done.text).toContain('Your account is deleted')
    expect(await account()).toBeNull()
    expect(await world.mails()).toMatchObject([{ template: 'account-deleted' }])
    expect((await browser.get('/cas/account')).path).toContain('/cas/login')
  })
})
