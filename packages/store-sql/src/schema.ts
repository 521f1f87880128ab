import { accounts, links, passwordHistory } from './accounts/tables.ts'
import { activity } from './activity/tables.ts'
import { approvals, pauses } from './approvals/tables.ts'
import { audit, auditChain } from './audit/tables.ts'
import { qrChallenges } from './qr-challenges/tables.ts'
import { consents } from './consents/tables.ts'
import { dataExports } from './data-exports/tables.ts'
import { deletions } from './deletions/tables.ts'
import { deviceGrants } from './device-grants/tables.ts'
import { devices, pinChanges, pinTries } from './devices/tables.ts'
import { eidRequests, linkedEids } from './eids/tables.ts'
import { emailChanges } from './email-changes/tables.ts'
import { enrolments, enrolmentTries } from './enrolments/tables.ts'
import { eventPlaces, signalStreams } from './events/tables.ts'
import { factorRemovals } from './factors/tables.ts'
import { accessTokens, authCodes, refreshGrants, signingKeys } from './grants/tables.ts'
import { logoutNotices } from './logouts/tables.ts'
import { mailbox, outbox } from './messages/tables.ts'
import { names } from './names/tables.ts'
import { notMeReports } from './not-me/tables.ts'
import { passkeys } from './passkeys/tables.ts'
import { phoneNumbers } from './phone-numbers/tables.ts'
import { proposals } from './proposals/tables.ts'
import { provisioned } from './provisioned/tables.ts'
import { pushedRequests } from './pushed-requests/tables.ts'
import { registeredClients } from './registered-clients/tables.ts'
import { retiredUids } from './retired-uids/tables.ts'
import { recoveryCodes } from './recovery-codes/tables.ts'
import { sentCodes } from './sent-codes/tables.ts'
import { browsers, sessions, visits } from './sessions/tables.ts'
import { signInProofs, signIns } from './sign-ins/tables.ts'
import type { RowOf } from './sql/table.ts'
import { seen, throttle } from './throttle/tables.ts'
import { grantingTickets, tickets } from './tickets/tables.ts'
import { codeTokens, leftCounters, tokenChallenges, tokenStock } from './tokens/tables.ts'

/** All tables: each after those to which it refers. */
export const tables = [
  accounts,
  links,
  passwordHistory,
  signIns,
  signInProofs,
  sessions,
  visits,
  logoutNotices,
  browsers,
  throttle,
  seen,
  activity,
  audit,
  auditChain,
  eventPlaces,
  signalStreams,
  outbox,
  mailbox,
  authCodes,
  accessTokens,
  refreshGrants,
  consents,
  registeredClients,
  deviceGrants,
  signingKeys,
  pushedRequests,
  grantingTickets,
  tickets,
  devices,
  pinTries,
  pinChanges,
  enrolments,
  enrolmentTries,
  approvals,
  pauses,
  qrChallenges,
  passkeys,
  linkedEids,
  eidRequests,
  phoneNumbers,
  sentCodes,
  codeTokens,
  tokenChallenges,
  leftCounters,
  tokenStock,
  recoveryCodes,
  notMeReports,
  factorRemovals,
  emailChanges,
  deletions,
  dataExports,
  proposals,
  provisioned,
  retiredUids,
  names,
] as const

/** Their rows, in the names of TypeScript; SQL has the same in snake_case. */
export type Tables = { readonly [Table in (typeof tables)[number] as Table['name']]: RowOf<Table> } & {
  readonly migrations: { readonly id: string }
}
