import type * as eid from './eid/codes.ts'
import type * as mailCode from './mail-code/codes.ts'
import type * as mobileApp from './mobile-app/codes.ts'
import type * as passkey from './passkey/codes.ts'
import type * as password from './password/codes.ts'
import type * as recoveryCode from './recovery-code/codes.ts'
import type * as sms from './sms/codes.ts'
import type * as token from './token/codes.ts'

/** Sections of My Account that belong to methods. */
export type MethodSection =
  | password.Section
  | mobileApp.Section
  | passkey.Section
  | sms.Section
  | token.Section
  | eid.Section
  | recoveryCode.Section

/** What may have been done in them. */
export type MethodNotice = password.Notice | mobileApp.Notice | passkey.Notice | sms.Notice | token.Notice | eid.Notice

/** What My Account may advise about them. */
export type MethodAdvice = sms.Advice | recoveryCode.Advice

/** How codes are sent. */
export type Sending = sms.Sending | mailCode.Sending
