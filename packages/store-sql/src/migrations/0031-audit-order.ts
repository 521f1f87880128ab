/** Rows of the audit log that were written in one second have an order. */
export const auditOrder: readonly string[] = [
  'alter table audit add column sequence bigint',
  'drop index audit_position_at_id',
  'create index audit_position_at_sequence on audit (position, at, sequence)',
]
