import type { EidPages } from './eid/props.ts'
import type { MobileAppPages } from './mobile-app/props.ts'
import type { PasskeyPages } from './passkey/props.ts'
import type { PasswordPages } from './password/props.ts'
import type { RecoveryCodePages } from './recovery-code/props.ts'
import type { SmsPages } from './sms/props.ts'
import type { TokenPages } from './token/props.ts'

export type * from './eid/props.ts'
export type * from './mobile-app/props.ts'
export type * from './passkey/props.ts'
export type * from './password/props.ts'
export type * from './recovery-code/props.ts'
export type * from './sms/props.ts'
export type * from './token/props.ts'

/** The pages of all methods. */
export interface MethodPages
  extends PasswordPages,
    MobileAppPages,
    PasskeyPages,
    SmsPages,
    TokenPages,
    EidPages,
    RecoveryCodePages {}
