/** Sign-ins that raise a session hang on it: no foreign key, for a completed one outlives the session that it replaced. */
export const stepUp: readonly string[] = [
  'alter table sign_ins add column session_id_hash text',
  'create index sign_ins_session on sign_ins (session_id_hash)',
]
