import type { Store } from '@laissez-passer/core/ports'
import { describe } from 'vitest'
import { accountsContract } from './contract/accounts.ts'
import { activityContract } from './contract/activity.ts'
import { approvalsContract } from './contract/approvals.ts'
import { biometricsContract } from './contract/biometrics.ts'
import { codeChallengesContract } from './contract/code-challenges.ts'
import { devicesContract } from './contract/devices.ts'
import { eidRequestsContract } from './contract/eid-requests.ts'
import { emailChangesContract } from './contract/email-changes.ts'
import { enrolmentsContract } from './contract/enrolments.ts'
import { factorRemovalsContract } from './contract/factor-removals.ts'
import { factorsContract } from './contract/factors.ts'
import { grantsContract } from './contract/grants.ts'
import { linksContract } from './contract/links.ts'
import { linkedEidsContract } from './contract/linked-eids.ts'
import { messagesContract } from './contract/messages.ts'
import { notMeReportsContract } from './contract/not-me-reports.ts'
import { passwordHistoryContract } from './contract/password-history.ts'
import { passkeysContract } from './contract/passkeys.ts'
import { pinChangesContract } from './contract/pin-changes.ts'
import { pinTriesContract } from './contract/pin-tries.ts'
import { phonesContract } from './contract/phones.ts'
import { recoveryCodesContract } from './contract/recovery-codes.ts'
import { refusalsContract } from './contract/refusals.ts'
import { sentCodesContract } from './contract/sent-codes.ts'
import { sessionsContract } from './contract/sessions.ts'
import { signInsContract } from './contract/sign-ins.ts'
import { stepUpContract } from './contract/step-up.ts'
import { sweepContract } from './contract/sweep.ts'
import { throttleContract } from './contract/throttle.ts'
import { codeTokensContract } from './contract/tokens.ts'

/**
 * The tests that every store passes: each rule that the ports state, with 50 parallel callers for each atomic operation.
 * Call it in a vitest file of your own store.
 * @param name of the store, for the report.
 * @param makeStore gives an empty store; called once in each test.
 */
export function storeContract(name: string, makeStore: () => Promise<Store>): void {
  describe(`${name} keeps the store’s contract`, () => {
    accountsContract(makeStore)
    linksContract(makeStore)
    signInsContract(makeStore)
    stepUpContract(makeStore)
    sessionsContract(makeStore)
    throttleContract(makeStore)
    activityContract(makeStore)
    messagesContract(makeStore)
    grantsContract(makeStore)
    devicesContract(makeStore)
    pinTriesContract(makeStore)
    pinChangesContract(makeStore)
    biometricsContract(makeStore)
    enrolmentsContract(makeStore)
    approvalsContract(makeStore)
    refusalsContract(makeStore)
    codeChallengesContract(makeStore)
    passkeysContract(makeStore)
    eidRequestsContract(makeStore)
    linkedEidsContract(makeStore)
    phonesContract(makeStore)
    sentCodesContract(makeStore)
    recoveryCodesContract(makeStore)
    notMeReportsContract(makeStore)
    codeTokensContract(makeStore)
    factorsContract(makeStore)
    factorRemovalsContract(makeStore)
    emailChangesContract(makeStore)
    passwordHistoryContract(makeStore)
    sweepContract(makeStore)
  })
}
