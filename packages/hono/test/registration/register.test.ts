import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { type ListeningPages, listeningWorld } from '../support/told.ts'
import { elodie, type World } from '../support/world.ts'

const book = addresses('/cas')

describe('what pages of registration are told', () => {
  let world: World
  let browser: Browser
  let told: ListeningPages
  beforeEach(async () => {
    ;({ browser, told, world } = await listeningWorld(await platform()))
  })

  it('the form: where it leads back, and what was typed', async () => {
    const to = '/cas/account/sessions'
    await browser.get(`${book.register}?continue=${encodeURIComponent(to)}`)
    const here = `${book.register}?continue=${encodeURIComponent(to)}`
    expect(told.last('register')).toMatchObject({
      hidden: { continue: to },
      issues: [],
      service: null,
      values: { language: 'en', firstName: '', email: '', privacy: false },
      cancelHref: `${book.signIn}?continue=${encodeURIComponent(to)}`,
      path: here,
      captcha: { kind: 'none' },
    })
    expect((await browser.post(book.register, { firstName: 'X' })).status).toBe(422)
    expect(told.last('register')).toMatchObject({ hidden: {}, values: { firstName: 'X' }, path: book.register })
    await browser.get(`${book.register}?continue=https%3A%2F%2Fevil.example%2F`)
    expect(told.last('register')).toMatchObject({ hidden: {}, cancelHref: book.signIn, path: book.register })
    expect((await browser.post(book.register, { firstName: 'X', captchaRefresh: '1' })).status).toBe(200)
    expect(told.last('register')).toMatchObject({ issues: [], values: { firstName: 'X' } })
  })

  it('what follows it: to whom, for how long, and the same mail again', async () => {
    const email = 'new@example.org'
    const to = '/cas/account/sessions'
    const form = await browser.get(`${book.register}?continue=${encodeURIComponent(to)}`)
    const sent = await browser.submit(form, { ...elodie, email, confirmEmail: email }, { action: book.register })
    expect(told.last('registered')).toMatchObject({
      email,
      resent: false,
      resend: { action: book.registered, hidden: { note: expect.any(String) } },
      registerHref: `${book.register}?continue=${encodeURIComponent(to)}`,
      validHours: 24,
      mailboxHref: '/dev/mailbox',
    })
    await world.mails()
    world.wait(120)
    const again = await browser.submit(sent, {}, { action: book.registered })
    expect(again.path).toContain('resent=1')
    expect(told.last('registered')).toMatchObject({ email, resent: true })
    expect(await world.mails()).toMatchObject([{ to: email }])
    await browser.get(`${book.registered}?note=nonsense`)
    expect(told.last('registered')).toMatchObject({ email: null, resend: null, registerHref: book.register })
    expect((await browser.post(book.registered, { note: 'nonsense' })).hops).toEqual([`303 ${book.register}`])
    const { note = '' } = sent.forms.find(({ action }) => action === book.registered)?.fields ?? {}
    const refreshed = await browser.post(book.registered, { note, captchaRefresh: '1' })
    expect([refreshed.hops, await world.mails()]).toEqual([
      [`303 ${book.registered}?note=${encodeURIComponent(note)}`],
      [],
    ])
  })
})
