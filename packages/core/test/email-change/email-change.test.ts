import { beforeEach, describe, expect, it } from 'vitest'
import {
  cancelEmailChange,
  confirmEmailChange,
  type EmailChangeRequest,
  findEmailChangeLink,
  finishEmailChanges,
  requestEmailChange,
  waitingEmailChange,
} from '../../src/email-change/index.ts'
import type { Account, Proof } from '../../src/ports/index.ts'
import { findNotMe, reportNotMe } from '../../src/recovery/index.ts'
import { choosePassword, registerAccount, requestReset } from '../../src/registration/index.ts'
import { checkSession, type CurrentSession } from '../../src/sessions/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/method.ts'
import { password } from '../../src/methods/password/method.ts'
import { begin, withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import { enrolled } from '../support/phones.ts'
import { form, goodPassword, type Mail, tokenIn, visitor, type World } from '../support/world.ts'

const day = 86_400
const newEmail = 'Jane@New.example'
let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [password(), mobileAppPin()] }))
})

async function signedIn(
  identifier = jane.email,
  name = 'laptop',
): Promise<CurrentSession & { readonly token: string }> {
  const flow = await begin(world, identifier, { continueTo: null, browser: visitor(name) })
  const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
  const token = done.ok && done.opened ? done.opened.sessionToken : ''
  const current = await checkSession(world.context, { token })
  if (!current) throw new Error('not signed in')
  return { ...current, token }
}

async function request(
  current: CurrentSession,
  changed: Partial<EmailChangeRequest> = {},
): Promise<EmailChangeRequest> {
  const fresh = await freshly(world.context, current)
  return { fresh, email: newEmail, confirmEmail: newEmail, withoutOld: false, ...changed }
}

const paramToken = (mail: Mail | undefined, name: string): string =>
  new URL(String(mail?.params[name])).searchParams.get('token') ?? ''

/** The mails, by template: those of one second leave the outbox in any order. */
async function read(): Promise<readonly Mail[]> {
  return (await world.mails()).toSorted((a, b) => a.template.localeCompare(b.template))
}

/** Asks, and reads the mails. */
async function asked(current: CurrentSession, changed: Partial<EmailChangeRequest> = {}) {
  expect(await requestEmailChange(world.context, await request(current, changed))).toEqual({ ok: true })
  const mails = await read()
  const toOld = mails.find(({ template }) => template.startsWith('email-change-old'))
  const toNew = mails.find(({ template }) => template === 'email-change-new')
  return { mails, toOld, toNew, oldToken: paramToken(toOld, 'link'), newToken: toNew ? tokenIn(toNew) : '' }
}

const confirm = (token: string) => confirmEmailChange(world.context, { token })
const find = (email: string) => world.context.store.accounts.find({ email })

/** Somebody with a phone, who signed in with it just now. */
async function strong(): Promise<CurrentSession> {
  const { id } = await enrolled(world.context.store, jane.id)
  const current = await signedIn()
  const proof: Proof = { method: 'mobile-app-pin', at: world.now, credentialId: id }
  return { ...current, session: { ...current.session, proofs: [...current.session.proofs, proof] } }
}

