import { beforeEach, describe, expect, it } from 'vitest'
import { finishEmailChanges } from '../../src/email-change/index.ts'
import { findNotMe, reportNotMe } from '../../src/recovery/index.ts'
import { asked, confirm, day, find, jane, janeHere, paramToken, strong, world } from './support/world.ts'

beforeEach(janeHere)

describe('another e-mail address when the old mailbox is gone', () => {
  it('waits three days after a second factor, is announced, and then made without it', async () => {
    const { toOld, newToken } = await asked(await strong(), { withoutOld: true })
    const dueAt = world.now + 3 * day
    expect(toOld).toMatchObject({ template: 'email-change-old-gone', to: jane.email, params: { dueAt } })
    expect(await confirm(newToken)).toMatchObject({ ok: true, done: false, dueAt })
    world.now = dueAt - 1
    expect(await finishEmailChanges(world.context)).toBe(0)
    expect(await confirm(newToken)).toMatchObject({ ok: true, done: false, dueAt })
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
