import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { elodie, linkIn, makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

describe('what people type and paste', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
  })

  it.each([
    ['a direction mark', `\u200E${elodie.email}`],
    ['an embedding', `\u202A${elodie.email}\u202C`],
    ['a byte order mark and a hard blank', `\uFEFF${elodie.email}\u00A0`],
    ['a soft hyphen and a joiner', elodie.email.replace('@', '\u00AD@\u200D')],
    ['capitals and full width', elodie.email.toUpperCase().replace('EXAMPLE', 'ＥＸＡＭＰＬＥ')],
  ])('an address with %s is the same address', async (_, identifier) => {
    await registered(world)
    expect((await signIn(world.browser(), { identifier })).hops[0]).toMatch(/^303 \/cas\/continue/)
  })

  it('a password is taken as it is typed, invisible marks included', async () => {
    await registered(world)
    const page = await signIn(world.browser(), { password: `${rightPassword}\u200E` })
    expect(page.status).toBe(422)
  })

  it('a password is compared whole and letter for letter, in one form of Unicode', async () => {
    // 72 bytes are as many as some algorithms look at.
    const long = `Grüße-7 ${'x'.repeat(100)}`
    await registered(world, elodie, long)
    const tried = async (password: string) => (await signIn(world.browser(), { password })).hops[0] ?? 'refused'
    for (const wrong of [
      long.slice(0, -1),
      `${long}x`,
      `${long.slice(0, 80)}y${long.slice(81)}`,
      long.toLowerCase(),
      ` ${long}`,
    ])
      expect([wrong, await tried(wrong)]).toEqual([wrong, 'refused'])
    expect(await tried(long)).toMatch(/^303 \/cas\/continue/)
    expect(await tried(long.normalize('NFD'))).toMatch(/^303 \/cas\/continue/)
  })

  it('who has one name registers, is greeted by it, and has no other', async () => {
    const browser = world.browser()
    await browser.submit(
      await browser.get('/cas/register'),
      { ...elodie, firstName: '', lastName: ' Suharto\u200B ' },
      { action: '/cas/register' },
    )
    const [mail] = await world.mails()
    expect(mail?.params).toMatchObject({ firstName: 'Suharto' })
    await browser.submit(await browser.get(linkIn(mail)), {
      newPassword: rightPassword,
      confirmPassword: rightPassword,
    })
    await signIn(browser)
    const details = await browser.get('/cas/account/details')
    expect(details.text).toContain('Suharto')
    expect(details.text).not.toContain('Last name')
  })

  it('a sign that no name has is named, and so is what reads as a link', async () => {
    const browser = world.browser()
    const form = await browser.get('/cas/register')
    const asked = (firstName: string) => browser.submit(form, { ...elodie, firstName }, { action: '/cas/register' })
    expect((await asked('Jane <b>')).text).toContain('“<” can’t be part of a name')
    expect((await asked('Jane\uE000')).text).toContain('“U+E000” can’t')
    expect((await asked('evil.com')).text).toContain('“evil.com” reads as a web address')
    expect((await asked('علی\u200Cرضا')).status).toBe(200)
  })
})
