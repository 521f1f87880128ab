import type { ApprovalRequest, ApprovalStatus, Device, Seconds } from '@laissez-passer/core/ports'
import { type RawBuilder, sql } from 'kysely'
import type { ApprovalRow } from './schema-devices.ts'

/** The columns of a device that the port shows. */
export const deviceColumns = [
  'id',
  'accountId',
  'name',
  'model',
  'language',
  'status',
  'presenceKey',
  'presenceThumbprint',
  'approvalKey',
  'approvalThumbprint',
  'pinKeyId',
  'sealedOprfKey',
  'sealedCodeSecret',
  'sealedPush',
  'biometricId',
  'biometricKey',
  'triesInRow',
  'triesInLife',
  'enrolmentId',
  'pinResetAt',
  'createdAt',
  'lastSeenAt',
] as const

/** Columns under another name, for joins in which names meet: `table.name as prefix_name`. */
export function prefixed(
  table: string,
  { columns, prefix }: { readonly columns: readonly string[]; readonly prefix: string },
): RawBuilder<unknown> {
  return sql.join(
    columns.map(
      (name) =>
        sql`${sql.ref(`${table}.${name}`)} as ${sql.ref(prefix + name.charAt(0).toUpperCase() + name.slice(1))}`,
    ),
  )
}

/** Parses the device of a joined row (`deviceId`, `deviceAccountId` …); null where a left join found none. */
export function joinedDevice(row: Readonly<Record<string, unknown>>): Device | null {
  if (row.deviceId === null || row.deviceId === undefined) return null
  return Object.fromEntries(
    deviceColumns.map((name) => [name, row[`device${name.charAt(0).toUpperCase()}${name.slice(1)}`]]),
  ) as unknown as Device
}

/** The columns of an enrolment that the port shows. */
export const enrolmentColumns = [
  'id',
  'accountId',
  'secretHash',
  'name',
  'replaces',
  'sealedOprfKey',
  'sealedPinCheck',
  'createdAt',
  'expiresAt',
  'keepUntil',
] as const

/** The columns of an approval request. */
export const approvalColumns = [
  'id',
  'nonce',
  'accountId',
  'deviceId',
  'signInIdHash',
  'serviceName',
  'serviceOrigin',
  'browserName',
  'place',
  'knownBrowser',
  'transferDigits',
  'sealedTransferCode',
  'createdAt',
  'expiresAt',
  'keepUntil',
] as const

/** An approval request's row as it is read. */
export type ApprovalRead = Pick<ApprovalRow, (typeof approvalColumns)[number] | 'status'>

/** Parses an approval request's row. */
export function toApproval({ status: _, ...row }: ApprovalRead): ApprovalRequest {
  return { ...row, knownBrowser: row.knownBrowser === 1 }
}

/** What a request's status is at a moment: nobody writes "expired". */
export function approvalStatus(row: Pick<ApprovalRead, 'status' | 'expiresAt'>, now: Seconds): ApprovalStatus {
  return row.status === 'pending' && row.expiresAt <= now ? 'expired' : row.status
}

/** The columns of a QR challenge that the port shows. */
export const challengeColumns = ['id', 'accountId', 'signInIdHash', 'challenge', 'createdAt', 'expiresAt'] as const
