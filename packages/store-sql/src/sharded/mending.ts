import type { NamesFound, NamesUpkeep } from '@laissez-passer/core/ports'
import { Sql, sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import type { Name, NameKind } from './naming.ts'
import type { Parts } from './parts.ts'
import { stocked, takeOut } from './tokens.ts'

/** Rows that are read at a time. */
const atOnce = 500

/** A row of a table whose rows bear names. */
type Row = Readonly<Record<string, string>>

/** A table whose rows bear names. */
interface Bearing {
  readonly table: string
  /** Its key, by which it is read page by page. */
  readonly key: readonly [string, ...string[]]
  readonly columns: readonly string[]
  readonly where: Sql<unknown>
  readonly owner: (row: Row) => string
  readonly names: (row: Row) => readonly Name[]
}

const one = (kind: NameKind, column: string) => (row: Row) => [{ kind, value: row[column] ?? '' }]
const always = sql`1 = 1`
const itsAccount = ({ account }: Row): string => account ?? ''

const bearing: readonly Bearing[] = [
  {
    table: 'accounts',
    key: ['id'],
    columns: ['id as account', 'email_key as email', 'uid'],
    where: always,
    owner: itsAccount,
    names: (row) => [...one('email', 'email')(row), ...one('uid', 'uid')(row)],
  },
  ...(
    [
      ['passkeys', 'passkey', 'credential_id', always],
      ['linked_eids', 'eid', 'person_hash', always],
      ['code_tokens', 'source', 'source', sql`status = 'active' and source is not null`],
    ] as const
  ).map(
    ([table, kind, column, where]): Bearing => ({
      table,
      key: ['id'],
      columns: ['account_id as account', `${column} as value`],
      where,
      owner: itsAccount,
      names: one(kind, 'value'),
    }),
  ),
  {
    table: 'token_stock',
    key: ['id'],
    columns: ['source as value'],
    where: always,
    owner: () => stocked,
    names: one('source', 'value'),
  },
  {
    table: 'provisioned',
    key: ['client', 'account_id'],
    columns: ['account_id as account', 'client', 'external_id as value'],
    where: sql`external_id is not null`,
    owner: itsAccount,
    names: ({ client, value }) => [{ kind: 'external', value: JSON.stringify([client, value]) }],
  },
]

/** Rows of a table, page by page, in the order of its key. */
async function* rowsOf(
  { executor }: SqlStore,
  { columns, key, table, where }: Bearing,
): AsyncGenerator<readonly Row[]> {
  const keys = sql.join(key.map((name) => sql.ref(name)))
  const read = sql.join([
    ...columns.map((column) => new Sql([column])),
    ...key.map((name, at) => new Sql([`${name} as key${at}`])),
  ])
  // No key is empty: all come after these.
  let after: readonly string[] = key.map(() => '')
  let rows: readonly Row[]
  do {
    const beyond = sql`(${keys}) > (${sql.join(after.map((value) => sql`cast(${value} as text)`))})`
    rows = await executor.query(
      statement(
        sql<Row>`select ${read} from ${sql.table(table)} where ${where} and ${beyond} order by ${keys} limit ${atOnce}`,
      ),
    )
    yield rows
    const last = rows.at(-1)
    after = key.map((_, at) => last?.[`key${at}`] ?? '')
  } while (rows.length === atOnce)
}

/** Checks and repairs the directory of names against what the databases hold. */
export function namesUpkeep({ directory, naming, shards }: Parts): NamesUpkeep {
  /** @returns `other`: a second account that bears the name as well; `missing`: nothing was written */
  async function mended(
    name: Name,
    { now, owner, write }: { readonly now: number; readonly owner: string; readonly write: boolean },
  ) {
    type Mended = 'written' | 'missing' | 'left' | { readonly other: string }
    const bearer = await naming.bearer(name)
    if (bearer !== null && bearer !== owner) {
      if (bearer !== stocked && owner !== stocked) return { other: bearer }
      // After a restore, a device may be in stock and with the person it was given to meanwhile.
      if (write) await takeOut(name.value, shards.first)
      if (owner === stocked) return 'left'
    }
    if (!write) return 'missing'
    return naming.hold<Mended>(
      [name],
      { owner, now },
      {
        // What bears the name exists already: it is read again, now that nobody else can take the name.
        write: async () => ((await naming.bears(name, owner)) ? 'written' : 'left'),
        won: (done) => done === 'written',
        // Somebody is just taking the name, and may yet fail: only a bearer is reported.
        taken: async () => {
          const other = await naming.bearer(name)
          return other === null || other === owner ? 'missing' : { other }
        },
      },
    )
  }

  return {
    async mend({ at = () => {}, now, write }) {
      let [borne, missing, written] = [0, 0, 0]
      const contested: NamesFound['contested'][number][] = []
      for (const store of shards.all)
        for (const table of bearing)
          for await (const rows of rowsOf(store, table)) {
            const names = rows.flatMap((row) => {
              const owner = table.owner(row)
              // Guests, and copies made for a merge, are read in their own database.
              return shards.of(owner) === store ? table.names(row).map((name) => ({ name, owner })) : []
            })
            const entries = await directory.find(names.map(({ name: { kind, value } }) => shards.nameOf(kind, value)))
            at((borne += names.length))
            for (const { name, owner } of names) {
              const entry = entries.get(shards.nameOf(name.kind, name.value))
              // Names without an entry are looked up in the first database: there they need none.
              if (entry?.owner === owner || (entry === undefined && store === shards.first)) continue
              const done = await mended(name, { now, owner, write })
              if (done === 'left') continue
              if (typeof done === 'object') contested.push({ kind: name.kind, accountId: owner, ...done })
              else {
                missing += 1
                if (done === 'written') written += 1
              }
            }
          }
      return { borne, missing, written, contested }
    },
  }
}
