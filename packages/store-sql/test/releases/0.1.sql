CREATE TABLE migrations (id text not null primary key);
CREATE TABLE accounts (id text not null primary key, uid text not null unique, email text not null,
    first_name text not null, last_name text not null, language text not null,
    status text not null check (status in ('pending', 'active', 'locked')), password_hash text,
    password_changed_at bigint, preferred_method text, always_two_factors bigint not null,
    created_at bigint not null, email_key text not null unique, not_me_at bigint, claim text);
CREATE INDEX accounts_created_at on accounts (created_at) where status = 'pending';
CREATE TABLE links (token_hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade, purpose text not null, continue_to text,
    created_at bigint not null, expires_at bigint not null, claim text);
CREATE INDEX links_account_id on links (account_id);
CREATE INDEX links_expires_at on links (expires_at);
CREATE TABLE password_history (account_id text not null references accounts (id) on delete cascade,
    position bigint not null, hash text not null, primary key (account_id, position));
CREATE TABLE sign_ins (id_hash text not null primary key, browser_hash text not null, identifier text not null,
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
    idle_seconds bigint not null);
CREATE INDEX sessions_account_id on sessions (account_id);
CREATE INDEX sessions_expires_at on sessions (expires_at);
CREATE TABLE browsers (account_browser_hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade, seen_at bigint not null);
CREATE INDEX browsers_account_id on browsers (account_id);
CREATE INDEX browsers_seen_at on browsers (seen_at);
CREATE TABLE throttle (key text not null primary key, count bigint not null, locked_until bigint,
    resets_at bigint, claim text);
CREATE INDEX throttle_resets_at on throttle (resets_at);
CREATE TABLE seen (key text not null primary key, expires_at bigint not null);
CREATE INDEX seen_expires_at on seen (expires_at);
CREATE TABLE activity (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade, kind text not null, at bigint not null,
    details text not null, position bigint not null);
CREATE INDEX activity_account_id_position on activity (account_id, position);
CREATE INDEX activity_at on activity (at);
CREATE TABLE outbox (id text not null primary key, kind text not null, "to" text not null,
    template text not null, language text not null, sealed text not null, created_at bigint not null,
    due_at bigint not null, attempts bigint not null, error text, abandoned_at bigint);
CREATE INDEX outbox_abandoned_at_due_at on outbox (abandoned_at, due_at);
CREATE TABLE mailbox (id text not null primary key, kind text not null, "to" text not null,
    subject text not null, text text not null, html text not null, sent_at bigint not null, position bigint not null);
CREATE INDEX mailbox_position on mailbox (position);
CREATE TABLE auth_codes (code_hash text not null primary key, client_id text not null,
    redirect_uri text not null, account_id text not null references accounts (id) on delete cascade,
    session_id_hash text not null references sessions (id_hash) on delete cascade, scope text not null, nonce text,
    code_challenge text not null, authenticated_at bigint not null, acr text not null, amr text not null,
    eid_assurance text, created_at bigint not null, expires_at bigint not null, spent_at bigint, reused_at bigint,
    claim text);
CREATE INDEX auth_codes_session_id_hash on auth_codes (session_id_hash);
CREATE INDEX auth_codes_account_id on auth_codes (account_id);
CREATE INDEX auth_codes_expires_at on auth_codes (expires_at);
CREATE TABLE access_tokens (token_hash text not null primary key, code_hash text not null,
    client_id text not null, account_id text not null references accounts (id) on delete cascade,
    session_id_hash text not null references sessions (id_hash) on delete cascade, scope text not null,
    created_at bigint not null, expires_at bigint not null);
CREATE INDEX access_tokens_code_hash on access_tokens (code_hash);
CREATE INDEX access_tokens_session_id_hash on access_tokens (session_id_hash);
CREATE INDEX access_tokens_account_id on access_tokens (account_id);
CREATE INDEX access_tokens_expires_at on access_tokens (expires_at);
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
    expires_at bigint, last_seen_at bigint, status text not null, claim text);
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
    drift_seconds bigint not null, created_at bigint not null);
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
insert into migrations values ('0001-first');
insert into accounts values ('account-1', 'n00marie', 'Marie@Example.eu', 'Marie', 'Curie', 'fr', 'active', 'hash-1', 1900000000, null, 1, 1900000000, 'marie@example.eu', null, 'b8a446bf-9c60-4329-8cbc-aa1a20589e1f');
insert into sign_ins values ('sign-in-1', 'browser-1', 'Marie@Example.eu', 'account-1', '{"serviceName":"Europass","level":"MEDIUM","methods":null}', null, null, null, 1900000000, 1900000900, 1900000000, '1ab4e65cc8bc8d6dae17d9d5562c64164df9cb63c2cb04acfcbe53da67ae7a8f', null, '94702ffd-62ca-4518-83fa-ac998fd9466d');
insert into sessions values ('session-1', 'account-1', '[{"method":"password","at":1900000000,"credentialId":null}]', 'BASIC', 1900000000, 'browser-1', 'Firefox on Linux', 1900000000, 1900000000, 1900043200, 3600);
insert into browsers values ('1ab4e65cc8bc8d6dae17d9d5562c64164df9cb63c2cb04acfcbe53da67ae7a8f', 'account-1', 1900000000);
insert into activity values ('entry-0', 'account-1', 'password-chosen', 1900000000, '{"service":"Europass"}', 1);
insert into activity values ('entry-1', 'account-1', 'signed-in', 1900000000, '{"service":"Europass"}', 2);
insert into outbox values ('message-1', 'mail', 'Marie@Example.eu', 'registration-link', 'fr', 'sealed', 1900000000, 1900000000, 0, null, null);
