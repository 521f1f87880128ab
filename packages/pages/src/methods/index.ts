import { eid, eidPages } from './eid/index.ts'
import { mailCode } from './mail-code/index.ts'
import type { Draw, Method } from './method.ts'
import { mobileApp, mobileAppPages } from './mobile-app/index.ts'
import { passkey, passkeyPages } from './passkey/index.ts'
import { password, passwordPages } from './password/index.ts'
import { recoveryCode, recoveryCodePages } from './recovery-code/index.ts'
import { sms, smsPages } from './sms/index.ts'
import { token, tokenPages } from './token/index.ts'
import type { MethodPages } from './types.ts'

/** The verification methods that have pages here, in the order of their sections in My Account. */
export const methods: readonly Method[] = [password, mobileApp, passkey, sms, token, eid, recoveryCode, mailCode]

/** Their pages. */
export const methodPages = (page: Draw): MethodPages => ({
  ...passwordPages(page),
  ...mobileAppPages(page),
  ...passkeyPages(page),
  ...smsPages(page),
  ...tokenPages(page),
  ...eidPages(page),
  ...recoveryCodePages(page),
})
