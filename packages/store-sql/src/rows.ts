import type { Account, Session, SignIn } from '@laissez-passer/core/ports'
import type { SessionRow, SignInRow } from './schema.ts'

/** The columns of an account that the port shows. */
export const accountColumns = [
  'id',
  'uid',
  'email',
  'firstName',
  'lastName',
  'language',
  'status',
  'passwordHash',
  'passwordChangedAt',
  'preferredMethod',
  'alwaysTwoFactors',
  'createdAt',
] as const

/** The same in a join, beside the columns of what belongs to the account. */
export const joinedAccountColumns = [
  'accounts.id as ownerId',
  'accounts.uid as ownerUid',
  'accounts.email as ownerEmail',
  'accounts.firstName as ownerFirstName',
  'accounts.lastName as ownerLastName',
  'accounts.language as ownerLanguage',
  'accounts.status as ownerStatus',
  'accounts.passwordHash as ownerPasswordHash',
  'accounts.passwordChangedAt as ownerPasswordChangedAt',
  'accounts.preferredMethod as ownerPreferredMethod',
  'accounts.alwaysTwoFactors as ownerAlwaysTwoFactors',
  'accounts.createdAt as ownerCreatedAt',
] as const

/** An account as the columns have it: `alwaysTwoFactors` is 0 or 1. */
export type AccountColumns = Omit<Account, 'alwaysTwoFactors'> & { readonly alwaysTwoFactors: number }

/** Parses an account's row. */
export function toAccount({ alwaysTwoFactors, ...row }: AccountColumns): Account {
  return { ...row, alwaysTwoFactors: alwaysTwoFactors === 1 }
}

/** An account as it comes out of a join. */
export type Owned = {
  readonly [Key in keyof AccountColumns & string as `owner${Capitalize<Key>}`]: AccountColumns[Key]
}

/** Parses the account of a joined row. */
export function owner(row: Owned): Account {
  return {
    id: row.ownerId,
    uid: row.ownerUid,
    email: row.ownerEmail,
    firstName: row.ownerFirstName,
    lastName: row.ownerLastName,
    language: row.ownerLanguage,
    status: row.ownerStatus,
    passwordHash: row.ownerPasswordHash,
    passwordChangedAt: row.ownerPasswordChangedAt,
    preferredMethod: row.ownerPreferredMethod,
    alwaysTwoFactors: row.ownerAlwaysTwoFactors === 1,
    createdAt: row.ownerCreatedAt,
  }
}

/** Whether a left join found an account. */
export function isOwned<Row extends { readonly [Key in keyof Owned]: Owned[Key] | null }>(
  row: Row,
): row is Row & Owned {
  return row.ownerId !== null
}

/** The columns of a session. */
export const sessionColumns = [
  'idHash',
  'accountId',
  'proofs',
  'level',
  'authenticatedAt',
  'browserHash',
  'browserName',
  'createdAt',
  'lastSeenAt',
  'expiresAt',
  'idleSeconds',
] as const

/** Parses a session's row. */
export function toSession(row: SessionRow): Session {
  const {
    idHash,
    accountId,
    level,
    authenticatedAt,
    browserHash,
    browserName,
    createdAt,
    lastSeenAt,
    expiresAt,
    idleSeconds,
  } = row
  return {
    idHash,
    accountId,
    proofs: JSON.parse(row.proofs),
    level,
    authenticatedAt,
    browserHash,
    browserName,
    createdAt,
    lastSeenAt,
    expiresAt,
    idleSeconds,
  }
}

/** Parses a sign-in's row. */
export function toSignIn(row: Omit<SignInRow, 'claim' | 'accountBrowserHash' | 'sessionIdHash'>): SignIn {
  const {
    idHash,
    browserHash,
    identifier,
    accountId,
    continueTo,
    method,
    credentialId,
    createdAt,
    expiresAt,
    completedAt,
  } = row
  return {
    idHash,
    browserHash,
    identifier,
    accountId,
    requirement: JSON.parse(row.requirement),
    continueTo,
    method,
    credentialId,
    createdAt,
    expiresAt,
    completedAt,
  }
}