describe('another e-mail address', () => {
  it('is confirmed at both, told to both, and signs in from then on', async () => {
    const current = await signedIn()
    const other = await signedIn(jane.email, 'tablet')
    const { toOld, toNew, oldToken, newToken } = await asked(current)
    expect(toOld).toMatchObject({ to: jane.email, language: 'fr', params: { newEmail, validHours: 24 } })
    expect(toNew).toMatchObject({ to: 'Jane@new.example', language: 'fr' })
    // Its reader may be a stranger.
    expect(JSON.stringify(toNew?.params)).not.toMatch(/Jane|n00|notMe/)

    expect(await findEmailChangeLink(world.context, { token: oldToken })).toEqual({
      ok: true,
      side: 'old',
      newEmail,
      oldEmail: jane.email,
    })
    expect(await findEmailChangeLink(world.context, { token: newToken })).toMatchObject({ side: 'new', oldEmail: null })
    expect(await confirm(newToken)).toMatchObject({ ok: true, done: false, side: 'new' })
    expect(await confirm(newToken)).toEqual({ ok: false, reason: 'not-found' })
    expect((await find(jane.email))?.id).toBe(jane.id)
    expect(await confirm(oldToken)).toMatchObject({ ok: true, done: true, side: 'old' })

    expect(await find(jane.email)).toBeNull()
    expect((await signedIn(newEmail, 'phone')).account.email).toBe(newEmail)
    expect(await checkSession(world.context, { token: other.token })).toBeNull()
    expect((await checkSession(world.context, { token: current.token }))?.account.email).toBe(newEmail)
    const told = await read()
    expect(told.filter(({ template }) => template.startsWith('email-changed')).map(({ to }) => to)).toEqual([
      jane.email,
      'Jane@new.example',
    ])
    expect((await world.context.store.activity.list(jane.id, { limit: 9 })).map(({ kind }) => kind)).toContain(
      'email-changed',
    )
  })

  it('is refused with reasons, field by field', async () => {
    const current = await signedIn()
    const ask = async (changed: Partial<EmailChangeRequest>) =>
      requestEmailChange(world.context, await request(current, changed))
    expect(await ask({ email: '', confirmEmail: '' })).toMatchObject({
      issues: [
        { field: 'email', code: 'required' },
        { field: 'confirmEmail', code: 'required' },
      ],
    })
    expect(await ask({ email: ' jane@example.org ', confirmEmail: 'jane@example.org' })).toMatchObject({
      issues: [{ field: 'email', code: 'email-same' }],
    })
    expect(await ask({ email: 'Jane@example.org', confirmEmail: 'jane@example.org' })).toMatchObject({
      issues: [{ field: 'confirmEmail', code: 'emails-differ' }],
    })
    expect(await ask({ confirmEmail: 'jane@nwe.example' })).toMatchObject({
      issues: [{ field: 'confirmEmail', code: 'emails-differ' }],
    })
    expect(await ask({ withoutOld: true })).toMatchObject({
      issues: [{ field: 'withoutOld', code: 'no-second-factor' }],
    })
    expect(await world.mails()).toEqual([])
  })

  it('in other letters is written at once, told by mail where mails went so far, and noted', async () => {
    const current = await signedIn()
    const email = 'Jane@Example.org'
    const respelled = await request(current, { email: ` ${email}`, confirmEmail: email })
    const notTwice = await request(current, { email, confirmEmail: jane.email })
    expect(await requestEmailChange(world.context, notTwice)).toMatchObject({
      ok: false,
      issues: [{ field: 'confirmEmail' }],
    })
    expect(await requestEmailChange(world.context, respelled)).toEqual({ ok: true, respelled: true })
    const params = { newEmail: email, oldEmail: jane.email }
    expect(await read()).toMatchObject([{ template: 'email-respelled', to: jane.email, params }])
    expect(await find(jane.email)).toMatchObject({ id: jane.id, email })
    const [line] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(line).toMatchObject({ kind: 'email-changed', details: { email } })
    expect(await waitingEmailChange(world.context, { current })).toBeNull()
    // As it was read before: by now it is another.
    expect(await checkSession(world.context, { token: current.token })).not.toBeNull()
    const meanwhile = { ...respelled.fresh, account: { ...jane, email: 'Other@example.org' } }
    expect(
      await requestEmailChange(world.context, {
        ...respelled,
        email: 'OTHER@example.org',
        confirmEmail: 'OTHER@example.org',
        fresh: meanwhile,
      }),
    ).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  it('that belongs to somebody looks the same: only the mail to its owner tells, and it can’t be confirmed', async () => {
    const bob = await world.person({ email: 'bob@example.org', firstName: 'Bob' })
    const current = await signedIn()
    world.forget()
    const free = await asked(current, { email: 'free@example.org', confirmEmail: 'free@example.org' })
    const freeQueries = world.queries.map(({ kind }) => kind)
    world.forget()
    const taken = await asked(current, { email: bob.email, confirmEmail: bob.email })
    expect(world.queries.map(({ kind }) => kind)).toEqual(freeQueries)
    expect(taken.mails.map(({ template }) => template)).toEqual(['email-change-old', 'email-change-taken'])
    expect(Object.keys(taken.toOld?.params ?? {})).toEqual(Object.keys(free.toOld?.params ?? {}))
    expect(taken.mails[1]).toMatchObject({ to: bob.email, params: { firstName: 'Bob' } })
    expect(taken.mails[1]?.params).not.toHaveProperty('notMeLink')
    expect(await confirm(taken.oldToken)).toMatchObject({ ok: true, done: false })
    expect((await find(bob.email))?.id).toBe(bob.id)
  })

  it('that a pending account holds becomes theirs who can read its mail', async () => {
    await registerAccount(
      world.context,
      form({ email: newEmail, confirmEmail: newEmail, visitor: visitor('stranger') }),
    )
    const stale = tokenIn((await world.mails())[0])
    const { oldToken, newToken } = await asked(await signedIn())
    await confirm(oldToken)
    expect(await confirm(newToken)).toMatchObject({ done: true })
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    expect(await choosePassword(world.context, { visitor: visitor(), token: stale, ...fields })).toMatchObject({
      ok: false,
    })
    expect((await find('jane@new.example'))?.id).toBe(jane.id)
  })

  it('is typed twice alike in whatever letters; one asked for by an account that changed meanwhile is refused', async () => {
    const current = await signedIn()
    expect(
      await requestEmailChange(world.context, await request(current, { confirmEmail: 'JANE@new.example' })),
    ).toEqual({
      ok: true,
    })
    const { store } = world.context
    const emailChanges = { ...store.emailChanges, begin: async () => false }
    const context = { ...world.context, store: { ...store, emailChanges } }
    expect(await requestEmailChange(context, await request(current))).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
  })

  it('that becomes somebody’s in between is told to no one: the account keeps the one it has', async () => {
    const { oldToken, newToken } = await asked(await signedIn())
    await confirm(newToken)
    await world.person({ email: 'jane@new.example' })
    expect(await confirm(oldToken)).toEqual({ ok: false, reason: 'taken' })
    expect((await find(jane.email))?.id).toBe(jane.id)
  })

  it('can be confirmed for a day; asking again ends the links before; a reset sent to the old address dies with it', async () => {
    const current = await signedIn()
    const first = await asked(current)
    const second = await asked(current)
    expect(await confirm(first.oldToken)).toMatchObject({ reason: 'not-found' })
    await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
    const reset = tokenIn((await world.mails())[0])
    await confirm(second.oldToken)
    await confirm(second.newToken)
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    expect(await choosePassword(world.context, { visitor: visitor(), token: reset, ...fields })).toMatchObject({
      reason: 'not-found',
    })

    const third = await asked(await signedIn(newEmail), { email: jane.email, confirmEmail: jane.email })
    world.now += day
    expect(await findEmailChangeLink(world.context, { token: third.oldToken })).toMatchObject({ ok: false })
    expect(await confirm(third.newToken)).toMatchObject({ ok: false })
  })

  it('is cancelled by any session', async () => {
    const current = await signedIn()
    const { oldToken } = await asked(current)
    expect(await waitingEmailChange(world.context, { current })).toMatchObject({ newEmail })
    expect(await cancelEmailChange(world.context, { current: await signedIn(jane.email, 'tablet') })).toBe(true)
    expect(await cancelEmailChange(world.context, { current })).toBe(false)
    expect(await confirm(oldToken)).toMatchObject({ ok: false })
  })

  it('brings no more than five mails an hour to a mailbox that isn’t theirs, whoever asks', async () => {
    const people = [jane]
    for (let i = 0; i < 5; i++) people.push(await world.person({ email: `other${i}@example.org` }))
    await world.mails()
    const answers = []
    for (const { email } of people)
      answers.push(await requestEmailChange(world.context, await request(await signedIn(email))))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false])
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'throttled', until: world.now + 3600 })
    expect((await world.mails()).filter(({ template }) => template === 'email-change-new')).toHaveLength(5)
    world.now += 3600
    expect(await requestEmailChange(world.context, await request(await signedIn()))).toEqual({ ok: true })
  })

  it('isn’t kept from its owner by mails that strangers ask for', async () => {
    for (let i = 0; i < 9; i++) {
      const browser = visitor(`stranger ${i}`)
      await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: browser })
      await registerAccount(world.context, form({ email: newEmail, confirmEmail: newEmail, visitor: browser }))
    }
    expect(await requestEmailChange(world.context, await request(await signedIn()))).toEqual({ ok: true })
  })

  it('brings no more than five mails an hour to its own address', async () => {
    const current = await signedIn()
    const answers = []
    for (let i = 0; i < 6; i++) {
      const email = `jane${i}@new.example`
      answers.push(await requestEmailChange(world.context, await request(current, { email, confirmEmail: email })))
    }
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: 'throttled', until: expect.any(Number) })
  })
})

