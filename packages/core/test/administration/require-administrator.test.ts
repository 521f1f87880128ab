import { beforeEach, describe, expect, it } from 'vitest'
import { administrationAsk, requireAdministrator, setAdministrator } from '../../src/administration/index.ts'
import type { MethodCredential } from '../../src/context/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import type { Account } from '../../src/ports/index.ts'
import { checkSession, type CurrentSession } from '../../src/sessions/index.ts'
import { submitAnswer } from '../../src/sign-in/index.ts'
import { begin, phone } from '../support/flow.ts'
import { signedIn } from '../support/passkeys.ts'
import { codeMethod, goodPassword, newWorld, type World } from '../support/world.ts'

let world: World
let ada: Account
const phones: readonly MethodCredential[] = [phone]
beforeEach(async () => {
  world = await newWorld({ methods: [password(), { ...codeMethod(phones), level: 'HIGH' }] })
  ada = await world.person()
})

const role = (on: boolean) =>
  setAdministrator(world.context, {
    accountId: ada.id,
    by: { via: 'command', name: 'root' },
    reason: null,
    on,
  })

async function strong(): Promise<string | null> {
  const flow = await begin(world, ada.email, { continueTo: null })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
  const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
  return done.ok && done.opened ? done.opened.sessionToken : null
}

async function session(token: string | null): Promise<CurrentSession> {
  const current = await checkSession(world.context, { token })
  if (!current) throw new Error('not signed in')
  return current
}

describe('requireAdministrator', () => {
  it('knows an administrator by the role alone, as the store has it at that request', async () => {
    const token = await strong()
    const look = async () => requireAdministrator(world.context, { current: await session(token), fresh: false })
    expect(await look()).toEqual({ ok: false, reason: 'not-administrator' })
    expect(await role(true)).toBe(true)
    expect(await look()).toMatchObject({ ok: true, administrator: { account: { id: ada.id } } })
    expect(await role(true)).toBe(false)
    expect(await role(false)).toBe(true)
    expect(await look()).toEqual({ ok: false, reason: 'not-administrator' })
  })

  it('wants the strongest level, and says what to ask for', async () => {
    await role(true)
    const current = { ...(await signedIn(world, ada)), account: { ...ada, administrator: true } }
    const destination = administrationAsk({ fresh: false })
    expect(destination).toMatchObject({ level: 'HIGH', maxAge: null })
    expect(await requireAdministrator(world.context, { current, fresh: false })).toEqual({
      ok: false,
      reason: 'prove-more',
      destination,
    })
  })

  it('to change something, wants it proved within ten minutes; to look, at any time', async () => {
    await role(true)
    const token = await strong()
    const look = async (fresh: boolean) =>
      fresh
        ? requireAdministrator(world.context, { current: await session(token), fresh })
        : requireAdministrator(world.context, { current: await session(token), fresh })
    world.now += 600
    expect(await look(true)).toMatchObject({ ok: true })
    world.now += 1
    expect(await look(true)).toMatchObject({ ok: false, reason: 'prove-more', destination: { maxAge: 600 } })
    expect(await look(false)).toMatchObject({ ok: true })
  })

  it('takes nobody whose account isn’t active, whatever the session says', async () => {
    await role(true)
    const current = await session(await strong())
    const locked = { ...current, account: { ...current.account, status: 'locked' as const } }
    expect(await requireAdministrator(world.context, { current: locked, fresh: false })).toMatchObject({
      reason: 'not-administrator',
    })
  })
})
