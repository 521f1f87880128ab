import type { ApprovalStatus, Seconds } from '@laissez-passer/core/ports'
import type { RowOf } from '../sql/table.ts'
import type { approvals } from './tables.ts'

/** What a request's status is at a moment: nobody writes "expired". */
export function approvalStatus(
  { expiresAt, status }: Pick<RowOf<typeof approvals>, 'status' | 'expiresAt'>,
  now: Seconds,
): ApprovalStatus {
  return status === 'pending' && expiresAt <= now ? 'expired' : status
}
