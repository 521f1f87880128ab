import { check, mustHave } from '../kinds.ts'
import { refuseUnknown } from '../misspelt.ts'
import { namespace } from './objects.ts'
import type { RelyingPartySessions } from './port.ts'
import { type SessionNamespace, sqlSessions, type SqlRow } from './sql.ts'

export { SessionObject, type SessionObjectState, type SessionQuestion } from './session-object.ts'
export { sessionTables, type SessionNamespace } from './sql.ts'

/** What is used of a D1 database binding. */
export interface D1Binding {
  prepare(sql: string): {
    bind(...values: unknown[]): { all(): Promise<{ readonly results: SqlRow[] }> }
  }
}

/**
 * Sessions in Cloudflare D1. The tables are a migration of yours: put the statements of {@link sessionTables}
 * into a file of `migrations/`, as a Worker has no moment at which it starts.
 *
 * @param binding - e.g. `env.DB`
 * @param options - `objects`: a binding of the class {@link SessionObject}, e.g. `env.SESSIONS`. Whether
 * somebody is signed in is asked of it, and D1 at logins and ends alone
 * @throws RelyingPartyError when there is no such binding, or at a name that is no option
 */
export function d1Sessions(
  binding: D1Binding,
  options: { readonly objects?: SessionNamespace } = {},
): RelyingPartySessions {
  mustHave(
    binding,
    ['prepare'],
    'd1Sessions takes a D1 database, such as env.DB: wrangler.jsonc says what it is called.',
  )
  refuseUnknown('d1Sessions', options, ['objects'])
  check(options, { objects: namespace })
  return sqlSessions(
    async (sql, parameters) =>
      (
        await binding
          .prepare(sql)
          .bind(...parameters)
          .all()
      ).results,
    options,
  )
}
