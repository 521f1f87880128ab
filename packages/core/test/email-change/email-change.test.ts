import { beforeEach, describe, expect, it } from 'vitest'
import {
  cancelEmailChange,
  type EmailChangeRequest,
  findEmailChangeLink,
  requestEmailChange,
  waitingEmailChange,
} from '../../src/email-change/index.ts'
import { choosePassword, requestReset } from '../../src/registration/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { tokenIn, visitor } from '../support/world.ts'
import { asked, confirm, day, find, jane, janeHere, newEmail, read, request, signedIn, world } from './support/world.ts'

beforeEach(janeHere)

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
      used: false,
      dueAt: null,
    })
    expect(await findEmailChangeLink(world.context, { token: newToken })).toMatchObject({ side: 'new', oldEmail: null })
    expect(await confirm(newToken)).toMatchObject({ ok: true, done: false, side: 'new' })
    expect(await confirm(newToken)).toMatchObject({ ok: true, done: false, side: 'new' })
    expect(await findEmailChangeLink(world.context, { token: newToken })).toMatchObject({ used: true, oldEmail: null })
    expect((await find(jane.email))?.id).toBe(jane.id)
    expect(await confirm(oldToken)).toMatchObject({ ok: true, done: true, side: 'old' })
    for (const token of [oldToken, newToken]) expect(await confirm(token)).toEqual({ ok: false, reason: 'not-found' })

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
})
