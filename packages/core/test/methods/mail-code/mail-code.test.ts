import { beforeEach, describe, expect, it } from 'vitest'
import { activityEntry } from '../../../src/context/activity.ts'
import type { MethodState } from '../../../src/context/index.ts'
import { mailCode } from '../../../src/methods/mail-code/method.ts'
import type { Account } from '../../../src/ports/index.ts'
import { factor } from '../../support/factors.ts'
import { methodState } from '../../support/method-state.ts'
import { newWorld, type World } from '../../support/world.ts'

const days = 86_400
let world: World
let jane: Account
beforeEach(async () => {
  world = await newWorld()
  jane = await world.person()
})

/** A sign-in in which the password was right. */
async function entered(): Promise<MethodState> {
  const state = methodState(jane, { now: world.now, method: 'mail-code', credentialId: 'mail' })
  await world.context.store.signIns.start(state.signIn)
  return state
}

const start = (state: MethodState) => mailCode().start(world.context, state)

describe('a code by mail', () => {
  it.each([
    [['phone'], true],
    [['phone', 'phone'], true],
    [['phone', 'recovery-codes'], true],
    [[], false],
    [['recovery-codes'], false],
    [['phone', 'passkey'], false],
    [['device'], false],
  ] as const)('is for whom a retired number left behind: %j: %s', async (kinds, isFor) => {
    const factors = kinds.map((kind) => factor(kind))
    const found = await mailCode().credentials?.(factors, { context: world.context, account: jane })
    expect(found).toEqual(isFor ? [{ id: 'mail', name: expect.stringMatching(/^j.*@/) }] : [])
  })

  it('goes to the account’s own address, and is right once', async () => {
    const state = await entered()
    expect(await start(state)).toEqual({ ok: true })
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ to: 'jane@example.org', template: 'mail-code', params: { validMinutes: 10 } })
    expect(await mailCode().view(world.context, state)).toMatchObject({
      status: 'ready',
      expiresAt: world.now + 600,
      credential: { id: 'mail' },
      params: { left: 5, tries: 5 },
    })
    const judge = (code?: string) => mailCode().verify(world.context, state, code === undefined ? {} : { code })
    expect(await judge()).toEqual({ ok: false, reason: 'code-incomplete' })
    const code = String(mail?.params['code'])
    const judged = await judge(code)
    expect(judged).toMatchObject({ ok: true, credentialId: null })
    const proof = { method: 'mail-code', at: world.now, credentialId: null }
    expect(judged.ok && (await judged.claim?.commit(proof))).toBe(true)
    expect(judged.ok && (await judged.claim?.commit(proof))).toBe(false)
    expect(await judge(code)).toEqual({ ok: false, reason: 'expired' })
  })

  it('is sent five times an hour', async () => {
    const state = await entered()
    for (let sent = 0; sent < 5; sent++) expect(await start(state)).toEqual({ ok: true })
    expect(await start(state)).toEqual({ ok: false, reason: 'too-many', until: world.now + 3600 })
  })

  it('rests three days after a password that was chosen by a mail alone', async () => {
    const { id: accountId } = jane
    const activity = await activityEntry(world.context, { accountId, kind: 'password-reset' })
    await world.context.store.accounts.configure(accountId, { language: 'en', activity })
    // They chose one more since, which changes nothing of it.
    jane = { ...jane, passwordChangedAt: world.now + 100 }
    const until = world.now + 3 * days
    world.now = until - 1
    expect(await start(await entered())).toEqual({ ok: false, reason: 'reset-lately', until })
    expect(await world.mails()).toEqual([])
    world.now = until
    expect(await start(await entered())).toEqual({ ok: true })
  })
})
