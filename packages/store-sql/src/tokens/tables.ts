import type { CodeToken } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { signIns } from '../sign-ins/tables.ts'
import { claim, count, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** What a token is, whoever has it. */
const what = {
  kind: text<CodeToken['kind']>(),
  name: text(),
  hash: text<CodeToken['hash']>(),
  codeDigits: count(),
  stepSeconds: seconds(),
  suite: text().orNull(),
  sealedSecret: text(),
  countFrom: count(),
  driftSeconds: seconds(),
  validUntil: seconds().orNull(),
  createdAt: seconds(),
}

/** Tokens. A removed one keeps its source and its counter, so that codes it spent stay spent. */
export const codeTokens = table(
  'codeTokens',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    origin: text<CodeToken['origin']>(),
    serial: text().orNull(),
    source: text().orNull(),
    ...what,
    resyncFrom: count().orNull(),
    resyncUntil: seconds().orNull(),
    expiresAt: seconds().orNull(),
    lastSeenAt: seconds().orNull(),
  },
  {
    own: { status: text<'pending' | 'active' | 'removed'>(), claim: claim() },
    indexes: [
      { on: ['accountId'] },
      { on: ['source'] },
      { on: ['source'], unique: true, where: "status = 'active'" },
      { on: ['expiresAt'], where: "status = 'pending'" },
    ],
  },
)

/** Challenges that tokens answer. */
export const tokenChallenges = table(
  'tokenChallenges',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    tokenId: text().belongsTo(codeTokens),
    signInIdHash: text().unique().belongsTo(signIns),
    challenge: text(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  {
    own: { tries: count(), consumedAt: seconds().orNull(), claim: claim() },
    indexes: [{ on: ['accountId'] }, { on: ['tokenId'] }],
  },
)

/**
 * Where the secrets of devices stopped whose account is gone: nothing else is kept of them. `source` is a
 * hash of whoever made the device and its numbers there.
 */
export const leftCounters = table('leftCounters', { source: text().primaryKey(), countFrom: count() })

/** Tokens that an operator imported and nobody has yet. */
export const tokenStock = table(
  'tokenStock',
  { id: text().primaryKey(), serial: text(), source: text().unique(), ...what },
  { indexes: [{ on: ['serial'] }] },
)
