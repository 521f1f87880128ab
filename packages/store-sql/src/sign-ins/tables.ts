import type { EidAssurance, Requirement } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { claim, flag, json, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * Sign-ins under way. `accountBrowserHash`: this browser as the account knows it, so that two accounts in one
 * browser can't be linked. `sessionIdHash`: the session that it raises; null where it starts from nothing. It
 * refers to no row, for a completed sign-in outlives the session that it replaced.
 */
export const signIns = table(
  'signIns',
  {
    idHash: text().primaryKey(),
    browserHash: text(),
    sealedIdentifier: text(),
    accountId: text().orNull().belongsTo(accounts),
    requirement: json<Requirement>(),
    continueTo: text().orNull(),
    method: text().orNull(),
    credentialId: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
    completedAt: seconds().orNull(),
  },
  {
    own: { accountBrowserHash: text().orNull(), sessionIdHash: text().orNull(), claim: claim() },
    indexes: [
      { on: ['accountId'] },
      { on: ['expiresAt'] },
      { on: ['completedAt', 'expiresAt'], where: 'completed_at is null' },
      { on: ['sessionIdHash'] },
    ],
  },
)

/** What was proved in a sign-in: of each method once. */
export const signInProofs = table(
  'signInProofs',
  {
    method: text(),
    at: seconds(),
    credentialId: text().orNull(),
    alone: flag(),
    assurance: text<EidAssurance>().orNull(),
  },
  {
    own: { signInIdHash: text().belongsTo(signIns) },
    primaryKey: ['signInIdHash', 'method'],
    indexes: [{ on: ['credentialId'] }],
  },
)
