import type { AskedClaims, Confirmation, EidAssurance, SigningKey } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { sessions } from '../sessions/tables.ts'
import { claim, json, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** OpenID Connect's authorization codes. */
export const authCodes = table(
  'authCodes',
  {
    codeHash: text().primaryKey(),
    clientId: text(),
    redirectUri: text(),
    accountId: text().belongsTo(accounts),
    sessionIdHash: text().belongsTo(sessions),
    scope: text(),
    claims: json<AskedClaims>().orNull(),
    nonce: text().orNull(),
    sid: text().orNull(),
    codeChallenge: text(),
    dpopJkt: text().orNull(),
    authenticatedAt: seconds(),
    acr: text(),
    amr: json<readonly string[]>(),
    eidAssurance: text<EidAssurance>().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  {
    // `reusedAt` is of older releases.
    own: { spentAt: seconds().orNull(), reusedAt: seconds().orNull(), claim: claim() },
    indexes: [{ on: ['sessionIdHash'] }, { on: ['accountId'] }, { on: ['expiresAt'] }],
  },
)

/** Access tokens; each outlives its code, and dies when that is used twice. */
export const accessTokens = table(
  'accessTokens',
  {
    tokenHash: text().primaryKey(),
    originHash: text().orNull(),
    clientId: text(),
    accountId: text().belongsTo(accounts).orNull(),
    sessionIdHash: text().belongsTo(sessions).orNull(),
    scope: text(),
    claims: json<readonly string[]>().orNull(),
    audience: text().orNull(),
    confirmation: json<Confirmation>().orNull(),
    authenticatedAt: seconds().orNull(),
    acr: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  { indexes: [{ on: ['originHash'] }, { on: ['sessionIdHash'] }, { on: ['accountId'] }, { on: ['expiresAt'] }] },
)

/** What refresh tokens stand for: a row each, however often they were exchanged. */
export const refreshGrants = table(
  'refreshGrants',
  {
    idHash: text().primaryKey(),
    secretHash: text(),
    originHash: text(),
    clientId: text(),
    accountId: text().belongsTo(accounts),
    sessionIdHash: text().belongsTo(sessions).orNull(),
    scope: text(),
    claims: json<AskedClaims>().orNull(),
    authenticatedAt: seconds(),
    acr: text(),
    amr: json<readonly string[]>(),
    eidAssurance: text<EidAssurance>().orNull(),
    sid: text().orNull(),
    dpopJkt: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
    endsAt: seconds(),
  },
  {
    own: { claim: claim() },
    indexes: [{ on: ['originHash'] }, { on: ['sessionIdHash'] }, { on: ['accountId'] }, { on: ['expiresAt'] }],
  },
)

/** Keys that sign. */
export const signingKeys = table(
  'signingKeys',
  {
    kid: text().primaryKey(),
    purpose: text<SigningKey['purpose']>(),
    publicJwk: text(),
    sealedPrivateJwk: text(),
    createdAt: seconds(),
    signsFrom: seconds(),
  },
  { own: { claim: claim() } },
)
