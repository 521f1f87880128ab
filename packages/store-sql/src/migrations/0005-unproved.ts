/**
 * Sweeping what nobody proved anything in walked through the day's sign-ins every time: those that opened a
 * session are out of its way now.
 */
export const unproved: readonly string[] = [
  `create index sign_ins_completed_at_expires_at on sign_ins (completed_at,
    expires_at) where completed_at is null`,
]
