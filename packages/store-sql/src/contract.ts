import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Store } from '@laissez-passer/core/ports'
import { nearestName } from '@laissez-passer/core/typed'
import { describe } from 'vitest'
import { accountsContract } from './accounts/contract.ts'
import { addContract } from './accounts/add.contract.ts'
import { administratorsContract } from './accounts/administrators.contract.ts'
import { deleteContract } from './accounts/delete.contract.ts'
import { retiredUidsContract } from './retired-uids/contract.ts'
import { activityContract } from './activity/contract.ts'
import { auditContract } from './audit/contract.ts'
import { browsersContract } from './sessions/browsers.contract.ts'
import { answersContract } from './approvals/answers.contract.ts'
import { approvalsContract } from './approvals/contract.ts'
import { biometricsContract } from './devices/biometrics.contract.ts'
import { qrChallengesContract } from './qr-challenges/contract.ts'
import { consentsContract } from './consents/contract.ts'
import { dataExportsContract } from './data-exports/contract.ts'
import { deletionsContract } from './deletions/contract.ts'
import { deviceGrantsContract } from './device-grants/contract.ts'
import { devicesContract } from './devices/contract.ts'
import { eidRequestsContract } from './eids/requests.contract.ts'
import { emailChangesContract } from './email-changes/contract.ts'
import { emailChangesBackContract } from './email-changes/taken-back.contract.ts'
import { endsContract } from './ends.contract.ts'
import { enrolmentsContract } from './enrolments/contract.ts'
import { factorRemovalsContract } from './factors/removals.contract.ts'
import { eventsContract } from './events/contract.ts'
import { factorsContract } from './factors/contract.ts'
import { grantsContract } from './grants/contract.ts'
import { lastingContract } from './grants/lasting.contract.ts'
import { refreshContract } from './grants/refresh.contract.ts'
import { revokingContract } from './grants/revoking.contract.ts'
import { passwordsContract } from './accounts/passwords.contract.ts'
import { linksContract } from './accounts/links.contract.ts'
import { lockingContract } from './accounts/locking.contract.ts'
import { mergeContract } from './accounts/merge.contract.ts'
import { searchContract } from './accounts/search.contract.ts'
import { linkedEidsContract } from './eids/contract.ts'
import { eidRegistrationContract } from './eids/registering.contract.ts'
import { eidUsesContract } from './eids/uses.contract.ts'
import { logoutsContract } from './logouts/contract.ts'
import { endedSessionsContract } from './logouts/endings.contract.ts'
import { endedVisitsContract } from './logouts/visits.contract.ts'
import { messagesContract } from './messages/contract.ts'
import { queuedEventsContract } from './messages/events.contract.ts'
import { mailboxContract } from './messages/mailbox.contract.ts'
import { notMeReportsContract } from './not-me/contract.ts'
import { passwordHistoryContract } from './accounts/password-history.contract.ts'
import { passkeysContract } from './passkeys/contract.ts'
import { pinChangesContract } from './devices/pin-changes.contract.ts'
import { pinTriesContract } from './devices/pin-tries.contract.ts'
import { phoneNumbersContract } from './phone-numbers/contract.ts'
import { proposalsContract } from './proposals/contract.ts'
import { provisionedContract } from './provisioned/contract.ts'
import { pushedRequestsContract } from './pushed-requests/contract.ts'
import { recoveryCodesContract } from './recovery-codes/contract.ts'
import { registeredClientsContract } from './registered-clients/contract.ts'
import { refusalsContract } from './approvals/refusals.contract.ts'
import { sentCodesContract } from './sent-codes/contract.ts'
import { sessionsContract } from './sessions/contract.ts'
import { openingContract } from './sessions/opening.contract.ts'
import { signInsContract } from './sign-ins/contract.ts'
import { statsContract } from './stats/contract.ts'
import { stepUpContract } from './sign-ins/step-up.contract.ts'
import { sweepContract } from './sweep/contract.ts'
import { throttleContract } from './throttle/contract.ts'
import { seenContract } from './throttle/seen.contract.ts'
import { workContract } from './throttle/work.contract.ts'
import { ticketsContract } from './tickets/contract.ts'
import { codeTokensContract } from './tokens/contract.ts'

/** The tests of each domain, by the name of its folder. */
const domains = {
  accounts: [
    accountsContract,
    deleteContract,
    retiredUidsContract,
    passwordsContract,
    linksContract,
    passwordHistoryContract,
    lockingContract,
    mergeContract,
    searchContract,
    addContract,
    administratorsContract,
  ],
  'sign-ins': [signInsContract, stepUpContract, endsContract],
  sessions: [sessionsContract, openingContract, browsersContract],
  logouts: [logoutsContract, endedSessionsContract, endedVisitsContract],
  throttle: [throttleContract, workContract, seenContract],
  activity: [activityContract],
  audit: [auditContract],
  events: [eventsContract],
  messages: [messagesContract, queuedEventsContract, mailboxContract],
  'pushed-requests': [pushedRequestsContract],
  tickets: [ticketsContract],
  grants: [grantsContract, refreshContract, lastingContract, revokingContract],
  consents: [consentsContract],
  'registered-clients': [registeredClientsContract],
  'device-grants': [deviceGrantsContract],
  devices: [devicesContract, pinTriesContract, pinChangesContract, biometricsContract],
  enrolments: [enrolmentsContract],
  approvals: [approvalsContract, answersContract, refusalsContract],
  'qr-challenges': [qrChallengesContract],
  passkeys: [passkeysContract],
  eids: [eidRequestsContract, linkedEidsContract, eidUsesContract, eidRegistrationContract],
  'phone-numbers': [phoneNumbersContract],
  'sent-codes': [sentCodesContract],
  'recovery-codes': [recoveryCodesContract],
  'not-me': [notMeReportsContract],
  tokens: [codeTokensContract],
  factors: [factorsContract, factorRemovalsContract],
  'email-changes': [emailChangesContract, emailChangesBackContract],
  deletions: [deletionsContract],
  'data-exports': [dataExportsContract],
  proposals: [proposalsContract],
  provisioned: [provisionedContract],
  stats: [statsContract],
  sweep: [sweepContract],
}

/** A part of the contract, e.g. `sessions`. */
export type Domain = keyof typeof domains

/**
 * The tests that every store passes: each rule that the ports state, with 50 parallel callers for each atomic
 * operation. Call it in a vitest file of your own store.
 * @param name of the store, for the report.
 * @param makeStore gives an empty store; called once in each test.
 * @param options `only`: these domains, while one of them is worked on; by default all.
 * @throws LaissezPasserError `invalid-settings` when one of them isn't a domain.
 */
export function storeContract(
  name: string,
  makeStore: () => Promise<Store>,
  { only }: { readonly only?: readonly Domain[] } = {},
): void {
  const names = Object.keys(domains)
  for (const domain of only ?? []) {
    if (names.includes(domain)) continue
    const meant = nearestName(domain, names)
    const said = meant === null ? `there are ${names.join(', ')}` : `did you mean ${meant}?`
    throw new LaissezPasserError('invalid-settings', `storeContract: ${domain} isn’t a domain: ${said}`)
  }
  describe(`${name} keeps the store’s contract`, () => {
    const chosen = only?.map((domain) => domains[domain]) ?? Object.values(domains)
    for (const contract of chosen.flat()) contract(makeStore)
  })
}
