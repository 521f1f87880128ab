import { beforeAll, describe, expect, it } from 'vitest'
import type { MethodState, VerificationMethod } from '../../src/context/index.ts'
import { eid, eidLow } from '../../src/methods/eid/method.ts'
import { mailCode } from '../../src/methods/mail-code/method.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/method.ts'
import { mobileAppQr } from '../../src/methods/mobile-app-qr/method.ts'
import { passkey } from '../../src/methods/passkey/method.ts'
import { password } from '../../src/methods/password/method.ts'
import { recoveryCode } from '../../src/methods/recovery-code/method.ts'
import { sms } from '../../src/methods/sms/method.ts'
import { tokenCram } from '../../src/methods/token/token-cram.ts'
import { token, tokenApp } from '../../src/methods/token/token.ts'
import { methodState } from '../support/method-state.ts'
import { newWorld, type World } from '../support/world.ts'

let world: World
let state: MethodState
beforeAll(async () => {
  world = await newWorld()
  state = methodState(await world.person(), { now: world.now })
})

const makers = { password, passkey, token, tokenApp, recoveryCode, eid, eidLow, mobileAppPin }
const named = (name: keyof typeof makers): VerificationMethod => makers[name]()

describe('a verification method', () => {
  it.each(['password', 'passkey', 'token', 'tokenApp', 'recoveryCode', 'eid', 'eidLow'] as const)(
    'that sends nothing has begun once it is chosen: %s',
    async (name) => {
      expect(await named(name).start(world.context, state)).toEqual({ ok: true })
      expect(await named(name).view(world.context, state)).toMatchObject({ status: 'ready' })
    },
  )

  it.each(['password', 'eid', 'eidLow', 'mobileAppPin'] as const)(
    'that is answered elsewhere isn’t here: %s',
    async (name) => {
      expect(await named(name).verify(world.context, state, { code: '123456' })).toEqual({
        ok: false,
        reason: 'not-here',
      })
    },
  )

  // https://www.rfc-editor.org/rfc/rfc8176
  it.each([
    [password, ['pwd'], false],
    [passkey, ['pop', 'user'], true],
    [token, ['otp', 'hwk'], false],
    [tokenApp, ['otp', 'swk'], false],
    [tokenCram, ['otp', 'hwk'], false],
    [sms, ['sms'], false],
    [mobileAppPin, ['swk', 'pin'], false],
    [mobileAppQr, ['otp', 'swk'], false],
    [recoveryCode, ['otp', 'swk'], false],
    [mailCode, ['pwd'], false],
    [eid, [], false],
    [eidLow, [], false],
  ] as const)('tells a service what was proved, and whether a false site gets it: %o', (make, amr, resists) => {
    expect(make()).toMatchObject({ amr, phishingResistant: resists })
  })

  it('for which the browser or a phone lets people choose asks for none in particular', () => {
    const asking = [passkey(), mobileAppQr(), eid(), eidLow()]
    expect(asking.map(({ anyCredential }) => anyCredential)).toEqual([true, true, true, true])
  })

  it('that doesn’t show who came changes no factors; a text message does where it is all there is', () => {
    expect([mobileAppQr().changesFactors, sms().changesFactors]).toEqual([false, 'if-alone'])
  })
})
