import type { Provisioned, ProvisionedPort } from '@laissez-passer/core/ports'
import { didChange, type Executor } from '../executor.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { db, prepare, statement } from '../sql/statements.ts'
import { provisioned } from './tables.ts'

const selected = () => db.selectFrom('provisioned').select(provisioned.columns)
const find = prepare((p: { client: string; accountId: string }) =>
  selected().where('client', '=', p.client).where('accountId', '=', p.accountId),
)
const called = prepare((p: { client: string; externalId: string }) =>
  selected().where('client', '=', p.client).where('externalId', '=', p.externalId),
)
/** Whose address ends so; D1 takes no long pattern. */
const within = (domains: readonly string[]): Sql<unknown> => {
  const ends = domains.map((domain) => (domain.startsWith('*') ? domain.slice(1) : `@${domain}`))
  const each = ends.map(
    (end) => sql`substr(accounts.email_key, length(accounts.email_key) - ${sql.lit(end.length - 1)}) = ${end}`,
  )
  return sql.join([sql`1 = 0`, ...each], sql` or `)
}
const managed = (client: string, domains: readonly string[]): Sql<unknown> =>
  sql`from provisioned join accounts on accounts.id = provisioned.account_id
    where provisioned.client = ${client} and (${within(domains)})`

const note = prepare(
  (p: Provisioned) => sql`insert into provisioned (account_id, client, external_id)
    select id, ${p.client}, ${p.externalId} from accounts where id = ${p.accountId}
      and not exists (select 1 from provisioned where client = ${p.client} and external_id = ${p.externalId}
        and account_id <> ${p.accountId})
    on conflict (client, account_id) do update set external_id = excluded.external_id`,
)

/** Which accounts clients of SCIM manage, on SQL. */
export function provisionedPort(executor: Executor): ProvisionedPort {
  return {
    async note(which) {
      const [noted] = await executor.commit([note(which)])
      return didChange(noted)
    },
    async find(which) {
      return (await executor.query(find(which)))[0] ?? null
    },
    async called(which) {
      return (await executor.query(called(which)))[0] ?? null
    },
    async list({ client, domains, limit, offset }) {
      const ours = managed(client, domains)
      const [accounts, [counted]] = await Promise.all([
        executor.query(
          statement(
            sql<Provisioned>`select provisioned.account_id, provisioned.client, provisioned.external_id ${ours}
              order by provisioned.account_id limit ${limit} offset ${offset}`,
          ),
        ),
        executor.query(statement(sql<{ readonly total: number }>`select count(*) as total ${ours}`)),
      ])
      return { total: Number(counted?.total ?? 0), accounts }
    },
  }
}
