// oxlint-disable max-lines -- one text, written by a test
/**
 * What all steps together make, for a file that is new. Written by `test/newest.node.test.ts`:
 * `pnpm exec vitest run --project store-sql:node newest -u`.
 */
export const newest: string = `
CREATE TABLE migrations (id text not null primary key);
CREATE TABLE accounts (id text not null primary key, uid text not null unique, email text not null,
    first_name text not null, last_name text not null, language text not null,
    status text not null check (status in ('pending', 'active', 'locked')), password_hash text,
    password_changed_at bigint, preferred_method text, always_two_factors bigint not null,
    created_at bigint not null, email_key text not null unique, not_me_at bigint, claim text, time_zone text, assurance text, member_of text, first_name_key text, last_name_key text, administrator bigint not null default 0, title text, chosen_zone text, sign_in_mails text, foreign_hash text, uid_mark text);
CREATE INDEX accounts_created_at on accounts (created_at) where status = 'pending';
CREATE TABLE links (token_hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade, purpose text not null, continue_to text,
    created_at bigint not null, expires_at bigint not null, claim text);
CREATE INDEX links_account_id on links (account_id);
CREATE INDEX links_expires_at on links (expires_at);
CREATE TABLE password_history (account_id text not null references accounts (id) on delete cascade,
    position bigint not null, hash text not null, primary key (account_id, position));
CREATE TABLE sign_ins (id_hash text not null primary key, browser_hash text not null, sealed_identifier text not null,
    account_id text references accounts (id) on delete cascade, requirement text not null, continue_to text,
    method text, credential_id text, created_at bigint not null, expires_at bigint not null, completed_at bigint,
    account_browser_hash text, session_id_hash text, claim text);
CREATE INDEX sign_ins_account_id on sign_ins (account_id);
CREATE INDEX sign_ins_expires_at on sign_ins (expires_at);
CREATE INDEX sign_ins_session_id_hash on sign_ins (session_id_hash);
CREATE TABLE sign_in_proofs (method text not null, at bigint not null, credential_id text, alone bigint not null,
    assurance text, sign_in_id_hash text not null references sign_ins (id_hash) on delete cascade,
    primary key (sign_in_id_hash, method));
CREATE INDEX sign_in_proofs_credential_id on sign_in_proofs (credential_id);
CREATE TABLE sessions (id_hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade, proofs text not null, level text not null,
    authenticated_at bigint not null, browser_hash text not null, browser_name text not null,
    created_at bigint not null, last_seen_at bigint not null, expires_at bigint not null,
    idle_seconds bigint not null, country text);
CREATE INDEX sessions_account_id on sessions (account_id);
CREATE INDEX sessions_expires_at on sessions (expires_at);
CREATE TABLE browsers (account_browser_hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade, seen_at bigint not null, two_factors_at bigint);
CREATE INDEX browsers_account_id on browsers (account_id);
CREATE INDEX browsers_seen_at on browsers (seen_at);
CREATE TABLE throttle (key text not null primary key, count bigint not null, locked_until bigint,
    resets_at bigint, claim text, crowd text, account_id text references accounts (id) on delete cascade);
CREATE INDEX throttle_resets_at on throttle (resets_at);
CREATE TABLE seen (key text not null primary key, expires_at bigint not null, account_id text references accounts (id) on delete cascade);
CREATE INDEX seen_expires_at on seen (expires_at);
CREATE TABLE activity (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, kind text not null, at bigint not null,
    details text not null, position bigint not null, by text, merged_uid text);
CREATE INDEX activity_account_id_position on activity (account_id, position);
CREATE INDEX activity_at on activity (at);
CREATE TABLE outbox (id text not null primary key, kind text not null, "to" text not null,
    template text not null, language text not null, sealed text not null, created_at bigint not null,
    due_at bigint not null, attempts bigint not null, error text, abandoned_at bigint, account_id text references accounts (id) on delete cascade);
CREATE INDEX outbox_abandoned_at_due_at on outbox (abandoned_at, due_at);
CREATE TABLE mailbox (id text not null primary key, kind text not null, "to" text not null,
    subject text not null, text text not null, html text not null, sent_at bigint not null, position bigint not null, account_id text references accounts (id) on delete cascade);
CREATE INDEX mailbox_position on mailbox (position);
CREATE TABLE auth_codes (code_hash text not null primary key, client_id text not null,
    redirect_uri text not null, account_id text not null references accounts (id) on delete cascade,
    session_id_hash text not null references sessions (id_hash) on delete cascade, scope text not null, nonce text,
    code_challenge text not null, authenticated_at bigint not null, acr text not null, amr text not null,
    eid_assurance text, created_at bigint not null, expires_at bigint not null, spent_at bigint, reused_at bigint,
    claim text, claims text, dpop_jkt text, sid text);
CREATE INDEX auth_codes_session_id_hash on auth_codes (session_id_hash);
CREATE INDEX auth_codes_account_id on auth_codes (account_id);
CREATE INDEX auth_codes_expires_at on auth_codes (expires_at);
CREATE TABLE signing_keys (kid text not null primary key, purpose text not null, public_jwk text not null,
    sealed_private_jwk text not null, created_at bigint not null, signs_from bigint not null, claim text);
CREATE TABLE devices (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, name text not null, model text not null,
    language text not null, status text not null check (status in ('active', 'locked', 'removed')),
    presence_key text not null, presence_thumbprint text not null, approval_key text not null,
    approval_thumbprint text not null, pin_key_id text not null, sealed_oprf_key text, sealed_code_secret text,
    sealed_push text, biometric_id text, biometric_key text, tries_in_row bigint not null,
    tries_in_life bigint not null, enrolment_id text not null unique, pin_reset_at bigint,
    created_at bigint not null, last_seen_at bigint not null, claim text);
CREATE INDEX devices_account_id on devices (account_id);
CREATE TABLE pin_tries (id text not null primary key,
    device_id text not null references devices (id) on delete cascade, blinded_hash text not null,
    at bigint not null, unique (device_id, blinded_hash));
CREATE TABLE pin_changes (device_id text not null primary key references devices (id) on delete cascade,
    pin_key_id text not null, sealed_oprf_key text not null,
    purpose text not null check (purpose in ('change', 'reset')), expires_at bigint not null);
CREATE INDEX pin_changes_expires_at on pin_changes (expires_at);
CREATE TABLE enrolments (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, secret_hash text not null,
    name text not null, replaces text, sealed_oprf_key text, sealed_pin_check text, created_at bigint not null,
    expires_at bigint not null, keep_until bigint not null,
    status text not null check (status in ('pending', 'completed', 'cancelled')), claim text);
CREATE INDEX enrolments_account_id on enrolments (account_id);
CREATE INDEX enrolments_keep_until on enrolments (keep_until);
CREATE TABLE enrolment_tries (enrolment_id text not null references enrolments (id) on delete cascade,
    blinded_hash text not null, primary key (enrolment_id, blinded_hash));
CREATE TABLE approvals (id text not null primary key, nonce text not null,
    account_id text not null references accounts (id) on delete cascade,
    device_id text not null references devices (id) on delete cascade,
    sign_in_id_hash text not null references sign_ins (id_hash) on delete cascade, service_name text not null,
    service_origin text, browser_name text not null, place text, known_browser bigint not null,
    transfer_digits bigint not null, sealed_transfer_code text, created_at bigint not null,
    expires_at bigint not null, keep_until bigint not null,
    status text not null check (status in ('pending', 'approved', 'refused', 'wrong-code', 'not-me', 'cancelled')),
    claim text);
CREATE INDEX approvals_account_id_created_at on approvals (account_id, created_at);
CREATE INDEX approvals_device_id on approvals (device_id);
CREATE INDEX approvals_sign_in_id_hash on approvals (sign_in_id_hash);
CREATE INDEX approvals_keep_until on approvals (keep_until);
CREATE TABLE pauses (account_id text not null references accounts (id) on delete cascade,
    known_browser bigint not null, until bigint not null, seconds bigint not null, primary key (account_id,
    known_browser));
CREATE TABLE code_challenges (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade,
    sign_in_id_hash text not null references sign_ins (id_hash) on delete cascade, challenge text not null,
    created_at bigint not null, expires_at bigint not null, tries bigint not null, consumed_at bigint, claim text);
CREATE INDEX code_challenges_account_id on code_challenges (account_id);
CREATE INDEX code_challenges_sign_in_id_hash on code_challenges (sign_in_id_hash);
CREATE INDEX code_challenges_expires_at on code_challenges (expires_at);
CREATE TABLE passkeys (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, credential_id text not null unique,
    public_key text not null, sign_count bigint not null, name text not null,
    kind text not null check (kind in ('platform', 'phone', 'security-key')), aaguid text not null,
    transports text not null, discoverable bigint not null, backed_up bigint not null, created_at bigint not null,
    last_used_at bigint, claim text);
CREATE INDEX passkeys_account_id on passkeys (account_id);
CREATE TABLE linked_eids (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, scheme text not null, country text not null,
    person_hash text not null unique, name text not null,
    assurance text not null check (assurance in ('low', 'substantial', 'high')), created_at bigint not null,
    last_used_at bigint, claim text);
CREATE INDEX linked_eids_account_id on linked_eids (account_id);
CREATE TABLE eid_requests (id_hash text not null primary key,
    stage text not null check (stage in ('asked', 'unmatched', 'registering')), browser_hash text,
    sealed text not null, created_at bigint not null, expires_at bigint not null, answer text, claim text);
CREATE INDEX eid_requests_expires_at on eid_requests (expires_at);
CREATE TABLE phones (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, number_key text not null,
    sealed_number text not null, name text not null, created_at bigint not null, last_used_at bigint,
    confirmed_at bigint, expires_at bigint, claim text);
CREATE INDEX phones_account_id on phones (account_id);
CREATE UNIQUE INDEX phones_account_id_number_key_unique on phones (account_id,
    number_key) where confirmed_at is not null;
CREATE INDEX phones_expires_at on phones (expires_at) where confirmed_at is null;
CREATE TABLE sent_codes (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade,
    sign_in_id_hash text unique references sign_ins (id_hash) on delete cascade,
    phone_id text references phones (id) on delete cascade, mac text not null, created_at bigint not null,
    expires_at bigint not null, tries bigint not null, consumed_at bigint, claim text);
CREATE INDEX sent_codes_account_id on sent_codes (account_id);
CREATE INDEX sent_codes_phone_id on sent_codes (phone_id);
CREATE INDEX sent_codes_expires_at on sent_codes (expires_at);
CREATE TABLE code_tokens (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, origin text not null, serial text,
    source text, kind text not null, name text not null, hash text not null, code_digits bigint not null,
    step_seconds bigint not null, suite text, sealed_secret text not null, count_from bigint not null,
    drift_seconds bigint not null, created_at bigint not null, resync_from bigint, resync_until bigint,
    expires_at bigint, last_seen_at bigint, status text not null, claim text, valid_until bigint);
CREATE INDEX code_tokens_account_id on code_tokens (account_id);
CREATE INDEX code_tokens_source on code_tokens (source);
CREATE UNIQUE INDEX code_tokens_source_unique on code_tokens (source) where status = 'active';
CREATE INDEX code_tokens_expires_at on code_tokens (expires_at) where status = 'pending';
CREATE TABLE token_challenges (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade,
    token_id text not null references code_tokens (id) on delete cascade,
    sign_in_id_hash text not null unique references sign_ins (id_hash) on delete cascade, challenge text not null,
    created_at bigint not null, expires_at bigint not null, tries bigint not null, consumed_at bigint, claim text);
CREATE INDEX token_challenges_account_id on token_challenges (account_id);
CREATE INDEX token_challenges_token_id on token_challenges (token_id);
CREATE TABLE token_stock (id text not null primary key, serial text not null, source text not null unique,
    kind text not null, name text not null, hash text not null, code_digits bigint not null,
    step_seconds bigint not null, suite text, sealed_secret text not null, count_from bigint not null,
    drift_seconds bigint not null, created_at bigint not null, valid_until bigint);
CREATE INDEX token_stock_serial on token_stock (serial);
CREATE TABLE recovery_codes (hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade, created_at bigint not null, used_at bigint,
    claim text);
CREATE INDEX recovery_codes_account_id on recovery_codes (account_id);
CREATE TABLE not_me_reports (token_hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade, at bigint not null, claim text);
CREATE INDEX not_me_reports_account_id on not_me_reports (account_id);
CREATE INDEX not_me_reports_at on not_me_reports (at);
CREATE TABLE factor_removals (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, kind text not null, factor_id text not null,
    factor_name text not null, asked_at bigint not null, due_at bigint not null, asked_by text not null unique,
    status text not null check (status in ('waiting', 'cancelled', 'done')), claim text);
CREATE INDEX factor_removals_account_id_status on factor_removals (account_id, status);
CREATE INDEX factor_removals_status_due_at on factor_removals (status, due_at);
CREATE INDEX factor_removals_due_at on factor_removals (due_at);
CREATE TABLE email_changes (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, old_email text not null,
    old_key text not null, new_email text not null, new_key text not null, asked_at bigint not null,
    links_expire_at bigint not null, due_at bigint, old_confirmed_at bigint, new_confirmed_at bigint,
    old_token_hash text not null unique, new_token_hash text not null unique, asked_by text not null,
    changed_at bigint, status text not null check (status in ('waiting', 'done', 'taken', 'cancelled', 'undone')),
    claim text);
CREATE INDEX email_changes_account_id_status on email_changes (account_id, status);
CREATE INDEX email_changes_status_due_at on email_changes (status, due_at);
CREATE INDEX email_changes_asked_at on email_changes (asked_at);
CREATE INDEX sign_ins_completed_at_expires_at on sign_ins (completed_at,
    expires_at) where completed_at is null;
CREATE INDEX throttle_crowd_resets_at on throttle (crowd, resets_at) where crowd is not null;
CREATE TABLE pushed_requests (id_hash text not null primary key, client_id text not null, parameters text not null,
    created_at bigint not null, expires_at bigint not null, spent_at bigint, claim text);
CREATE INDEX pushed_requests_expires_at on pushed_requests (expires_at);
CREATE TABLE granting_tickets (ticket_hash text not null primary key, service text not null,
    service_id text not null, account_id text not null references accounts (id) on delete cascade,
    session_id_hash text not null references sessions (id_hash) on delete cascade, proxies text not null,
    created_at bigint not null, expires_at bigint not null);
CREATE INDEX granting_tickets_session_id_hash on granting_tickets (session_id_hash);
CREATE INDEX granting_tickets_account_id on granting_tickets (account_id);
CREATE INDEX granting_tickets_expires_at on granting_tickets (expires_at);
CREATE TABLE tickets (ticket_hash text not null primary key, sealed_ticket text not null,
    kind text not null check (kind in ('service', 'proxy')), service text not null, service_id text not null,
    account_id text not null references accounts (id) on delete cascade,
    session_id_hash text not null references sessions (id_hash) on delete cascade, from_new_login bigint not null,
    proxies text not null, granting_ticket_hash text references granting_tickets (ticket_hash) on delete cascade,
    client_fingerprint text, created_at bigint not null, expires_at bigint not null, spent_at bigint, claim text);
CREATE INDEX tickets_session_id_hash on tickets (session_id_hash);
CREATE INDEX tickets_account_id on tickets (account_id);
CREATE INDEX tickets_granting_ticket_hash on tickets (granting_ticket_hash);
CREATE INDEX tickets_expires_at on tickets (expires_at) where spent_at is null;
CREATE TABLE access_tokens (token_hash text not null primary key, origin_hash text, client_id text not null,
    account_id text references accounts (id) on delete cascade,
    session_id_hash text references sessions (id_hash) on delete cascade, scope text not null, claims text,
    audience text, confirmation text, authenticated_at bigint, acr text, created_at bigint not null, expires_at bigint not null);
CREATE INDEX access_tokens_origin_hash on access_tokens (origin_hash);
CREATE INDEX access_tokens_session_id_hash on access_tokens (session_id_hash);
CREATE INDEX access_tokens_account_id on access_tokens (account_id);
CREATE INDEX access_tokens_expires_at on access_tokens (expires_at);
CREATE TABLE refresh_grants (id_hash text not null primary key, secret_hash text not null,
    origin_hash text not null, client_id text not null,
    account_id text not null references accounts (id) on delete cascade,
    session_id_hash text references sessions (id_hash) on delete cascade, scope text not null, claims text,
    authenticated_at bigint not null, acr text not null, amr text not null, eid_assurance text,
    dpop_jkt text, created_at bigint not null, expires_at bigint not null, ends_at bigint not null,
    claim text, sid text);
CREATE INDEX refresh_grants_origin_hash on refresh_grants (origin_hash);
CREATE INDEX refresh_grants_session_id_hash on refresh_grants (session_id_hash);
CREATE INDEX refresh_grants_account_id on refresh_grants (account_id);
CREATE INDEX refresh_grants_expires_at on refresh_grants (expires_at);
CREATE TABLE consents (account_id text not null references accounts (id) on delete cascade,
    client_id text not null, scope text not null, given_at bigint not null,
    primary key (account_id, client_id, scope));
CREATE TABLE "visits" (protocol text not null, client_id text not null, sid text, visited_at bigint not null,
    session_id_hash text not null references sessions (id_hash) on delete cascade,
    primary key (session_id_hash, client_id));
CREATE TABLE device_grants (device_code_hash text not null primary key, user_code_hash text not null,
    client_id text not null, scope text not null, asked_from text not null, asked_in text,
    created_at bigint not null, expires_at bigint not null,
    status text not null check (status in ('pending', 'allowed', 'denied', 'spent')),
    account_id text references accounts (id) on delete cascade, session_id_hash text, given text,
    pause bigint not null, polled_at bigint, claim text);
CREATE UNIQUE INDEX device_grants_user_code_hash_unique on device_grants (user_code_hash);
CREATE INDEX device_grants_account_id on device_grants (account_id);
CREATE INDEX device_grants_expires_at on device_grants (expires_at);
CREATE TABLE registered_clients (client_id text not null primary key, registration text not null, sealed_secret text,
    token_hash text not null, open bigint not null, created_at bigint not null, changed_at bigint not null);
CREATE INDEX registered_clients_created_at_client_id on registered_clients (created_at, client_id);
CREATE INDEX consents_client_id on consents (client_id);
CREATE INDEX accounts_first_name_key_id on accounts (first_name_key, id);
CREATE INDEX accounts_last_name_key_id on accounts (last_name_key, id);
CREATE INDEX accounts_administrator on accounts (administrator) where administrator = 1;
CREATE TABLE proposals (id text not null primary key, action text not null,
    account_id text references accounts (id) on delete cascade, sealed text not null,
    proposed_by text not null references accounts (id) on delete cascade, proposed_at bigint not null,
    expires_at bigint not null, decision text check (decision in ('confirmed', 'refused', 'withdrawn')),
    decided_by text, decided_at bigint, claim text);
CREATE INDEX proposals_account_id on proposals (account_id);
CREATE INDEX proposals_proposed_by on proposals (proposed_by);
CREATE INDEX proposals_expires_at on proposals (expires_at);
CREATE TABLE audit (id text not null primary key, at bigint not null, kind text not null, subject text, by text,
    reason text, details text not null, position bigint, hash text, account_id text, sealed_uid text, sequence bigint);
CREATE INDEX audit_subject_position on audit (subject, position);
CREATE TABLE audit_chain (id text not null primary key, position bigint not null, hash text not null,
    cut_position bigint not null, cut_hash text not null, claim text);
CREATE INDEX outbox_account_id on outbox (account_id);
CREATE INDEX throttle_account_id on throttle (account_id);
CREATE INDEX seen_account_id on seen (account_id);
CREATE INDEX mailbox_account_id_sent_at on mailbox (account_id, sent_at);
CREATE TABLE "logout_notices" (id text not null primary key, session_id_hash text not null,
    account_id text references accounts (id) on delete cascade, uid text, sealed_uid text,
    browser_name text not null, protocol text not null, client_id text not null, service text, sid text,
    sealed_ticket text, ended_at bigint not null,
    status text not null check (status in ('waiting', 'told', 'refused', 'deaf')), reason text,
    due_at bigint not null, attempts bigint not null);
CREATE INDEX logout_notices_status_due_at on logout_notices (status, due_at);
CREATE INDEX logout_notices_session_id_hash on logout_notices (session_id_hash);
CREATE INDEX logout_notices_account_id_ended_at on logout_notices (account_id, ended_at);
CREATE INDEX logout_notices_ended_at on logout_notices (ended_at);
CREATE TABLE left_counters (source text not null primary key, count_from bigint not null);
CREATE INDEX accounts_password_changed_at_status on accounts (password_changed_at, status);
CREATE TABLE deletions (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade unique,
    asked_by text not null check (asked_by in ('person', 'operator')), asked_at bigint not null, due_at bigint not null,
    reminded_at bigint, claim text);
CREATE INDEX deletions_due_at on deletions (due_at);
CREATE INDEX audit_account_id on audit (account_id);
CREATE INDEX audit_sealed_uid on audit (sealed_uid) where sealed_uid is not null;
CREATE TABLE event_places (receiver text not null primary key, position bigint not null, claim text);
CREATE TABLE signal_streams (id text not null primary key, client_id text not null, events_requested text not null,
    endpoint text not null, sealed_authorization text, description text, status text not null
      check (status in ('enabled', 'paused', 'disabled')), status_reason text, created_at bigint not null);
CREATE INDEX signal_streams_client_id_created_at on signal_streams (client_id, created_at);
CREATE INDEX accounts_foreign_hash on accounts (foreign_hash) where foreign_hash is not null;
CREATE TABLE provisioned (account_id text not null references accounts (id) on delete cascade, client text not null,
    external_id text, primary key (client, account_id));
CREATE UNIQUE INDEX provisioned_client_external_id_unique on provisioned (client, external_id);
CREATE INDEX provisioned_account_id on provisioned (account_id);
CREATE TABLE data_exports (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade unique,
    asked_at bigint not null, ready_at bigint, expires_at bigint, sealed text, claim text);
CREATE INDEX data_exports_ready_at_asked_at on data_exports (ready_at, asked_at);
CREATE INDEX data_exports_expires_at on data_exports (expires_at);
CREATE TABLE retired_uids (mark text not null primary key);
CREATE INDEX audit_position_at_sequence on audit (position, at, sequence);
CREATE INDEX outbox_abandoned_at_to_due_at_id on outbox (abandoned_at, "to", due_at, id) where kind = 'event';
CREATE INDEX outbox_abandoned_at_created_at_id on outbox (abandoned_at, created_at, id) where kind <> 'event';
CREATE INDEX activity_position on activity (position) where position % 1000 = 0;
CREATE TABLE names (name text not null primary key, owner text not null, reserved_at bigint not null, claim text, confirmed bigint not null);
CREATE INDEX names_owner on names (owner);
CREATE INDEX names_reserved_at on names (reserved_at) where confirmed = 0;
`
