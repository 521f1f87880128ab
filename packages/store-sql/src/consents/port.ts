import type { ConsentsPort, Seconds } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { endGrants, endVisits } from '../ends.ts'
import { changesOf, didChange, type Executor } from '../executor.ts'
import { sessionLives } from '../sessions/live.ts'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { db, prepare } from '../sql/statements.ts'
import type { ValueOf } from '../sql/table.ts'
import { consents } from './tables.ts'

interface Whose {
  readonly accountId: string
  readonly clientId: string
}

const scopes = prepare((p: Whose) =>
  db.selectFrom('consents').select('scope').where('accountId', '=', p.accountId).where('clientId', '=', p.clientId),
)

const list = prepare((p: Pick<Whose, 'accountId'>) =>
  db
    .selectFrom('consents')
    .select(['clientId', 'scope', 'givenAt'])
    .where('accountId', '=', p.accountId)
    .orderBy('givenAt', 'desc')
    .orderBy('clientId')
    .orderBy('scope'),
)

/** Allows one scope where the condition holds; what is allowed already stays as it is. */
export function insertConsent(consent: ValueOf<typeof consents>, where: Sql<unknown>): Sql<unknown> {
  return insertInto(consents, consent, {
    where,
    onConflict: sql`on conflict (account_id, client_id, scope) do nothing`,
  })
}

const allow = prepare((p: Whose & { scope: string; sessionIdHash: string; now: Seconds }) =>
  insertConsent({ accountId: p.accountId, clientId: p.clientId, scope: p.scope, givenAt: p.now }, sessionLives(p)),
)

const take = prepare((p: Whose) =>
  db.deleteFrom('consents').where('accountId', '=', p.accountId).where('clientId', '=', p.clientId),
)

function allowed({ accountId, clientId }: Whose): Sql<unknown> {
  return sql`exists (select 1 from consents where account_id = ${accountId} and client_id = ${clientId})`
}

/** Whether an account allows a client all of these scopes. */
export function allows({ accountId, clientId }: Whose, scopes: readonly string[]): Sql<boolean> {
  return sql<boolean>`(select count(*) from consents where account_id = ${accountId} and client_id = ${clientId}
    and scope in (${sql.join([...new Set(scopes)])})) = ${sql.lit(new Set(scopes).size)}`
}

/** What people allow services, on SQL. */
export function consentsPort(executor: Executor): ConsentsPort {
  return {
    async scopes(whose) {
      return (await executor.query(scopes(whose))).map(({ scope }) => scope)
    },

    async give({ accountId, clientId, scopes: given, sessionIdHash, messages, activity, now }) {
      const whose = { accountId, clientId }
      const lives = sessionLives({ sessionIdHash, accountId, now })
      // The mail before its cause, while it can be seen whether anything was allowed before.
      const told = effects({ messages }, sql`not ${allowed(whose)} and ${lives}`)
      const noted = effects({ activity }, lives)
      const outcomes = await executor.commit([
        ...told,
        ...noted,
        ...given.map((scope) => allow({ ...whose, scope, sessionIdHash, now })),
      ])
      return didChange(outcomes[told.length])
    },

    async list(whose) {
      const all = new Map<string, { clientId: string; scopes: string[]; since: Seconds }>()
      for (const { clientId, givenAt, scope } of await executor.query(list(whose))) {
        const known = all.get(clientId)
        if (known === undefined) all.set(clientId, { clientId, scopes: [scope], since: givenAt })
        else {
          known.scopes.push(scope)
          known.since = Math.min(known.since, givenAt)
        }
      }
      return [...all.values()]
    },

    async withdraw({ activity, now, ...whose }) {
      const theirs = allowed(whose)
      const { accountId, clientId } = whose
      const before = [
        ...effects({ activity }, theirs),
        ...endVisits({ clientId, now, which: sql`account_id = ${accountId} and ${theirs}` }),
        ...endGrants(whose, theirs),
      ]
      const outcomes = await executor.commit([...before, take(whose)])
      return changesOf(outcomes.at(-1)) > 0
    },
  }
}
