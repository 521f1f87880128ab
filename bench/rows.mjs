// The rows of a server that doesn't run on SQLite, each beside a peer of its own kind.

/** What, who stands beside it, and which work of ours; `before` and `parallel` as `rate` takes them. */
const rows = [
  ['session check', 'query', 'sessionCheck'],
  ['/healthz', 'answer', 'health'],
  ['sign-in page', 'answer', 'signInPage'],
  ['password sign-in', 'verify', 'passwordSignIn', { parallel: 8 }],
  ['single sign-on, code and PKCE', 'query', 'cycle'],
  ['token endpoint', 'query', 'token', { before: 'singleSignOn' }],
  ['refresh', 'query', 'refresh', { before: 'refreshable' }],
  ['userinfo', 'query', 'userinfo'],
  ['discovery', 'answer', 'discovery'],
  ['CAS, single sign-on to a ticket', 'query', 'ticket'],
  ['CAS, validation of a ticket', 'query', 'validate', { before: 'ticket' }],
  ['POST identifier', 'query', 'identifier'],
  ['registration', 'query', 'registration', { parallel: 8 }],
]

/**
 * The rows by the names that a bench gives them.
 *
 * @param nameOf given what is measured and who stands beside it: `answer` answers at once, `query` asks the
 * database once, `verify` hashes
 */
export function rowsNamed(nameOf) {
  return rows.map(([what, beside, work, how = {}]) => ({ name: nameOf(what, beside), beside, work, ...how }))
}
