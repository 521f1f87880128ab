import { expect } from 'vitest'
import type { Destination } from '../../../../src/context/index.ts'
import { beginEid, type EidWish, finishEid, registerByEid } from '../../../../src/methods/eid/use-cases.ts'
import type { Account } from '../../../../src/ports/index.ts'
import type { CurrentSession } from '../../../../src/sessions/index.ts'
import { type FakeCountry, stateIn, withCountry } from '../../../support/eid.ts'
import { asks } from '../../../support/flow.ts'
import { freshly } from '../../../support/fresh.ts'
import { signedIn } from '../../../support/passkeys.ts'
import { visitor, type World } from '../../../support/world.ts'

export let world: World
export let jane: Account
export let country: FakeCountry
let asked: Destination

/** How each test begins: Jane has an account, and people sign in by password or by the eID of a country. */
export async function janeAndCountry(): Promise<void> {
  asked = asks()
  ;({ country, jane, world } = await withCountry(() => asked))
}

/** What the service asks for from now on that people are on their way to, `/cas/x`. */
export function destinationAsks(...requirement: Parameters<typeof asks>): void {
  asked = asks(...requirement)
}

/** Signing in, on the way to the service. */
export const wish = (changed: Partial<Extract<EidWish, { kind: 'sign-in' }>> = {}): EidWish => ({
  kind: 'sign-in',
  signInId: null,
  continueTo: '/cas/x',
  ...changed,
})

/** Linking, in My Account. */
export const linking = async (current: CurrentSession): Promise<EidWish> => ({
  kind: 'link',
  fresh: await freshly(world.context, current),
})

/** Asks to leave for the country. */
export const leaving = (wanted: EidWish = wish(), { scheme = country, browser = visitor() } = {}) =>
  beginEid(world.context, { scheme, wish: wanted, language: 'fr', visitor: browser })

/** Leaves for the country. @returns the state with which people come back */
export async function leave(...given: Parameters<typeof leaving>): Promise<string> {
  const begun = await leaving(...given)
  if (!begun.ok) throw new Error(begun.reason)
  return stateIn(begun.url)
}

/** Comes back with an answer. */
export const comeBack = (
  state: string,
  {
    browser = visitor(),
    current = null,
    scheme = country.id,
    schemes = [country],
  }: {
    readonly browser?: ReturnType<typeof visitor>
    readonly current?: CurrentSession | null
    readonly scheme?: string
    readonly schemes?: readonly FakeCountry[]
  } = {},
) =>
  finishEid(world.context, {
    schemes,
    answer: { scheme, params: { state, code: 'right' } },
    state,
    current,
    language: 'fr',
    visitor: browser,
  })

export const roundTrip = async (wanted: EidWish = wish(), options: Parameters<typeof comeBack>[1] = {}) =>
  comeBack(await leave(wanted), options)

/** Jane's eID. */
export async function linked(): Promise<CurrentSession> {
  const current = await signedIn(world, jane)
  const done = await comeBack(await leave(await linking(current)), { current })
  expect(done).toMatchObject({ ok: true, kind: 'linked' })
  await world.mails()
  return current
}

/** The id of an eID that nobody has. */
export async function stranger(wanted: EidWish = wish()): Promise<string> {
  const done = await roundTrip(wanted)
  if (!done.ok || done.kind !== 'unmatched') throw new Error(JSON.stringify(done))
  return done.eidId
}

/** Asks for an account by an eID that nobody has. */
export const registers = (eidId: string, changed: Partial<Parameters<typeof registerByEid>[1]> = {}) =>
  registerByEid(world.context, {
    eidId,
    email: 'Ada@example.org',
    language: 'fr',
    privacy: true,
    visitor: visitor(),
    ...changed,
  })

/** Follows the link of the mail and proves the eID once more. */
export const confirm = (token: string) => roundTrip({ kind: 'register', token })
