import { beforeEach, describe, expect, it } from 'vitest'
import { findNotMe, reportNotMe } from '../../src/recovery/index.ts'
import { choosePassword, registerAccount } from '../../src/registration/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { form, tokenIn, visitor } from '../support/world.ts'
import {
  asked,
  confirm,
  day,
  find,
  jane,
  janeHere,
  newEmail,
  paramToken,
  read,
  signedIn,
  world,
} from './support/world.ts'

beforeEach(janeHere)

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
