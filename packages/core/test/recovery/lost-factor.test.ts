import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../src/account/index.ts'
import { deviceTopic } from '../../src/context/topics.ts'
import type { Account } from '../../src/ports/index.ts'
import {
  beginFactorRemoval,
  cancelFactorRemoval,
  findFactorRemoval,
  findLostFactorLink,
  finishFactorRemovals,
  listLostFactors,
  reportLostFactor,
  reportNotMe,
  waitingFactorRemoval,
} from '../../src/recovery/index.ts'
import { sealLink } from '../../src/links/sealed-link.ts'
import { choosePassword, requestReset } from '../../src/registration/index.ts'
import { checkSession, type CurrentSession } from '../../src/sessions/index.ts'
import { type SignInRef } from '../../src/sign-in/index.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/method.ts'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { enrolled } from '../support/phones.ts'
import { makeRecoveryCodes } from '../../src/methods/recovery-code/codes.ts'
import { begin, withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import { goodPassword, tokenIn, visitor, type World } from '../support/world.ts'

const wait = 72 * 3600
let world: World
let jane: Account
let phoneId: string
beforeEach(async () => {
  ;({ world, jane } = await withJane())
  phoneId = (await enrolled(world.context.store, jane.id, { name: 'My phone' })).id
})

const names = async () => (await world.context.store.devices.list(jane.id)).map(({ name }) => name)

/** A sign-in that stands after the right password, on the way to what it can't reach. */
async function stuck(): Promise<SignInRef> {
  const flow = await begin(world, jane.email, { continueTo: null })
  await world.context.store.signIns.prove({
    idHash: (await found(flow)).idHash,
    proof: { method: 'password', at: world.now, credentialId: null },
    method: null,
    credentialId: null,
    clearThrottle: [],
    now: world.now,
  })
  return flow
}

async function found({ signInId, visitor: { browserToken } }: SignInRef) {
  const { hashToken } = await import('../../src/ids/index.ts')
  const [idHash, browserHash] = [hashToken(signInId), hashToken(browserToken)]
  const state = await world.context.store.signIns.find({ idHash, browserHash, now: world.now })
  if (!state) throw new Error('no sign-in')
  return state.signIn
}

/** The token of the mail that a report of the phone sends. */
async function reported(factorId = phoneId): Promise<string> {
  expect(await reportLostFactor(world.context, { ...(await stuck()), factorId })).toEqual({ ok: true })
  const mail = (await world.mails()).find(({ template }) => template === 'factor-removal-link')
  expect(mail).toMatchObject({ to: jane.email, params: { waitHours: 72, validMinutes: 60, askedBy: 'person' } })
  // Nothing happened yet of which somebody could say that it wasn’t them.
  expect(mail?.params).not.toHaveProperty('notMeLink')
  return new URL(String(mail?.params['link'])).searchParams.get('token') ?? ''
}

async function begun(): Promise<string> {
  const result = await beginFactorRemoval(world.context, { token: await reported() })
  if (!result.ok) throw new Error(result.reason)
  return result.cancelToken
}

async function session(): Promise<CurrentSession> {
  const flow = await begin(world, jane.email, { continueTo: null })
  const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
  const current = done.ok && done.opened && (await checkSession(world.context, { token: done.opened.sessionToken }))
  if (!current) throw new Error('not signed in')
  return current
}

describe('a lost factor', () => {
  it('goes after a link in a mail and 72 hours, told of by mail, alone', async () => {
    await enrolled(world.context.store, jane.id, { name: 'Tablet' })
    const cancelToken = await begun()
    const dueAt = world.now + wait
    const told = await world.mails()
    // Every phone is woken, the lost one too.
    expect(told.filter(({ template }) => template === 'factor-removal')).toHaveLength(2)
    expect(told.find(({ template }) => template === 'factor-removal-waiting')).toMatchObject({
      template: 'factor-removal-waiting',
      params: { factor: 'My phone', dueAt, cancelLink: expect.stringContaining('/cas/lost-factor/removal?token=') },
    })
    expect(await findFactorRemoval(world.context, { token: cancelToken })).toMatchObject({
      removal: { factorName: 'My phone', dueAt },
    })
    world.now = dueAt - 1
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toHaveLength(2)
    world.now = dueAt
    expect(await Promise.all([1, 2, 3].map(() => finishFactorRemovals(world.context)))).toContain(1)
    expect(await names()).toEqual(['Tablet'])
    const mails = (await world.mails()).filter(({ template }) => template === 'factor-removed')
    expect(mails).toMatchObject([{ to: jane.email, params: { factor: 'My phone', notMeLink: expect.any(String) } }])
    expect(await finishFactorRemovals(world.context)).toBe(0)
  })

  it('may be a passkey', async () => {
    const passkey = {
      id: 'passkey-1',
      accountId: jane.id,
      credentialId: 'credential-1',
      publicKey: 'pQECAyYgASFYIA',
      signCount: 0,
      name: 'My key',
      kind: 'security-key',
      aaguid: '00000000-0000-0000-0000-000000000000',
      transports: ['usb'],
      discoverable: false,
      backedUp: false,
      createdAt: world.now,
      lastUsedAt: null,
    } as const
    const activity = {
      id: 'a-1',
      accountId: jane.id,
      kind: 'passkey-added',
      at: world.now,
      details: {},
      subject: 's',
      facts: {},
    }
    await world.context.store.passkeys.add({ passkey, limit: 9, messages: [], activity })
    const begun = await beginFactorRemoval(world.context, { token: await reported(passkey.id) })
    expect(begun.ok).toBe(true)
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(1)
    expect(await world.context.store.passkeys.list(jane.id)).toEqual([])
    expect(await names()).toEqual(['My phone'])
  })

  it('stays when anybody cancels: by the mail’s link, or by any session', async () => {
    const token = await begun()
    expect(await cancelFactorRemoval(world.context, { token })).toEqual({ ok: true })
    expect(await cancelFactorRemoval(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
    expect((await world.mails()).map(({ template }) => template)).toContain('factor-removal-cancelled')
    world.now += 3600
    await begun()
    const current = await session()
    expect(await waitingFactorRemoval(world.context, { current })).toMatchObject({ factorName: 'My phone' })
    expect(await cancelFactorRemoval(world.context, { current })).toEqual({ ok: true })
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toEqual(['My phone'])
  })

  // Whoever reads the mailbox would begin it again by the next.
  it('that was cancelled ends the links that were mailed before, of every factor', async () => {
    const tablet = await enrolled(world.context.store, jane.id, { name: 'Tablet' })
    const others = [await reported(), await reported(tablet.id)]
    world.now += 60
    const token = await begun()
    const later = await reported()
    world.now += 60
    expect(await cancelFactorRemoval(world.context, { token })).toEqual({ ok: true })
    for (const other of [...others, later])
      expect(await beginFactorRemoval(world.context, { token: other })).toEqual({ ok: false, reason: 'not-found' })
    world.now += 1
    expect((await beginFactorRemoval(world.context, { token: await reported() })).ok).toBe(true)
  })

  // Of two servers: the link is newer by the clock of the one that mailed it.
  it('that was cancelled ends links of a server whose clock is ahead, and none that is mailed after', async () => {
    world.now += 100
    const token = await begun()
    world.now += 60
    const ahead = await reported()
    world.now -= 59
    await cancelFactorRemoval(world.context, { token })
    expect(await findLostFactorLink(world.context, ahead)).toBeNull()
    world.now -= 50
    const behind = await reported()
    expect((await beginFactorRemoval(world.context, { token: behind })).ok).toBe(true)
  })

  it('is one at a time, and each link begins one', async () => {
    const tablet = await enrolled(world.context.store, jane.id, { name: 'Tablet' })
    const [token, other] = [await reported(), await reported(tablet.id)]
    const results = await Promise.all(Array.from({ length: 10 }, () => beginFactorRemoval(world.context, { token })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await beginFactorRemoval(world.context, { token: other })).toEqual({ ok: false, reason: 'waiting' })
    expect(await listLostFactors(world.context, await stuck())).toMatchObject({
      factors: expect.arrayContaining([
        expect.objectContaining({ name: 'My phone' }),
        expect.objectContaining({ name: 'Tablet' }),
      ]),
      waiting: { factorName: 'My phone' },
    })
    await cancelFactorRemoval(world.context, { current: await session() })
    expect(await findLostFactorLink(world.context, token)).toBeNull()
    expect(await beginFactorRemoval(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is reported only after the right password, in that browser, and only one’s own', async () => {
    const before = await begin(world, jane.email, { continueTo: null })
    expect(await listLostFactors(world.context, before)).toEqual({ ok: false, reason: 'not-found' })
    expect(await reportLostFactor(world.context, { ...before, factorId: phoneId })).toMatchObject({
      reason: 'not-found',
    })
    const flow = await stuck()
    expect(await listLostFactors(world.context, { ...flow, visitor: visitor('other') })).toMatchObject({ ok: false })
    const stranger = await world.person({ email: 'bob@example.org' })
    const { id } = await enrolled(world.context.store, stranger.id)
    expect(await reportLostFactor(world.context, { ...flow, factorId: id })).toMatchObject({ reason: 'not-found' })
  })

  it('isn’t removed by a password reset, however often', async () => {
    for (const newPassword of ['Green-Teapot-77', 'Brown-Saucer-88', 'Black-Napkin-99']) {
      await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
      const token = tokenIn((await world.mails()).at(-1))
      const chosen = { token, newPassword, confirmPassword: newPassword, visitor: visitor() }
      expect(await choosePassword(world.context, chosen)).toMatchObject({ ok: true })
      world.now += 3600
      expect(await names()).toEqual(['My phone'])
    }
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toEqual(['My phone'])
  })

  it('can be reported for an hour by one link, which can’t be made up', async () => {
    const token = await reported()
    for (const wrong of ['', 'x', `${token}A`]) expect(await findLostFactorLink(world.context, wrong)).toBeNull()
    for (const ids of [[], [jane.id], [jane.id, phoneId]]) {
      const short = await sealLink(world.context, { purpose: 'lost-factor', ids, until: world.now + 9 })
      expect(await findLostFactorLink(world.context, short)).toBeNull()
    }
    expect(await findFactorRemoval(world.context, { token })).toMatchObject({ ok: false })
    world.now += 3599
    expect(await findLostFactorLink(world.context, token)).not.toBeNull()
    world.now += 1
    expect(await findLostFactorLink(world.context, token)).toBeNull()
    expect(await beginFactorRemoval(world.context, { token })).toMatchObject({ ok: false })
    const cancel = await begun()
    expect(await findLostFactorLink(world.context, cancel)).toBeNull()
  })

  it('stays when somebody says “this wasn’t me”', async () => {
    await begun()
    const mail = (await world.mails()).find(({ template }) => template === 'factor-removal-waiting')
    const token = new URL(String(mail?.params['notMeLink'])).searchParams.get('token') ?? ''
    expect(await reportNotMe(world.context, { token })).toMatchObject({ ok: true })
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toEqual(['My phone'])
  })

  it('tells phones that listen, at its beginning and when it is kept; the log names the factor', async () => {
    const told: string[] = []
    const context = {
      ...world.context,
      signals: { ...world.context.signals, notify: (topic: string) => told.push(topic) },
    }
    const token = await reported()
    const begun = await beginFactorRemoval(context, { token })
    if (!begun.ok) throw new Error(begun.reason)
    expect(told).toEqual([deviceTopic(phoneId)])
    expect(await cancelFactorRemoval(context, { token: begun.cancelToken })).toEqual({ ok: true })
    expect(told).toEqual([deviceTopic(phoneId), deviceTopic(phoneId)])
    const lines = await listActivity(context, { current: await session() })
    const ofRemoval = lines.filter(({ kind }) => kind.startsWith('factor-removal'))
    expect(ofRemoval.map(({ kind, details }) => [kind, details.factor])).toEqual([
      ['factor-removal-cancelled', 'My phone'],
      ['factor-removal-asked', 'My phone'],
    ])
  })

  it('of an account that is gone by then isn’t counted; recovery codes are no factor that is lost', async () => {
    await begun()
    world.now += wait
    const { store } = world.context
    const find = async () => null
    const context = { ...world.context, store: { ...store, accounts: { ...store.accounts, find } } }
    expect(await finishFactorRemovals(context)).toBe(0)
    const methods = [password(), mobileAppPin()]
    const made = await makeRecoveryCodes({ ...world.context, methods }, { fresh: await freshly(world.context, jane) })
    expect(made.ok).toBe(true)
    const listed = await listLostFactors(world.context, await stuck())
    expect(listed).toMatchObject({
      ok: true,
      factors: [{ kind: 'device', id: phoneId, name: 'My phone', model: 'Pixel 9' }],
    })
  })

  it('is nothing to whom nothing waits for, nor once it is gone otherwise', async () => {
    const current = await session()
    expect(await waitingFactorRemoval(world.context, { current })).toBeNull()
    expect(await cancelFactorRemoval(world.context, { current })).toEqual({ ok: false, reason: 'not-found' })
    const token = await reported()
    const { store } = world.context
    const factors = { ...store.factors, list: async () => [] }
    const context = { ...world.context, store: { ...store, factors } }
    expect(await findLostFactorLink(context, token)).toBeNull()
    expect(await beginFactorRemoval(context, { token })).toEqual({ ok: false, reason: 'not-found' })
    const cancelToken = await begun()
    const accounts = { ...store.accounts, find: async () => null }
    const gone = { ...world.context, store: { ...store, accounts } }
    const until = world.now + 9
    const link = await sealLink(world.context, {
      purpose: 'lost-factor',
      ids: [jane.id, phoneId, String(world.now)],
      until,
    })
    expect(await findLostFactorLink(gone, link)).toBeNull()
    expect(await cancelFactorRemoval(gone, { token: cancelToken })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('goes in its turn: as many at once as the work in the background takes', async () => {
    await begun()
    const bob = await world.person({ email: 'bob@example.org' })
    const { id } = await enrolled(world.context.store, bob.id)
    const ids = [bob.id, id, String(world.now)]
    const token = await sealLink(world.context, { purpose: 'lost-factor', ids, until: world.now + 60 })
    expect(await beginFactorRemoval(world.context, { token })).toMatchObject({ ok: true })
    world.now += wait
    expect(await finishFactorRemovals(world.context, { limit: 1 })).toBe(1)
    expect(await finishFactorRemovals(world.context)).toBe(1)
  })

  it('can be kept for a day longer than it waits, by its own link', async () => {
    const token = await begun()
    world.now += wait + 86_399
    expect(await findFactorRemoval(world.context, { token })).toMatchObject({ ok: true })
    world.now += 1
    expect(await findFactorRemoval(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('brings no more than five mails an hour', async () => {
    // What the registration sent counts no more.
    world.now += 3600
    const answers = []
    for (let i = 0; i < 6; i++)
      answers.push(await reportLostFactor(world.context, { ...(await stuck()), factorId: phoneId }))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false])
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'throttled', until: world.now + 3600 })
    const sent = (await world.mails()).filter(({ template }) => template === 'factor-removal-link')
    expect(sent).toHaveLength(5)
    world.now += 3600
    expect(await reportLostFactor(world.context, { ...(await stuck()), factorId: phoneId })).toMatchObject({ ok: true })
  })
})
