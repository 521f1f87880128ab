import type { Provisioned, ProvisionedPort } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { db, prepare } from '../sql/statements.ts'
import { provisioned } from './tables.ts'

const selected = () => db.selectFrom('provisioned').select(provisioned.columns)
const find = prepare((p: { client: string; accountId: string }) =>
  selected().where('client', '=', p.client).where('accountId', '=', p.accountId),
)
const called = prepare((p: { client: string; externalId: string }) =>
  selected().where('client', '=', p.client).where('externalId', '=', p.externalId),
)
const list = prepare((p: { client: string; offset: number; limit: number }) =>
  selected().where('client', '=', p.client).orderBy('accountId').limit(p.limit).offset(p.offset),
)
const count = prepare(
  (p: { client: string }) =>
    sql<{ total: number }>`select count(*) as total from provisioned where client = ${p.client}`,
)
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
      return noted?.changes === 1
    },
    async find(which) {
      return (await executor.query(find(which)))[0] ?? null
    },
    async called(which) {
      return (await executor.query(called(which)))[0] ?? null
    },
    async list({ client, limit, offset }) {
      const [accounts, [counted]] = await Promise.all([
        executor.query(list({ client, offset, limit })),
        executor.query(count({ client })),
      ])
      return { total: Number(counted?.total ?? 0), accounts }
    },
  }
}
