import type { Store } from '@laissez-passer/core/ports'
import { type Executor, type OnQuery, observed } from './executor.ts'
import { accounts } from './ports/accounts.ts'
import { activity } from './ports/activity.ts'
import { approvals } from './ports/approvals.ts'
import { codeChallenges } from './ports/code-challenges.ts'
import { devices } from './ports/devices.ts'
import { eidRequests } from './ports/eid-requests.ts'
import { emailChanges } from './ports/email-changes.ts'
import { enrolments } from './ports/enrolments.ts'
import { factorRemovals } from './ports/factor-removals.ts'
import { factors } from './ports/factors.ts'
import { grants } from './ports/grants.ts'
import { linkedEids } from './ports/linked-eids.ts'
import { mailbox, outbox } from './ports/messages.ts'
import { notMeReports } from './ports/not-me-reports.ts'
import { passkeys } from './ports/passkeys.ts'
import { phones } from './ports/phones.ts'
import { recoveryCodes } from './ports/recovery-codes.ts'
import { sentCodes } from './ports/sent-codes.ts'
import { sessions } from './ports/sessions.ts'
import { signIns } from './ports/sign-ins.ts'
import { signingKeys } from './ports/signing-keys.ts'
import { seen, throttle } from './ports/throttle.ts'
import { codeTokens } from './ports/tokens.ts'
import { statement, db } from './statements.ts'
import { sweep } from './sweep.ts'

/** How a store is watched. */
export interface StoreOptions {
  /** Called before every round trip to the database; for tests that count them. */
  readonly onQuery?: OnQuery
}

/** Core's store on anything that runs SQL. */
export function sqlStore(base: Executor, { onQuery }: StoreOptions = {}): Store {
  const executor = onQuery ? observed(base, onQuery) : base
  return {
    accounts: accounts(executor),
    signIns: signIns(executor),
    sessions: sessions(executor),
    throttle: throttle(executor),
    seen: seen(executor),
    activity: activity(executor),
    outbox: outbox(executor),
    mailbox: mailbox(executor),
    grants: grants(executor),
    signingKeys: signingKeys(executor),
    devices: devices(executor),
    enrolments: enrolments(executor),
    approvals: approvals(executor),
    codeChallenges: codeChallenges(executor),
    passkeys: passkeys(executor),
    eids: linkedEids(executor),
    eidRequests: eidRequests(executor),
    phones: phones(executor),
    sentCodes: sentCodes(executor),
    recoveryCodes: recoveryCodes(executor),
    notMeReports: notMeReports(executor),
    codeTokens: codeTokens(executor),
    factors: factors(executor),
    factorRemovals: factorRemovals(executor),
    emailChanges: emailChanges(executor),
    sweep: ({ now }) => sweep(executor, now),
    async ping() {
      await executor.query(statement(db.selectFrom('migrations').select('id').limit(1)))
    },
  }
}
