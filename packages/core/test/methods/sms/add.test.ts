import { parsePhoneNumberFromString as parse } from 'libphonenumber-js/mobile'
import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../../src/account/index.ts'
import type { Account } from '../../../src/ports/index.ts'
import {
  confirmPhone,
  listPhoneNumbers,
  removePhone,
  resendPhoneCode,
  startPhone,
  textsEndAt,
  viewPhone,
} from '../../../src/methods/sms/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { sms } from '../../../src/methods/sms/method.ts'
import { withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { methodState } from '../../support/method-state.ts'
import { signedIn } from '../../support/passkeys.ts'
import { visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [password(), sms()], settings: { smsCountries: ['BE'] } }))
})

const number = '+32 470 12 34 12'
const invalid = (field: string, code: string, params?: object) => ({
  ok: false,
  reason: 'invalid',
  issues: [{ field, code, ...(params ? { params } : {}) }],
})
const start = async (typed = number, who = jane) =>
  startPhone(world.context, { fresh: await freshly(world.context, who), number: typed, parse, visitor: visitor() })
const confirm = async (id: string, code: string) =>
  confirmPhone(world.context, { fresh: await freshly(world.context, jane), id, code })
const resend = async (id: string, who = jane) =>
  resendPhoneCode(world.context, { fresh: await freshly(world.context, who), id, visitor: visitor() })
const view = (id: string, account = jane) => viewPhone(world.context, { account, id })
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** The id of a number that waits, and its code. */
async function waiting(typed = number): Promise<{ readonly id: string; readonly code: string }> {
  const started = await start(typed)
  if (!started.ok) throw new Error(JSON.stringify(started))
  return { id: started.id, code: await newest() }
}

async function newest(): Promise<string> {
  return String((await world.mails()).findLast(({ template }) => template === 'text-new-phone')?.params['code'])
}

async function added(typed: string): Promise<string> {
  const { code, id } = await waiting(typed)
  expect(await confirm(id, code)).toMatchObject({ ok: true })
  return id
}

