// People by the hundred thousand, as sign-ins and years leave them: rows that the store would have written,
// made by the database itself. Ids are scattered as random ones are, so that indexes are as they would be.

/** How SQL is said: SQLite (D1 too) and PostgreSQL differ in series and in numbers as text. */
export const sqliteWords = {
  series: (from, to) =>
    `with recursive series(n) as (select ${from} union all select n + 1 from series where n < ${to})`,
  from: 'series',
  hex: (number) => `printf('%08x', ${number})`,
  text: (number) => `(${number})`,
}
export const postgresWords = {
  series: () => '',
  from: null,
  hex: (number) => `lpad(to_hex(${number}), 8, '0')`,
  text: (number) => `(${number})::text`,
}

const day = 86_400
/** Activity of an account: a year of weekly sign-ins in two services is more, a dormant one has less. */
const lines = 12

/**
 * @param words `sqliteWords` or `postgresWords`
 * @param person who was registered for real: the hash of the password is theirs
 * @returns statements for the people `from` to `to`, in the order in which they refer to one another
 */
export function statements(words, { from, to, person, now }) {
  const scattered = (salt, number = 'n') => words.hex(`(${number} * 2654435761 + ${salt} * 40503) & 4294967295`)
  const id = (prefix, salt, number = 'n') => `'${prefix}' || ${scattered(salt, number)} || '-' || ${words.text(number)}`
  const hash = (salt, number = 'n') =>
    `${[1, 2, 3, 4].map((at) => scattered(salt * 7 + at, number)).join(' || ')} || '-' || ${words.text(number)}`
  // An account's id begins with where it is kept: in the first database.
  const [account, session] = [id('0a', 1), hash(2)]
  const ago = (days) => `${now} - (n % ${days}) * ${day}`
  const text = (value) => `'${value.replaceAll("'", "''")}'`
  const series = words.from ?? `generate_series(${from}, ${to}) as n`
  const rows = (table, columns, { where = '', source = series } = {}) =>
    `insert into ${table} (${Object.keys(columns).join(', ')}) ${words.series(from, to)} select ${Object.values(columns).join(', ')} from ${source} ${where}`
  const several = (count) =>
    words.from ? `series, (${inRows(count)}) as times` : `${series}, (${inRows(count)}) as times`
  const at = words.from ? 'times.k' : 'times.k'
  return [
    rows('accounts', {
      id: account,
      uid: `'n' || ${words.hex('n')}`,
      email: `'person-' || ${words.text('n')} || '@example.org'`,
      email_key: `'person-' || ${words.text('n')} || '@example.org'`,
      first_name: `'Ada' || ${words.text('n % 977')}`,
      last_name: `'Example' || ${words.text('n % 9973')}`,
      first_name_key: `'ada' || ${words.text('n % 977')} || ' example' || ${words.text('n % 9973')}`,
      last_name_key: `'example' || ${words.text('n % 9973')} || ' ada' || ${words.text('n % 977')}`,
      language: `'en'`,
      status: `'active'`,
      password_hash: text(person.passwordHash),
      password_changed_at: ago(300),
      always_two_factors: '0',
      created_at: ago(900),
    }),
    rows('password_history', { account_id: account, position: '0', hash: text(person.passwordHash) }),
    rows('sessions', {
      id_hash: session,
      account_id: account,
      proofs: text(JSON.stringify([{ method: 'password', at: now, credentialId: null }])),
      level: `'BASIC'`,
      authenticated_at: `${now} - n % 3600`,
      browser_hash: hash(3),
      browser_name: `'Firefox on Linux'`,
      created_at: `${now} - n % 3600`,
      last_seen_at: `${now} - n % 3600`,
      expires_at: `${now} + 40000 + n % 3600`,
      idle_seconds: '14400',
    }),
    rows(
      'visits',
      {
        protocol: `'oidc'`,
        client_id: `'client-' || ${words.text(at)}`,
        visited_at: `${now}`,
        session_id_hash: session,
      },
      { source: several(2) },
    ),
    rows(
      'browsers',
      {
        account_browser_hash: `${hash(4)} || '-' || ${words.text(at)}`,
        account_id: account,
        seen_at: ago(180),
      },
      { source: several(2) },
    ),
    rows(
      'activity',
      {
        id: `${id('v', 5)} || '-' || ${words.text(at)}`,
        account_id: account,
        kind: `'signed-in'`,
        at: `${now} - (n + ${at} * 7) % 365 * ${day}`,
        details: text(JSON.stringify({ method: 'password', service: 'Bench', browser: 'Firefox on Linux' })),
        position: at,
      },
      { source: several(lines) },
    ),
    rows(
      'passkeys',
      {
        id: id('p', 6),
        account_id: account,
        credential_id: hash(7),
        public_key: `${hash(8)} || ${hash(9)}`,
        sign_count: '0',
        name: `'Phone'`,
        kind: `'phone'`,
        aaguid: `'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4'`,
        transports: `'["internal","hybrid"]'`,
        discoverable: '1',
        backed_up: '1',
        created_at: ago(500),
      },
      { where: 'where n % 2 = 0' },
    ),
    rows(
      'code_tokens',
      {
        id: id('t', 10),
        account_id: account,
        origin: `'app'`,
        kind: `'totp'`,
        name: `'Authenticator app'`,
        hash: `'SHA-1'`,
        code_digits: '6',
        step_seconds: '30',
        sealed_secret: `${hash(11)} || ${hash(12)}`,
        count_from: '0',
        drift_seconds: '0',
        created_at: ago(500),
        status: `'active'`,
      },
      { where: 'where n % 2 = 1' },
    ),
    rows('devices', {
      id: id('d', 13),
      account_id: account,
      name: `'Phone'`,
      model: `'Pixel 9'`,
      language: `'en'`,
      status: `'active'`,
      presence_key: `${hash(14)} || ${hash(15)}`,
      presence_thumbprint: hash(16),
      approval_key: `${hash(17)} || ${hash(18)}`,
      approval_thumbprint: hash(19),
      pin_key_id: hash(20),
      sealed_oprf_key: `${hash(21)} || ${hash(22)}`,
      tries_in_row: '0',
      tries_in_life: '0',
      enrolment_id: hash(23),
      created_at: ago(500),
      last_seen_at: ago(30),
    }),
    rows(
      'consents',
      { account_id: account, client_id: `'client-' || ${words.text(at)}`, scope: `'profile'`, given_at: ago(300) },
      { source: several(2) },
    ),
    rows(
      'seen',
      { key: hash(24), expires_at: `${now} + 90000 + n % 3600`, account_id: account },
      { where: 'where n % 5 = 0' },
    ),
  ]
}

