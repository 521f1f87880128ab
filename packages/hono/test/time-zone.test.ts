import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { linkIn, makeWorld, elodie, registered, signIn, type World } from './support/world.ts'

const cookie = '__Host-lp-zone'

describe('times are those of the person’s time zone', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
  })

  async function activity(zone?: string): Promise<string> {
    const browser = world.browser()
    if (zone !== undefined) browser.cookies.set(cookie, zone)
    await signIn(browser)
    const page = await browser.get('/cas/account/activity')
    expect(page.status).toBe(200)
    return page.text
  }

  it('pages are written in the one that the browser told, in UTC where it told none, each with its name', async () => {
    expect(await activity()).toMatch(/\d\d:\d\d UTC/)
    expect(await activity('Asia%2FDhaka')).toMatch(/\d\d:\d\d GMT\+6/)
  })

  it.each([
    'Nowhere%2FAtall',
    '%2B05%3A30',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '%E0%A4%A',
    'x'.repeat(3000),
    '..%2F..%2Fetc%2Fpasswd',
  ])('what is no zone is as none: %s', async (zone) => {
    expect(await activity(zone)).toMatch(/\d\d:\d\d UTC/)
  })

  it('the one that the person chose goes before the browser’s, on pages and in mails, until they take it back', async () => {
    const browser = world.browser()
    browser.cookies.set(cookie, 'Asia%2FDhaka')
    await signIn(browser)
    const settings = '/cas/account/settings'
    const choose = async (chosenZone: string, everySignIn = '') =>
      browser.submit(await browser.get(settings), { chosenZone, everySignIn }, { action: settings })
    const refused = await choose('Europe/Nowhere')
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Choose a time zone from the list.')])
    await choose('America/Santiago', 'on')
    const shown = await browser.get('/cas/account/activity')
    expect(shown.text).toMatch(/\d\d:\d\d GMT-[34]/)
    expect(shown.html).toContain('data-lp-zone="America/Santiago"')
    const details = await browser.get('/cas/account/details')
    expect([details.text, details.links]).toEqual([
      expect.stringContaining('Santiago (America)'),
      expect.arrayContaining([settings]),
    ])
    await world.mails()
    const elsewhere = world.browser()
    elsewhere.cookies.set(cookie, 'Asia%2FTokyo')
    await signIn(elsewhere)
    expect(await world.mails()).toMatchObject([{ template: 'signed-in', params: { timeZone: 'America/Santiago' } }])
    await choose('', 'on')
    expect((await browser.get('/cas/account/activity')).text).toMatch(/\d\d:\d\d GMT\+6/)
  })

  it('the account remembers it: mails say it, and so do pages for a browser that tells none', async () => {
    await activity('Asia%2FDhaka')
    const silent = world.browser()
    await signIn(silent)
    expect((await silent.get('/cas/account/activity')).text).toMatch(/\d\d:\d\d GMT\+6/)
    const lost = await silent.get('/cas/password/lost')
    await silent.submit(lost, { identifier: elodie.email })
    const reset = (await world.mails()).findLast(({ template }) => template === 'password-reset')
    const chosen = { newPassword: 'Another-Horse8battery', confirmPassword: 'Another-Horse8battery' }
    await silent.submit(await silent.get(linkIn(reset)), chosen)
    const changed = (await world.mails()).findLast(({ template }) => template === 'password-changed')
    expect(changed?.params).toMatchObject({ timeZone: 'Asia/Dhaka' })
  })
})