describe('another e-mail address when the old mailbox is gone', () => {
  it('waits three days after a second factor, is announced, and then made without it', async () => {
    const { toOld, newToken } = await asked(await strong(), { withoutOld: true })
    const dueAt = world.now + 3 * day
    expect(toOld).toMatchObject({ template: 'email-change-old-gone', to: jane.email, params: { dueAt } })
    expect(await confirm(newToken)).toMatchObject({ ok: true, done: false, dueAt })
    world.now = dueAt - 1
    expect(await finishEmailChanges(world.context)).toBe(0)
    world.now = dueAt
    expect(await finishEmailChanges(world.context)).toBe(1)
    expect((await find('jane@new.example'))?.id).toBe(jane.id)
    expect((await world.mails()).filter(({ template }) => template.startsWith('email-changed'))).toHaveLength(2)
  })

  it('isn’t made where the new one is somebody’s by then, nor for an account that is gone', async () => {
    const { newToken } = await asked(await strong(), { withoutOld: true })
    await confirm(newToken)
    world.now += 3 * day
    const { store } = world.context
    const accounts = { ...store.accounts, find: async () => null }
    expect(await finishEmailChanges({ ...world.context, store: { ...store, accounts } })).toBe(0)
    await world.person({ email: 'jane@new.example' })
    expect(await finishEmailChanges(world.context)).toBe(0)
    expect((await find(jane.email))?.id).toBe(jane.id)
  })

  it('is never made without the new one', async () => {
    await asked(await strong(), { withoutOld: true })
    world.now += 4 * day
    expect(await finishEmailChanges(world.context)).toBe(0)
    expect((await find(jane.email))?.id).toBe(jane.id)
  })

  it('is made at once when the old one confirms after all, and not at all when it says “this wasn’t me”', async () => {
    const current = await strong()
    const first = await asked(current, { withoutOld: true })
    await confirm(first.newToken)
    const token = paramToken(first.toOld, 'notMeLink')
    expect(await findNotMe(world.context, { token })).toMatchObject({ ok: true, takesBack: null })
    expect(await reportNotMe(world.context, { token })).toMatchObject({ ok: true })
    world.now += 3 * day
    expect(await finishEmailChanges(world.context)).toBe(0)
    const second = await asked(await strong(), { withoutOld: true })
    await confirm(second.newToken)
    expect(await confirm(second.oldToken)).toMatchObject({ done: true })
  })
})