describe('adding a phone number', () => {
  it('sends a code there, and takes it with a mail and a line in the log', async () => {
    const started = await start()
    const mails = await world.mails()
    // The number lies in clear nowhere.
    expect(mails).toMatchObject([
      { to: '', template: 'text-new-phone', params: { to: '+32470123412', host: 'id.example.eu' } },
    ])
    const id = started.ok ? started.id : ''
    const name = (await view(id))?.name ?? ''
    expect(name).toMatch(/12$/)
    expect(name).not.toContain('470')
    expect(await view(id)).toEqual({ id, name, expiresAt: world.now + 600, left: 5, tries: 5 })
    expect(await listPhoneNumbers(world.context, { accountId: jane.id })).toEqual([])
    expect(await confirm(id, ` ${String(mails[0]?.params['code'])} `)).toEqual({ ok: true, name })
    expect(await world.mails()).toMatchObject([{ template: 'phone-added', to: jane.email, params: { phone: name } }])
    const [line] = await listActivity(world.context, {
      current: await signedIn(world, jane),
      limit: 5,
      group: 'changes',
    })
    expect(line).toMatchObject({ kind: 'phone-added', details: { phone: name } })
    expect(await listPhoneNumbers(world.context, { accountId: jane.id })).toMatchObject([
      { id, name, lastUsedAt: null },
    ])
    expect(await view(id)).toBeNull()
  })

  it('says what is wrong with a number, and sends nothing', async () => {
    await added(number)
    await world.mails()
    expect(await start('')).toEqual(invalid('number', 'required'))
    expect(await start('0470 12 34 13')).toEqual(invalid('number', 'country-code'))
    expect(await start('+33 6 12 34 56 78')).toEqual(invalid('number', 'country'))
    expect(await start('0032 470/12.34.12')).toEqual(invalid('number', 'taken'))
    expect(await world.mails()).toEqual([])
  })

  it('takes five numbers, and no sixth', async () => {
    for (const last of ['11', '12', '13', '14', '15']) {
      await added(`+32 470 12 34 ${last}`)
      world.now += 3600
    }
    expect(await start('+32 470 12 34 16')).toEqual({ ok: false, reason: 'too-many' })
  })

  it('waits half an hour for its code', async () => {
    const { id } = await waiting()
    world.now += 1799
    expect(await view(id)).toMatchObject({ expiresAt: null, left: 0 })
    world.now += 1
    expect(await view(id)).toBeNull()
    expect(await resend(id)).toEqual({ ok: false, reason: 'unknown' })
    expect(await confirm(id, '123456')).toEqual({ ok: false, reason: 'unknown' })
  })

  it('judges what was typed before it spends a try', async () => {
    const { id } = await waiting()
    expect(await confirm(id, ' ')).toEqual(invalid('code', 'required'))
    expect(await confirm(id, '12345')).toEqual(invalid('code', 'code-incomplete'))
    expect(await view(id)).toMatchObject({ left: 5 })
  })

  it('gives a code five tries and ten minutes, the account ten in a quarter of an hour', async () => {
    const { code, id } = await waiting()
    for (const left of [4, 3, 2, 1, 0])
      expect(await confirm(id, wrongOf(code))).toEqual(invalid('code', 'wrong-code', { left }))
    expect(await view(id)).toMatchObject({ expiresAt: null, left: 0 })
    expect(await confirm(id, code)).toEqual({ ok: false, reason: 'over' })
    // A try on a code that is over counts for the account too: six so far.
    expect(await resend(id)).toEqual({ ok: true })
    const second = await newest()
    for (const left of [4, 3, 2, 1])
      expect(await confirm(id, wrongOf(second))).toMatchObject({ issues: [{ params: { left } }] })
    expect(await confirm(id, second)).toEqual({ ok: false, reason: 'throttled', until: world.now + 900 })
    world.now += 600
    expect(await view(id)).toMatchObject({ expiresAt: null, left: 0 })
    world.now += 300
    expect(await confirm(id, second)).toEqual({ ok: false, reason: 'over' })
  })

  it('ends a code with the next one, and sends three an hour to a new number', async () => {
    const { code, id } = await waiting()
    expect(await resend(id)).toEqual({ ok: true })
    const second = await newest()
    if (second !== code) expect(await confirm(id, code)).toMatchObject(invalid('code', 'wrong-code'))
    expect(await resend(id)).toEqual({ ok: true })
    expect(await resend(id)).toEqual({ ok: false, reason: 'throttled', until: world.now + 3600 })
    expect(await start()).toEqual({ ok: false, reason: 'throttled', until: world.now + 3600 })
  })

  it('is one’s own, and nobody else’s', async () => {
    const joe = await world.person({ email: 'joe@example.org' })
    const { id } = await waiting()
    expect(await view(id, joe)).toBeNull()
    expect(await resend(id, joe)).toEqual({ ok: false, reason: 'unknown' })
    const fresh = await freshly(world.context, joe)
    expect(await removePhone(world.context, { fresh, phoneId: await added('+32 470 99 88 77') })).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })

  it('isn’t for a provider that doesn’t have text messages; what is there can be removed, with a mail', async () => {
    const id = await added(number)
    const { id: other } = await waiting('+32 470 12 34 13')
    const context = { ...world.context, methods: [password()] }
    const fresh = await freshly(context, jane)
    const notInUse = { ok: false, reason: 'not-in-use' }
    expect(await startPhone(context, { fresh, number: '+32 470 12 34 14', parse, visitor: visitor() })).toEqual(
      notInUse,
    )
    expect(await resendPhoneCode(context, { fresh, id: other, visitor: visitor() })).toEqual(notInUse)
    expect(await confirmPhone(context, { fresh, id: other, code: '123456' })).toEqual(notInUse)
    await world.mails()
    expect(await removePhone(context, { fresh, phoneId: id })).toEqual({ ok: true })
    expect(await world.mails()).toMatchObject([{ template: 'phone-removed', to: jane.email }])
    expect(await removePhone(context, { fresh, phoneId: id })).toEqual({ ok: false, reason: 'unknown' })
    expect(await listPhoneNumbers(context, { accountId: jane.id })).toEqual([])
  })

  it('confirmed twice at the same moment is there once', async () => {
    const { code, id } = await waiting()
    const both = await Promise.all([confirm(id, code), confirm(id, code)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'unknown' })
    expect(await listPhoneNumbers(world.context, { accountId: jane.id })).toHaveLength(1)
  })

  it('is undone for the number that is meant, once', async () => {
    await added(number)
    world.now += 1
    const phoneId = await added('+32 470 12 34 13')
    await world.mails()
    const fresh = await freshly(world.context, jane)
    const remove = () => removePhone(world.context, { fresh, phoneId })
    const both = await Promise.all([remove(), remove()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'unknown' })
    expect(await world.mails()).toMatchObject([{ params: { phone: expect.stringMatching(/13$/) } }])
    expect(await listPhoneNumbers(world.context, { accountId: jane.id })).toMatchObject([
      { name: expect.stringMatching(/12$/) },
    ])
  })
})

describe('signing in by text message', () => {
  it('sends nothing to a number that isn’t there any more', async () => {
    await added(number)
    for (const credentialId of [null, 'another']) {
      const state = methodState(jane, { now: world.now, credentialId })
      expect(await sms().start(world.context, state)).toEqual({ ok: false, reason: 'expired' })
    }
    expect((await world.mails()).map(({ template }) => template)).not.toContain('text-sign-in')
  })

  it('is told to end from thirty days before', () => {
    const told = (smsRetiredAt: number | null) =>
      textsEndAt({ now: world.now, settings: { ...world.settings, smsRetiredAt } })
    const month = world.now + 30 * 86_400
    expect([told(null), told(month + 1), told(month), told(world.now - 1)]).toEqual([null, null, month, world.now - 1])
  })
})
