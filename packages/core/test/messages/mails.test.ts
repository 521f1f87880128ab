import { beforeEach, describe, expect, it } from 'vitest'
import { accountMail } from '../../src/messages/account-mail.ts'
import { composeMessage, openMessage } from '../../src/messages/compose.ts'
import { linkMail } from '../../src/messages/link-mail.ts'
import { passwordChangedMail } from '../../src/messages/password-changed-mail.ts'
import { openNumber, sealNumber } from '../../src/messages/sealed-number.ts'
import { strangerMail } from '../../src/messages/stranger-mail.ts'
import { wakeUp } from '../../src/messages/wake-up.ts'
import type { Account, OutboxMessage } from '../../src/ports/index.ts'
import { withJane } from '../support/flow.ts'
import { enrolled } from '../support/phones.ts'
import type { World } from '../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})

const params = (message: OutboxMessage) => openMessage(world.context.keyRing, message)
const sender = { provider: 'Example ID', origin: 'https://id.example.eu', base: '/cas' }

describe('a mail to an account', () => {
  it('names who sends it, the person and the moment, and how to say that it wasn’t them', async () => {
    const mail = await accountMail(world.context, jane, { template: 'x', params: { n: 1 } })
    expect(mail).toMatchObject({ accountId: jane.id, kind: 'mail', to: jane.email, language: 'fr', template: 'x' })
    expect(await params(mail)).toEqual({
      ...sender,
      firstName: 'Jane',
      at: world.now,
      n: 1,
      notMeLink: expect.stringMatching(/^https:\/\/id\.example\.eu\/cas\/not-me\?token=/),
    })
  })

  it('tells times in the zone that was chosen, else in the browser’s', async () => {
    const zone = async (zones: Partial<Account>) =>
      (await params(await accountMail(world.context, { ...jane, ...zones }, { template: 'x', params: {} })))['timeZone']
    expect(await zone({ chosenZone: 'Europe/Vilnius', timeZone: 'Europe/Paris' })).toBe('Europe/Vilnius')
    expect(await zone({ chosenZone: null, timeZone: 'Europe/Paris' })).toBe('Europe/Paris')
  })

  it('of a changed password leads to another, and names the browser where it is known', async () => {
    const resetLink = 'https://id.example.eu/cas/password/lost'
    const known = await params(await passwordChangedMail(world.context, jane, 'Firefox (Linux)'))
    expect(known).toMatchObject({ resetLink, browser: 'Firefox (Linux)' })
    for (const browser of [undefined, ''])
      expect(await params(await passwordChangedMail(world.context, jane, browser))).not.toHaveProperty('browser')
  })

  it('to a mailbox of nobody’s account has neither a name nor such a link', async () => {
    const to = { accountId: null, to: 'a@example.org', template: 'x', language: 'en', params: { n: 1 } }
    expect(await params(await strangerMail(world.context, to))).toEqual({ ...sender, at: world.now, n: 1 })
  })
})

describe('a link in a mail', () => {
  it.each([
    ['registration-link', 'choose-password', 86_400, { validHours: 24, validDays: 1, validMinutes: 1440 }],
    ['already-registered', 'reset-password', 3600, { validHours: 1, validDays: 0, validMinutes: 60 }],
    ['password-reset', 'reset-password', 3600, { validMinutes: 60 }],
    ['password-closed', 'reset-password', 3600, { validMinutes: 60 }],
    ['invitation', 'invitation', 604_800, { validHours: 168, validDays: 7, validMinutes: 10_080 }],
  ] as const)('%s is for %s, and works for %i seconds, which it says', async (template, purpose, seconds, said) => {
    const options = { template, account: jane, to: jane.email, language: 'en', continueTo: '/cas/x' }
    const { link, message } = await linkMail(world.context, options)
    const expiresAt = world.now + seconds
    expect(link).toMatchObject({ accountId: jane.id, purpose, continueTo: '/cas/x', createdAt: world.now, expiresAt })
    expect(await params(message)).toMatchObject({ ...sender, ...said, expiresAt, firstName: 'Jane', uid: jane.uid })
  })
})

describe('what is no mail', () => {
  const message = { accountId: null, template: 'x', language: 'en', params: { code: '123456' } }

  it('a text message lies nowhere with its number', async () => {
    const sms = await composeMessage(world.context, { ...message, kind: 'sms', to: '+37061234567' })
    expect(JSON.stringify(sms)).not.toContain('61234567')
    expect(sms.to).toBe('')
    expect(await params(sms)).toEqual({ code: '123456', to: '+37061234567' })
    const { keyRing } = world.context
    const sealedNumber = await sealNumber(keyRing, { id: 'a', number: '+37061234567' })
    expect(sealedNumber).not.toContain('61234567')
    expect(await openNumber(keyRing, { id: 'a', sealedNumber })).toBe('+37061234567')
    await expect(openNumber(keyRing, { id: 'b', sealedNumber })).rejects.toMatchObject({ code: 'sealed-value' })
  })

  it('a push is for one phone, in its language, where it can be pushed to', async () => {
    const { store } = world.context
    const phone = await enrolled(store, jane.id)
    const [push, ...others] = await wakeUp(world.context, phone)
    expect(others).toEqual([])
    const to = { kind: 'push', to: phone.id, template: 'approval-request', language: 'el', accountId: jane.id }
    expect(push).toMatchObject(to)
    expect(push && (await params(push))).toEqual({})
    expect(await wakeUp(world.context, { ...phone, sealedPush: null })).toEqual([])
  })

  it('what has an order goes out in it', async () => {
    const of = async (order: number) =>
      (await composeMessage(world.context, { ...message, kind: 'event', to: 'x', order })).id
    const ids = await Promise.all([9, 10, 35, 36, 1_800_000_000_000].map(of))
    expect(ids.toSorted()).toEqual(ids)
    expect(ids[0]).toMatch(/^000000000009-[\w-]{22}$/)
  })

  it.each(['7', 'null', '[]', '["x"]', '{"a":null}', '{"a":{}}', '{"n":1,"a":true}'])(
    'parameters %s are none',
    async (text) => {
      const sealed = await world.context.keyRing.seal(new TextEncoder().encode(text), 'outbox:m')
      await expect(openMessage(world.context.keyRing, { id: 'm', sealed })).rejects.toMatchObject({
        code: 'sealed-value',
      })
    },
  )
})