/** Fills what a look at a session reads, and services that were visited in it, for so many people. */
export function fillSessions(database, { people, now }) {
  const tables = ['accounts', 'sessions', 'visits']
  const slice = 50_000
  for (let from = 1; from <= people; from += slice) {
    const part = { from, to: Math.min(people, from + slice - 1), person: { passwordHash: 'none' }, now }
    database.fill(statements(database.words, part).filter((sql) => tables.includes(sql.split(' ')[2])))
  }
}

/** The hash by which the session of person `n` is found: what `statements` says in SQL. */
export function sessionOf(n) {
  const scattered = (salt) => ((BigInt(n) * 2654435761n + BigInt(salt) * 40503n) & 4294967295n).toString(16)
  return `${[1, 2, 3, 4].map((at) => scattered(2 * 7 + at).padStart(8, '0')).join('')}-${n}`
}

function inRows(count) {
  return Array.from({ length: count }, (_, at) => `select ${at + 1} as k`).join(' union all ')
}

/** Sign-ins that were begun and given up long ago, for a sweep. */
export function expired(words, { from, to, now }) {
  const scattered = words.hex(`(n * 2654435761) & 4294967295`)
  const source = words.from ?? `generate_series(${from}, ${to}) as n`
  return `insert into sign_ins (id_hash, browser_hash, sealed_identifier, requirement, created_at, expires_at)
    ${words.series(from, to)} select 'old' || ${scattered} || ${words.text('n')}, ${scattered}, ${scattered} || ${scattered},
    '{"level":"BASIC","methods":null,"maxAge":null}', ${now} - 200000, ${now} - 190000 from ${source}`
}
