import { beforeEach, describe, expect, it } from 'vitest'
import { elodie, registered, signIn } from '../support/world.ts'
import { fromCountry, linked, LIST, roundTrip, signedIn, withCountries, world } from './support/world.ts'

beforeEach(withCountries)

describe('linking an eID', () => {
  it('in My Account: listed, told by mail, unlinked again', async () => {
    const browser = await signedIn()
    expect((await browser.get('/cas/account')).text).toContain('Link my eID')
    expect((await browser.get(LIST)).text).toContain('No eID linked yet')
    const list = await roundTrip(browser, LIST)
    for (const words of ['Your eID is linked', 'Demoland, A. D.', 'Substantial assurance'])
      expect(list.text).toContain(words)
    expect((await browser.get('/cas/account/activity')).text).toContain('eID linked')
    expect((await world.mails()).map(({ template }) => template)).toContain('eid-linked')
    // It counts as a second factor now: what the password alone opened changes no factors any more.
    const remove = list.links.find((link) => link.includes('remove=')) ?? ''
    const asked = await browser.get(remove)
    expect(asked.path).toContain('/cas/login?continue=')
    const stepUp = await browser.submit(asked, { stepUp: '1', method: 'eid' })
    expect(stepUp.path).toContain('/cas/eid?flow=')
    const page = await fromCountry(browser, stepUp)
    expect(page.path).toContain('/cas/continue')
    const confirm = await browser.get(remove)
    expect(confirm.text).toContain('Unlink Demoland, A. D.?')
    const done = await browser.submit(confirm, { action: 'remove' })
    expect(done.text).toContain('The eID is unlinked')
    expect(done.text).toContain('No eID linked yet')
  })

  it('needs a sign-in', async () => {
    const visit = await world.browser().get(LIST)
    expect(visit.path).toContain('/cas/login?continue=')
  })

  it('takes no eID from another account', async () => {
    await linked()
    await registered(world, { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' })
    const joe = world.browser()
    await signIn(joe, { identifier: 'joe@example.org' })
    const list = await roundTrip(joe, LIST)
    expect(list.text).toContain('This eID is linked to another account, and stays there.')
    expect(list.text).toContain('No eID linked yet')
  })
})
