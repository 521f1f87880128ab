import type { Draw, Method } from '../method.ts'
import { RecoveryCodePage } from './recovery-code.tsx'
import { RecoveryCodesPage } from './recovery-codes.tsx'
import type { RecoveryCodePages } from './props.ts'

/** What other pages show of recovery codes. */
export const recoveryCode: Method = {
  names: ['recovery-code'],
  section: { name: 'recovery-codes', icon: 'lock' },
}

/** The pages of recovery codes. */
export const recoveryCodePages = (page: Draw): RecoveryCodePages => ({
  recoveryCodes: page(RecoveryCodesPage),
  recoveryCode: page(RecoveryCodePage),
})