describe('“this wasn’t me” from the former address', () => {
  /** Changes the address. @returns what the mails say to both. */
  async function changed(to = newEmail, from = jane.email) {
    const { oldToken, newToken } = await asked(await signedIn(from), { email: to, confirmEmail: to })
    await confirm(oldToken)
    await confirm(newToken)
    const mails = await world.mails()
    return {
      former: paramToken(
        mails.find(({ template }) => template === 'email-changed'),
        'notMeLink',
      ),
      present: paramToken(
        mails.find(({ template }) => template === 'email-changed-here'),
        'notMeLink',
      ),
    }
  }

  it('puts it back, gives the way to a new password, and tells the other', async () => {
    const { former } = await changed()
    const thief = await signedIn(newEmail, 'thief')
    expect(await findNotMe(world.context, { token: former })).toEqual({
      ok: true,
      account: { email: jane.email, uid: jane.uid },
      takesBack: newEmail,
    })
    world.now += 7 * day - 1
    const reported = await reportNotMe(world.context, { token: former })
    if (!reported.ok) throw new Error(reported.reason)
    expect(await find('jane@new.example')).toBeNull()
    expect(await find(jane.email)).toMatchObject({ id: jane.id, email: jane.email })
    expect(await checkSession(world.context, { token: thief.token })).toBeNull()
    const mails = await read()
    expect(mails.map(({ template, to }) => [template, to])).toEqual([
      ['email-restored', 'Jane@new.example'],
      ['not-me-reported', jane.email],
    ])
    expect(JSON.stringify(mails[0]?.params)).not.toMatch(/token/)
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    expect(
      await choosePassword(world.context, { visitor: visitor(), token: reported.resetToken, ...fields }),
    ).toMatchObject({ ok: true })
    expect(await reportNotMe(world.context, { token: former })).toMatchObject({ ok: false })
  })

  it('ends after seven days, and isn’t answered from the address that was taken away', async () => {
    const { former, present } = await changed()
    world.now += 7 * day
    expect(await findNotMe(world.context, { token: former })).toMatchObject({ ok: false })
    world.now -= day
    expect(await reportNotMe(world.context, { token: former })).toMatchObject({ ok: true })
    // Or the two would take the account from each other for a week.
    expect(await findNotMe(world.context, { token: present })).toMatchObject({ ok: false })
    expect(await reportNotMe(world.context, { token: present })).toMatchObject({ ok: false })
  })

  it('from the present address ends the sessions and changes no address', async () => {
    const { present } = await changed()
    expect(await findNotMe(world.context, { token: present })).toMatchObject({ takesBack: null })
    expect(await reportNotMe(world.context, { token: present })).toMatchObject({ ok: true })
    expect((await find('jane@new.example'))?.id).toBe(jane.id)
  })

  it('reaches over a second change', async () => {
    const { former } = await changed()
    await changed('again@third.example', newEmail)
    expect(await findNotMe(world.context, { token: former })).toMatchObject({ takesBack: 'again@third.example' })
    expect(await reportNotMe(world.context, { token: former })).toMatchObject({ ok: true })
    expect((await find(jane.email))?.id).toBe(jane.id)
  })

  it('doesn’t take the address from who has an account with it by now; a registration that waits gives way', async () => {
    const { former } = await changed()
    await registerAccount(world.context, form({ email: jane.email, confirmEmail: jane.email, visitor: visitor('x') }))
    const link = tokenIn((await world.mails()).at(-1))
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    await choosePassword(world.context, { visitor: visitor(), token: link, ...fields })
    expect(await reportNotMe(world.context, { token: former })).toMatchObject({ ok: false })
    expect((await find('jane@new.example'))?.id).toBe(jane.id)
  })
})
