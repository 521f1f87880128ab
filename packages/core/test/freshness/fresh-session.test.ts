import { describe, expectTypeOf, it } from 'vitest'
import type { setAlwaysTwoFactors } from '../../src/account/index.ts'
import type { removeDevice, startEnrolment, stopBiometrics } from '../../src/authenticator/server/index.ts'
import type { EidWish, linkUnmatchedEid, unlinkEid } from '../../src/methods/eid/use-cases.ts'
import type { requestEmailChange } from '../../src/email-change/index.ts'
import type { addPasskey, newPasskeyOptions, removePasskey } from '../../src/methods/passkey/use-cases.ts'
import type { confirmPhone, removePhone, resendPhoneCode, startPhone } from '../../src/methods/sms/use-cases.ts'
import type { makeRecoveryCodes } from '../../src/methods/recovery-code/codes.ts'
import type { FreshSession } from '../../src/freshness/index.ts'
import type { CurrentSession } from '../../src/sessions/index.ts'
import type { confirmTokenApp, removeToken, startTokenApp, takeToken } from '../../src/methods/token/use-cases.ts'

/** What a use case asks of its caller about freshness. */
type Asked<UseCase extends (context: never, input: never) => unknown> = Pick<
  Parameters<UseCase>[1] & { fresh: unknown },
  'fresh'
>['fresh']

// The compiler is the test: `tsc` reads this file.
describe('a fresh session', () => {
  it('isn’t made of a plain one, nor by writing down what it says', () => {
    expectTypeOf<CurrentSession>().not.toExtend<FreshSession>()
    expectTypeOf<CurrentSession & Pick<FreshSession, 'proof' | 'until'>>().not.toExtend<FreshSession>()
    expectTypeOf<FreshSession>().toExtend<CurrentSession>()
  })

  it('is what every use case takes that changes what an account signs in with, or its address', () => {
    expectTypeOf<Asked<typeof addPasskey>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof newPasskeyOptions>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof removePasskey>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof startEnrolment>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof removeDevice>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof stopBiometrics>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof startPhone>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof resendPhoneCode>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof confirmPhone>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof removePhone>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof startTokenApp>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof confirmTokenApp>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof takeToken>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof removeToken>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof linkUnmatchedEid>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof unlinkEid>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Extract<EidWish, { kind: 'link' }>['fresh']>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof makeRecoveryCodes>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof requestEmailChange>>().toEqualTypeOf<FreshSession>()
    expectTypeOf<Asked<typeof setAlwaysTwoFactors>>().toEqualTypeOf<FreshSession>()
  })
})
