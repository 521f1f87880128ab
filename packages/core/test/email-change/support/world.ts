import { expect } from 'vitest'
import { confirmEmailChange, type EmailChangeRequest, requestEmailChange } from '../../../src/email-change/index.ts'
import type { Account, Proof } from '../../../src/ports/index.ts'
import { checkSession, type CurrentSession } from '../../../src/sessions/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/method.ts'
import { password } from '../../../src/methods/password/method.ts'
import { begin, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { enrolled } from '../../support/phones.ts'
import { goodPassword, type Mail, tokenIn, visitor, type World } from '../../support/world.ts'

export const day = 86_400
export const newEmail = 'Jane@New.example'
export let world: World
export let jane: Account

/** How each test begins: Jane has an account. */
export async function janeHere(): Promise<void> {
  ;({ world, jane } = await withJane({ methods: [password(), mobileAppPin()] }))
}

/** Signs in by a password, in a browser of this name. */
export async function signedIn(
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

/** What is asked for: the new address, typed twice. */
export async function request(
  current: CurrentSession,
  changed: Partial<EmailChangeRequest> = {},
): Promise<EmailChangeRequest> {
  const fresh = await freshly(world.context, current)
  return { fresh, email: newEmail, confirmEmail: newEmail, withoutOld: false, ...changed }
}

/** The token of a link that a mail has. */
export const paramToken = (mail: Mail | undefined, name: string): string =>
  new URL(String(mail?.params[name])).searchParams.get('token') ?? ''

/** The mails, by template: those of one second leave the outbox in any order. */
export async function read(): Promise<readonly Mail[]> {
  return (await world.mails()).toSorted((a, b) => a.template.localeCompare(b.template))
}

/** Asks, and reads the mails. */
export async function asked(current: CurrentSession, changed: Partial<EmailChangeRequest> = {}) {
  expect(await requestEmailChange(world.context, await request(current, changed))).toEqual({ ok: true })
  const mails = await read()
  const toOld = mails.find(({ template }) => template.startsWith('email-change-old'))
  const toNew = mails.find(({ template }) => template === 'email-change-new')
  return { mails, toOld, toNew, oldToken: paramToken(toOld, 'link'), newToken: toNew ? tokenIn(toNew) : '' }
}

export const confirm = (token: string) => confirmEmailChange(world.context, { token })
export const find = (email: string) => world.context.store.accounts.find({ email })

/** Somebody with a phone, who signed in with it just now. */
export async function strong(): Promise<CurrentSession> {
  const { id } = await enrolled(world.context.store, jane.id)
  const current = await signedIn()
  const proof: Proof = { method: 'mobile-app-pin', at: world.now, credentialId: id }
  return { ...current, session: { ...current.session, proofs: [...current.session.proofs, proof] } }
}
