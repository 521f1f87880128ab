import * as base64url from 'jose/base64url'
import { beforeEach, describe, expect, it } from 'vitest'
import { judgeAssertion } from '../../../src/methods/passkey/judge.ts'
import { passkey } from '../../../src/methods/passkey/method.ts'
import { requestOptions } from '../../../src/methods/passkey/options.ts'
import { passkeySignInOptions, signInWithPasskey, unknownPasskey } from '../../../src/methods/passkey/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import type { Account } from '../../../src/ports/index.ts'
import type { Authenticator, Twist } from '../../support/authenticator.ts'
import { withJane } from '../../support/flow.ts'
import { methodState } from '../../support/method-state.ts'
import { withPasskey } from '../../support/passkeys.ts'
import { visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
let authenticator: Authenticator
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [passkey(), password()] }))
  ;({ authenticator } = await withPasskey(world, jane))
})

const subject = 'a page of ours'
const asked = (about = subject) => requestOptions(world.context, { subject: about, passkeys: [] })
const judge = (response: string, account: Account | null = jane) =>
  judgeAssertion(world.context, { response, subject, account, visitor: visitor() })
const signed = async (twist?: Twist, by = authenticator) => by.get(await asked(), twist)

/** A passkey whose count stands here. */
async function counted(signCount: number): Promise<void> {
  const asking = await passkeySignInOptions(world.context, { visitor: visitor() })
  const response = await authenticator.get(asking, { signCount })
  expect(await signInWithPasskey(world.context, { response, continueTo: null, visitor: visitor() })).toMatchObject({
    ok: true,
  })
}

describe('a passkey’s signature', () => {
  it.each([
    { kept: 0, given: 0, isCopy: false },
    { kept: 0, given: 1, isCopy: false },
    { kept: 5, given: 6, isCopy: false },
    { kept: 5, given: 5, isCopy: true },
    { kept: 5, given: 4, isCopy: true },
    // It counted, and pretends that it can’t.
    { kept: 5, given: 0, isCopy: true },
  ])('whose count was $kept and is $given is of a copy: $isCopy', async ({ given, isCopy, kept }) => {
    await counted(kept)
    const judged = await judge(await signed({ signCount: given }))
    const told = judged.ok ? { mails: judged.told.messages.length, line: judged.told.activity?.kind ?? null } : judged
    expect(told).toEqual(isCopy ? { mails: 1, line: 'passkey-copied' } : { mails: 0, line: null })
  })

  it('needs no name where somebody else said who comes', async () => {
    expect(await judge(await signed({ userHandle: null }))).toMatchObject({ ok: true, named: false })
    expect(await judge(await signed())).toMatchObject({ ok: true, named: true })
  })

  it('of somebody else is unknown here, and good yet where it belongs', async () => {
    const bob = await world.person({ email: 'bob@example.org' })
    const response = await signed({}, (await withPasskey(world, bob)).authenticator)
    expect(await judge(response)).toEqual({ ok: false, reason: 'unknown' })
    expect(await judge(response, bob)).toMatchObject({ ok: true, account: { id: bob.id } })
  })

  it('is good once; one that is too late is that, whoever’s it was', async () => {
    const response = await signed()
    expect(await judge(response)).toMatchObject({ ok: true })
    expect(await judge(response)).toEqual({ ok: false, reason: 'expired' })
    const late = await signed({ id: 'AAAAAAAAAAAAAAAAAAAAAA' })
    expect(await judge(late)).toEqual({ ok: false, reason: 'unknown' })
    world.now += 900
    expect(await judge(late)).toEqual({ ok: false, reason: 'expired' })
  })

  it('for nothing that can be read is refused', async () => {
    const whole = JSON.parse(await signed())
    const says = (clientData: string) =>
      JSON.stringify({ ...whole, response: { ...whole.response, clientDataJSON: base64url.encode(clientData) } })
    for (const response of ['', '{}', says('no JSON'), says('{"type":"webauthn.get"}')])
      expect(await judge(response)).toEqual({ ok: false, reason: 'refused' })
  })

  it('of an unknown passkey names it, for the browser to forget it', async () => {
    const response = await signed({ id: 'AAAA' })
    expect(unknownPasskey(world.context, { response })).toEqual({ rpId: 'id.example.eu', credentialId: 'AAAA' })
    expect(unknownPasskey(world.context, { response: '{}' })).toBeNull()
  })
})

it('after the password, what isn’t right counts as a guess; a page that was open for too long doesn’t', async () => {
  const state = methodState(jane, { now: world.now, idHash: 'one', method: 'passkey' })
  const verify = (answer: Readonly<Record<string, string>>) => passkey().verify(world.context, state, answer)
  const response = await authenticator.get(await asked('sign-in:one'))
  const another = await signed()
  expect(await verify({})).toEqual({ ok: false, reason: 'passkey-refused', wrong: true })
  expect(await verify({ passkey: another })).toEqual({ ok: false, reason: 'passkey-refused', wrong: true })
  expect(await verify({ passkey: response })).toMatchObject({ ok: true })
  expect(await verify({ passkey: response })).toEqual({ ok: false, reason: 'passkey-expired' })
})
