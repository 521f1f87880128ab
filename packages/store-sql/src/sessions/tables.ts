import type { Level, Proof, Protocol } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { json, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** People signed in. Their proofs never change after the gate. */
export const sessions = table(
  'sessions',
  {
    idHash: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    proofs: json<readonly Proof[]>(),
    level: text<Level>(),
    authenticatedAt: seconds(),
    browserHash: text(),
    browserName: text(),
    country: text().orNull(),
    createdAt: seconds(),
    lastSeenAt: seconds(),
    expiresAt: seconds(),
    idleSeconds: seconds(),
  },
  { indexes: [{ on: ['accountId'] }, { on: ['expiresAt'] }] },
)

/** The session in a join. */
export const joinedSession = sessions.as('session')

/** What was proved in it alone. */
export const provedSession = sessions.as('session', ['proofs'])

/**
 * Browsers in which an account was opened. `seenAt`: when it last was; `twoFactorsAt`: when it last was with
 * two factors, null: never.
 */
export const browsers = table(
  'browsers',
  {
    accountBrowserHash: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    seenAt: seconds(),
    twoFactorsAt: seconds().orNull(),
  },
  { indexes: [{ on: ['accountId'] }, { on: ['seenAt'] }] },
)

/** The services that a session was used for: of each the last time. They go with the session. */
export const visits = table(
  'visits',
  { protocol: text<Protocol>(), clientId: text(), sid: text().orNull(), visitedAt: seconds() },
  { own: { sessionIdHash: text().belongsTo(sessions) }, primaryKey: ['sessionIdHash', 'clientId'] },
)
