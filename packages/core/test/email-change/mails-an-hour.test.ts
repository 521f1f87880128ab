import { beforeEach, describe, expect, it } from 'vitest'
import { requestEmailChange } from '../../src/email-change/index.ts'
import { registerAccount, requestReset } from '../../src/registration/index.ts'
import { form, visitor } from '../support/world.ts'
import { jane, janeHere, newEmail, request, signedIn, world } from './support/world.ts'

beforeEach(janeHere)

describe('another e-mail address', () => {
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
