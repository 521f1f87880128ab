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
import type { VerificationMethod } from '../../src/context/index.ts'

/** Every built-in method, by the folder of core/src/methods that holds it. */
export const builtIn: Readonly<Record<string, readonly VerificationMethod[]>> = {
  password: [password()],
  'mobile-app-pin': [mobileAppPin()],
  'mobile-app-qr': [mobileAppQr()],
  passkey: [passkey()],
  token: [token(), tokenApp(), tokenCram()],
  eid: [eid(), eidLow()],
  sms: [sms()],
  'recovery-code': [recoveryCode()],
  'mail-code': [mailCode()],
}
