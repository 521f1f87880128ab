import type { Deciding, DecidingStore, Store } from '@laissez-passer/core/ports'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { accepts, optional, type OptionRules } from '@laissez-passer/core/options'
import { migrations, takenAway, tooNew } from './migrations/index.ts'
import { queues } from './queues.ts'
import { type Around, type Executor, type OnQuery, observed, surrounded } from './executor.ts'
import { accountsPort } from './accounts/port.ts'
import { activityPort } from './activity/port.ts'
import { approvalsPort } from './approvals/port.ts'
import { auditPort } from './audit/port.ts'
import { qrChallengesPort } from './qr-challenges/port.ts'
import { dataExportsPort } from './data-exports/port.ts'
import { deletionsPort } from './deletions/port.ts'
import { deviceGrantsPort } from './device-grants/port.ts'
import { devicesPort } from './devices/port.ts'
import { eidRequestsPort } from './eids/requests.ts'
import { emailChangesPort } from './email-changes/port.ts'
import { enrolmentsPort } from './enrolments/port.ts'
import { eventsPort } from './events/port.ts'
import { signalStreamsPort } from './events/streams.ts'
import { factorRemovalsPort } from './factors/removals.ts'
import { factorsPort } from './factors/port.ts'
import { consentsPort } from './consents/port.ts'
import { grantsPort } from './grants/port.ts'
import { linkedEidsPort } from './eids/port.ts'
import { logoutsPort } from './logouts/port.ts'
import { mailboxPort, outboxPort } from './messages/port.ts'
import { notMeReportsPort } from './not-me/port.ts'
import { passkeysPort } from './passkeys/port.ts'
import { phoneNumbersPort } from './phone-numbers/port.ts'
import { deciding, proposalsPort } from './proposals/port.ts'
import { carrying } from './proposals/carrying.ts'
import { provisionedPort } from './provisioned/port.ts'
import { pushedRequestsPort } from './pushed-requests/port.ts'
import { registeredClientsPort } from './registered-clients/port.ts'
import { recoveryCodesPort } from './recovery-codes/port.ts'
import { sentCodesPort } from './sent-codes/port.ts'
import { sessionsPort } from './sessions/port.ts'
import { signInsPort } from './sign-ins/port.ts'
import { signingKeysPort } from './grants/signing-keys.ts'
import { statsPort } from './stats/port.ts'
import { seenPort, throttlePort } from './throttle/port.ts'
import { ticketsPort } from './tickets/port.ts'
import { codeTokensPort } from './tokens/port.ts'
import { statement, db } from './sql/statements.ts'
import { sweep } from './sweep/sweep.ts'

const newest = migrations.at(-1)?.id ?? ''

/** How a store is watched. */
export interface StoreOptions {
  /** Called before every round trip to the database; for tests that count them. */
  readonly onQuery?: OnQuery
  /** Stands around every round trip: for metrics and traces. */
  readonly around?: Around
}

/** What each store's options take, whatever the database. */
export const storeRules: OptionRules<StoreOptions> = {
  onQuery: optional(accepts.made),
  around: optional(accepts.made),
}

/** A store on SQL, with what runs its statements. */
export interface SqlStore extends Store {
  readonly executor: Executor
}

/**
 * Core's store on anything that runs SQL.
 * @param options `sweeping`: how many slices a call sweeps at most; default: all.
 */
export function sqlStore(
  base: Executor,
  { around, onQuery, sweeping = {} }: StoreOptions & { readonly sweeping?: { readonly most?: number } } = {},
): SqlStore {
  const { executor, whenQueued } = queues(base)
  const watched = around ? surrounded(executor, around) : executor
  return storeOn(onQuery ? observed(watched, onQuery) : watched, { sweeping, whenQueued })
}

interface Parts extends Pick<Store, 'whenQueued'> {
  readonly sweeping: { readonly most?: number }
}

/** The store over an executor as it is. */
export function storeOn(executor: Executor, parts: Parts): SqlStore {
  return {
    executor,
    placing: { account: () => '0', signIn: () => '' },
    accounts: accountsPort(executor),
    signIns: signInsPort(executor),
    sessions: sessionsPort(executor),
    logouts: logoutsPort(executor),
    throttle: throttlePort(executor),
    seen: seenPort(executor),
    activity: activityPort(executor),
    audit: auditPort(executor),
    events: eventsPort(executor),
    signalStreams: signalStreamsPort(executor),
    outbox: outboxPort(executor),
    mailbox: mailboxPort(executor),
    grants: grantsPort(executor),
    pushedRequests: pushedRequestsPort(executor),
    consents: consentsPort(executor),
    registeredClients: registeredClientsPort(executor),
    deviceGrants: deviceGrantsPort(executor),
    signingKeys: signingKeysPort(executor),
    tickets: ticketsPort(executor),
    devices: devicesPort(executor),
    enrolments: enrolmentsPort(executor),
    approvals: approvalsPort(executor),
    qrChallenges: qrChallengesPort(executor),
    passkeys: passkeysPort(executor),
    eids: linkedEidsPort(executor),
    eidRequests: eidRequestsPort(executor),
    phoneNumbers: phoneNumbersPort(executor),
    sentCodes: sentCodesPort(executor),
    recoveryCodes: recoveryCodesPort(executor),
    notMeReports: notMeReportsPort(executor),
    codeTokens: codeTokensPort(executor),
    factors: factorsPort(executor),
    factorRemovals: factorRemovalsPort(executor),
    emailChanges: emailChangesPort(executor),
    deletions: deletionsPort(executor),
    dataExports: dataExportsPort(executor),
    proposals: proposalsPort(executor),
    provisioned: provisionedPort(executor),
    stats: statsPort(executor),
    deciding: (options) => decidingStore(executor, options, parts),
    whenQueued: parts.whenQueued,
    sweep: ({ now }) => sweep(executor, { now, ...parts.sweeping }),
    async ping() {
      const rows = await executor.query(
        statement(db.selectFrom('migrations').select('id').where('id', '>=', newest).orderBy('id')),
      )
      const steps = rows.map(({ id }) => id)
      if (steps[0] !== newest) throw new LaissezPasserError('store-schema', `The database lacks the step ${newest}`)
      const taken = takenAway(steps, newest)
      if (taken !== null) throw tooNew(taken)
    },
  }
}

/**
 * Counts and marks are spent before anything is done, and stay spent where nothing is: they decide nothing.
 */
function decidingStore(executor: Executor, options: Deciding, parts: Parts): DecidingStore {
  const { carried, executor: carrier } = carrying(executor, deciding(executor, options))
  const store = {
    ...storeOn(carrier, { ...parts, sweeping: {} }),
    throttle: throttlePort(executor),
    seen: seenPort(executor),
  }
  return { store, decided: carried }
}
