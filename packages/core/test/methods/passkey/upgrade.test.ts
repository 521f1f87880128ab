import { beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../src/ports/index.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { passkey } from '../../../src/methods/passkey/method.ts'
import { addPasskey, newPasskeyOptions, passkeysOnTheWay } from '../../../src/methods/passkey/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { checkSession, type CurrentSession } from '../../../src/sessions/index.ts'
import { submitAnswer } from '../../../src/sign-in/index.ts'
import { softAuthenticator } from '../../support/authenticator.ts'
import { asks, begin, phone, withJane } from '../../support/flow.ts'
import { codeMethod, goodPassword, type World } from '../../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({
    methods: [password(), codeMethod([phone]), passkey()],
    describeDestination: (path) => (path === '/cas/x' ? asks() : asks({ level: 'BASIC' })),
  }))
})

async function signedIn(second: boolean): Promise<CurrentSession> {
  const flow = await begin(world, jane.email, { continueTo: second ? '/cas/x' : '/cas/y' })
  const first = await submitPassword(world.context, {
    ...flow,
    password: goodPassword,
    method: second ? 'code' : 'password',
  })
  const done = second ? await submitAnswer(world.context, { ...flow, answer: { code: '1234' } }) : first
  const token = done.ok && done.opened ? done.opened.sessionToken : null
  const current = await checkSession(world.context, { token })
  if (!current) throw new Error('not signed in')
  return current
}

async function offered(current: CurrentSession) {
  const found = await passkeysOnTheWay(world.context, { current })
  const checked = await requireFresh(world.context, { current })
  if (!found || !('upgrade' in found) || !checked.ok) throw new Error('nothing is offered')
  return { options: found.upgrade, fresh: checked.fresh }
}

describe('a passkey that a browser makes without a question', () => {
  it('is offered right after a password and a second factor, where there is none yet', async () => {
    expect(await passkeysOnTheWay(world.context, { current: await signedIn(false) })).toBeNull()
    const current = await signedIn(true)
    const { options, fresh } = await offered(current)
    expect(options).toMatchObject({ user: { name: jane.email }, excludeCredentials: [] })
    world.now += 60
    expect(await passkeysOnTheWay(world.context, { current })).not.toBeNull()
    world.now += 1
    expect(await passkeysOnTheWay(world.context, { current })).toBeNull()
    world.now -= 61
    const authenticator = await softAuthenticator()
    // Nobody touched anything: the browser says so.
    const response = await authenticator.create(options, { present: false, verified: false })
    expect(await addPasskey(world.context, { fresh, name: 'Firefox', response, upgrade: true })).toMatchObject({
      ok: true,
    })
    expect((await world.mails()).map(({ template }) => template)).toContain('passkey-added')
    const { credentialId } = authenticator
    expect(await passkeysOnTheWay(world.context, { current })).toMatchObject({
      accepted: { rpId: 'id.example.eu', userId: options.user.id, allAcceptedCredentialIds: [credentialId] },
      details: { userId: options.user.id, name: jane.email, displayName: 'Jane Doe' },
    })
  })

  it('needs nobody present on this way alone, and each answer is for its own', async () => {
    const current = await signedIn(true)
    const { options, fresh } = await offered(current)
    const asked = await newPasskeyOptions(world.context, { fresh })
    const add = async (from: typeof options, { present, upgrade }: { present: boolean; upgrade: boolean }) => {
      const response = await (await softAuthenticator()).create(from, { present })
      const added = await addPasskey(world.context, { fresh, name: 'Firefox', response, upgrade })
      return added.ok ? 'added' : added.reason
    }
    expect(await add(asked, { present: false, upgrade: false })).toBe('refused')
    expect(await add(asked, { present: false, upgrade: true })).toBe('refused')
    expect(await add(options, { present: true, upgrade: false })).toBe('refused')
    expect(await add(options, { present: false, upgrade: true })).toBe('added')
    expect(await add(options, { present: false, upgrade: true })).toBe('expired')
  })

  it('isn’t offered after the password alone, where that is all there is', async () => {
    const context = { ...world.context, methods: [password(), passkey()] }
    const current = await signedIn(false)
    expect(await requireFresh(context, { current })).toMatchObject({ ok: true })
    expect(await passkeysOnTheWay(context, { current })).toBeNull()
  })

  it('is made in the session that was asked', async () => {
    const { options } = await offered(await signedIn(true))
    const { fresh } = await offered(await signedIn(true))
    const response = await (await softAuthenticator()).create(options, { present: false })
    const added = await addPasskey(world.context, { fresh, name: 'Firefox', response, upgrade: true })
    expect(added).toEqual({ ok: false, reason: 'refused' })
  })
})
