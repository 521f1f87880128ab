import { accounts } from './0001-accounts.ts'
import { devices } from './0002-devices.ts'
import { stepUp } from './0003-step-up.ts'
import { passkeys } from './0004-passkeys.ts'
import { recoveryCodes } from './0005-recovery-codes.ts'
import { notMeReports } from './0006-not-me-reports.ts'
import { tokens } from './0009-tokens.ts'
import { pinChanges } from './0007-pin-changes.ts'
import { factorRemovals } from './0008-factor-removals.ts'
import { passwordHistory } from './0010-password-history.ts'
import { tokenStock } from './0011-token-stock.ts'
import { phones } from './0012-phones.ts'
import { alwaysTwoFactors } from './0016-always-two-factors.ts'
import { eids } from './0015-eids.ts'
import { emailChanges } from './0014-email-changes.ts'
import { biometrics } from './0017-biometrics.ts'
import { sweeping } from './0018-sweeping.ts'
import { codeEidAssurance } from './0019-code-eid-assurance.ts'
import { replacedDevices } from './0020-replaced-devices.ts'

/** A step from one schema to the next. Never changed once released; each runs in one transaction, once. */
export interface Migration {
  readonly id: string
  readonly statements: readonly string[]
}

/** All steps, in order. */
export const migrations: readonly Migration[] = [
  { id: '0001-accounts', statements: accounts },
  { id: '0002-devices', statements: devices },
  { id: '0003-step-up', statements: stepUp },
  { id: '0004-passkeys', statements: passkeys },
  { id: '0005-recovery-codes', statements: recoveryCodes },
  { id: '0006-not-me-reports', statements: notMeReports },
  { id: '0009-tokens', statements: tokens },
  { id: '0007-pin-changes', statements: pinChanges },
  { id: '0008-factor-removals', statements: factorRemovals },
  { id: '0010-password-history', statements: passwordHistory },
  { id: '0011-token-stock', statements: tokenStock },
  { id: '0012-phones', statements: phones },
  { id: '0016-always-two-factors', statements: alwaysTwoFactors },
  { id: '0015-eids', statements: eids },
  { id: '0014-email-changes', statements: emailChanges },
  { id: '0017-biometrics', statements: biometrics },
  { id: '0018-sweeping', statements: sweeping },
  { id: '0019-code-eid-assurance', statements: codeEidAssurance },
  { id: '0020-replaced-devices', statements: replacedDevices },
]

/** Where the steps done are noted. */
export const migrationsTable = 'create table if not exists migrations (id text primary key)'
