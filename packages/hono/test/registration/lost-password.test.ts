import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { elodie, linkIn, makeWorld, registered, rightPassword, signIn, type World } from '../support/world.ts'
import { plain } from './support/form.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform())
})

describe('a lost password', () => {
  it('keeps the address that was typed, unreadable in the page’s address; others’ notes say nothing', async () => {
    await registered(world)
    const browser = world.browser()
    for (const identifier of [elodie.email, 'else@example.org']) {
      const welcome = await browser.submit(await browser.get('/cas/login'), { identifier })
      const href = welcome.links.find((link) => link.startsWith('/cas/password/lost')) ?? ''
      expect(decodeURIComponent(href)).not.toContain(identifier)
      const lost = await browser.get(href)
      expect(lost.forms.find(({ action }) => action === '/cas/password/lost')?.fields).toMatchObject({ identifier })
      const sent = await browser.submit(lost, {}, { action: '/cas/password/lost' })
      const again = sent.links.find((link) => link.startsWith('/cas/password/lost?')) ?? ''
      expect((await browser.get(again)).html).toContain(`value="${identifier}"`)
    }
    const last = (await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })).links
    const address = last.find((link) => link.startsWith('/cas/password/lost')) ?? ''
    expect((await world.browser().get(address)).html).not.toContain(elodie.email)
    world.wait(3000)
    expect((await browser.get(address)).html).toContain(elodie.email)
    world.wait(600)
    expect((await browser.get(address)).html).not.toContain(elodie.email)
    const odd = await browser.get('/cas/password/lost?note=made-up')
    expect(odd.status).toBe(200)
    expect(odd.html).not.toContain('made-up')
  })

  it('is replaced by a link, alike for known and unknown identifiers; sessions end', async () => {
    await registered(world)
    const signedIn = world.browser()
    await signIn(signedIn)
    const browser = world.browser()
    const answers: string[] = []
    for (const identifier of [elodie.email, 'else@example.org']) {
      const sent = await browser.submit(await browser.get('/cas/password/lost'), { identifier })
      answers.push(plain(sent).replaceAll(identifier, '…'))
    }
    expect(answers[1]).toBe(answers[0])
    const mails = await world.mails()
    expect(mails.map(({ to, template }) => `${to} ${template}`)).toEqual([`${elodie.email} password-reset`])
    const done = await browser.submit(await browser.get(linkIn(mails[0])), {
      newPassword: 'Another-Horse8battery',
      confirmPassword: 'Another-Horse8battery',
    })
    expect(done.status).toBe(200)
    expect((await signedIn.get('/cas/account')).hops).toHaveLength(1)
    expect((await signIn(browser, { password: rightPassword })).status).toBe(422)
    expect((await signIn(browser, { password: 'Another-Horse8battery' })).hops[0]).toMatch(/continue/)
    expect((await world.mails()).map(({ template }) => template)).toContain('password-changed')
  })

  it('sends a mailbox five mails an hour, and refuses nobody', async () => {
    await registered(world)
    world.wait(3600)
    const statuses: number[] = []
    for (let i = 0; i < 7; i++)
      statuses.push((await world.browser().post('/cas/password/lost', { identifier: elodie.email })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200])
    const sent = await world.mails()
    expect(sent).toHaveLength(5)
    const working = await Promise.all(sent.map(async (mail) => (await world.browser().get(linkIn(mail))).status))
    expect(working).toEqual([200, 200, 200, 200, 200])
  })

  it('asks a busy network for work, and takes it', async () => {
    const browser = world.browser()
    for (let i = 0; i < 40; i++) await browser.post('/cas/password/lost', { identifier: `p${i}@example.org` })
    const asked = await browser.post('/cas/password/lost', { identifier: elodie.email })
    expect(asked.status).toBe(429)
    const captchaId = asked.forms.find(({ names }) => names.has('captchaId'))?.fields['captchaId'] ?? ''
    const sealed = new TextDecoder().decode(await world.runtime.keyRing.open(captchaId, 'captcha:picture'))
    const { code: captchaCode }: { readonly code: string } = JSON.parse(sealed)
    expect((await browser.submit(asked, { captchaCode })).path).toContain('/cas/password/lost/sent')
  })
})
