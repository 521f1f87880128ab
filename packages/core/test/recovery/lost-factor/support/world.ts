import { expect } from 'vitest'
import type { Account } from '../../../../src/ports/index.ts'
import { beginFactorRemoval, reportLostFactor } from '../../../../src/recovery/index.ts'
import { checkSession, type CurrentSession } from '../../../../src/sessions/index.ts'
import type { SignInRef } from '../../../../src/sign-in/index.ts'
import { submitPassword } from '../../../../src/methods/password/use-cases.ts'
import { enrolled } from '../../../support/phones.ts'
import { begin, withJane } from '../../../support/flow.ts'
import { goodPassword, type World } from '../../../support/world.ts'
import { hashToken } from '../../../../src/ids/index.ts'

export const wait = 72 * 3600

export let world: World
export let jane: Account
export let phoneId: string

/** How each test begins: Jane has a phone. */
export async function janeWithPhone(): Promise<void> {
  ;({ world, jane } = await withJane())
  phoneId = (await enrolled(world.context.store, jane.id, { name: 'My phone' })).id
}

/** The phones that she has. */
export const names = async () => (await world.context.store.devices.list(jane.id)).map(({ name }) => name)

/** A sign-in that stands after the right password, on the way to what it can't reach. */
export async function stuck(): Promise<SignInRef> {
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
  const [idHash, browserHash] = [hashToken(signInId), hashToken(browserToken)]
  const state = await world.context.store.signIns.find({ idHash, browserHash, now: world.now })
  if (!state) throw new Error('no sign-in')
  return state.signIn
}

/** The token of the mail that a report of the phone sends. */
export async function reported(factorId = phoneId): Promise<string> {
  expect(await reportLostFactor(world.context, { ...(await stuck()), factorId })).toEqual({ ok: true })
  const mail = (await world.mails()).find(({ template }) => template === 'factor-removal-link')
  expect(mail).toMatchObject({ to: jane.email, params: { waitHours: 72, validMinutes: 60, askedBy: 'person' } })
  // Nothing happened yet of which somebody could say that it wasn’t them.
  expect(mail?.params).not.toHaveProperty('notMeLink')
  return new URL(String(mail?.params['link'])).searchParams.get('token') ?? ''
}

/** The phone goes in 72 hours: the token that cancels it. */
export async function begun(): Promise<string> {
  const result = await beginFactorRemoval(world.context, { token: await reported() })
  if (!result.ok) throw new Error(result.reason)
  return result.cancelToken
}

/** A session of hers. */
export async function session(): Promise<CurrentSession> {
  const flow = await begin(world, jane.email, { continueTo: null })
  const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
  const current = done.ok && done.opened && (await checkSession(world.context, { token: done.opened.sessionToken }))
  if (!current) throw new Error('not signed in')
  return current
}
