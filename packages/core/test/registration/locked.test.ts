import { beforeEach, describe, expect, it } from 'vitest'
import { lockAccount } from '../../src/operator/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { choosePassword, findLink, registerAccount, requestReset, resendLink } from '../../src/registration/index.ts'
import { findLostFactorLink, findNotMe, listLostFactors, reportNotMe } from '../../src/recovery/index.ts'
import { notMeLink } from '../../src/links/not-me-link.ts'
import { sealLink } from '../../src/links/sealed-link.ts'
import { hashToken } from '../../src/ids/index.ts'
import { begin, withJane } from '../support/flow.ts'
import { enrolled } from '../support/phones.ts'
import { form, goodPassword, tokenIn, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})
const lock = () =>
  lockAccount(world.context, { by: { via: 'command', name: 'root' }, reason: null, accountId: jane.id })
const asking = { identifier: 'jane@example.org', captcha: null, continueTo: null, visitor: visitor() }
const both = { newPassword: goodPassword, confirmPassword: goodPassword }

describe('a locked account', () => {
  it('gets no mail, whatever is asked for; the answer is the same', async () => {
    await lock()
    await world.mails()
    expect(await registerAccount(world.context, form())).toEqual({ ok: true, maskedEmail: 'j...@...' })
    expect(await requestReset(world.context, asking)).toEqual({ ok: true })
    expect(await resendLink(world.context, asking)).toEqual({ ok: true })
    expect(await world.mails()).toEqual([])
  })

  it('isn’t opened by a link that is left', async () => {
    await requestReset(world.context, asking)
    const token = tokenIn((await world.mails()).at(-1))
    const { accounts } = world.context.store
    const found = await accounts.findLink(hashToken(token), { now: world.now })
    if (!found) throw new Error('no link')
    // As a store may have it that is asked in the moment of the lock.
    accounts.findLink = async () => ({ ...found, account: { ...found.account, status: 'locked' } })
    expect(await findLink(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
    expect(await choosePassword(world.context, { token, ...both, visitor: visitor() })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('is recovered by nobody: not by “this wasn’t me”, nor by a factor that is lost', async () => {
    const { id } = await enrolled(world.context.store, jane.id, { name: 'My phone' })
    const said = new URL(await notMeLink(world.context, jane)).searchParams.get('token') ?? ''
    const lost = await sealLink(world.context, {
      purpose: 'lost-factor',
      ids: [jane.id, id, String(world.now)],
      until: world.now + 9,
    })
    expect(await findNotMe(world.context, { token: said })).toMatchObject({ ok: true })
    expect(await findLostFactorLink(world.context, lost)).not.toBeNull()
    await lock()
    expect(await findNotMe(world.context, { token: said })).toEqual({ ok: false, reason: 'not-found' })
    expect(await reportNotMe(world.context, { token: said })).toEqual({ ok: false, reason: 'not-found' })
    expect(await findLostFactorLink(world.context, lost)).toBeNull()
  })

  it('has no factors to report', async () => {
    const flow = await begin(world, jane.email, { continueTo: null })
    const { signIns } = world.context.store
    const [idHash, browserHash] = [hashToken(flow.signInId), hashToken(flow.visitor.browserToken)]
    const proof = { method: 'password', at: world.now, credentialId: null }
    await signIns.prove({ idHash, proof, method: null, credentialId: null, clearThrottle: [], now: world.now })
    expect(await listLostFactors(world.context, flow)).toEqual({ ok: true, factors: [], waiting: null })
    const state = await signIns.find({ idHash, browserHash, now: world.now })
    if (!state?.account) throw new Error('no sign-in')
    const { account, signIn } = state
    signIns.find = async () => ({ ...state, account: { ...account, status: 'locked' } })
    expect(await listLostFactors(world.context, flow)).toEqual({ ok: false, reason: 'not-found' })
    // Nor has a sign-in that is over.
    signIns.find = async () => ({ ...state, signIn: { ...signIn, completedAt: world.now } })
    expect(await listLostFactors(world.context, flow)).toEqual({ ok: false, reason: 'not-found' })
  })
})
