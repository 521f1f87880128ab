import { beforeEach, describe, expect, it } from 'vitest'
import { choosePassword, registerAccount } from '../../src/registration/index.ts'
import { form, tokenIn, visitor } from '../support/world.ts'
import { asked, confirm, find, jane, janeHere, newEmail, signedIn, world } from './support/world.ts'

beforeEach(janeHere)

describe('another e-mail address', () => {
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

  it('that becomes somebody’s in between is told to no one: the account keeps the one it has', async () => {
    const { oldToken, newToken } = await asked(await signedIn())
    await confirm(newToken)
    await world.person({ email: 'jane@new.example' })
    expect(await confirm(oldToken)).toEqual({ ok: false, reason: 'taken' })
    expect((await find(jane.email))?.id).toBe(jane.id)
  })
})
