import type { DataExportsPort, PersonalData } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { qrChallenges } from '../qr-challenges/tables.ts'
import { type Tables, tables } from '../schema.ts'
import { type Column, type Columns, parsed } from '../sql/column.ts'
import { snake } from '../sql/names.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { Table } from '../sql/table.ts'

/**
 * Of every table: whether its rows are in a person's copy of their data, or why not. A new one is decided
 * here.
 */
export const contents: Readonly<Record<Exclude<keyof Tables, 'migrations'>, true | string>> = {
  accounts: true,
  sessions: true,
  visits: true,
  browsers: true,
  activity: true,
  links: true,
  passwordHistory: 'hashes of former passwords',
  signIns: true,
  signInProofs: true,
  logoutNotices: true,
  throttle: true,
  seen: 'marks that make something single-use',
  outbox: true,
  mailbox: true,
  authCodes: true,
  accessTokens: true,
  refreshGrants: true,
  consents: true,
  provisioned: true,
  deviceGrants: true,
  grantingTickets: true,
  tickets: true,
  devices: true,
  pinTries: 'hashes of PINs',
  pinChanges: 'keys of a PIN',
  enrolments: true,
  enrolmentTries: 'hashes of PINs',
  approvals: true,
  pauses: true,
  [qrChallenges.name]: 'challenges, whose answers open the account',
  passkeys: true,
  linkedEids: true,
  phones: true,
  sentCodes: 'codes, as keyed hashes',
  codeTokens: true,
  tokenChallenges: 'challenges, whose answers open the account',
  recoveryCodes: true,
  notMeReports: true,
  factorRemovals: true,
  emailChanges: true,
  deletions: true,
  dataExports: 'this copy itself',
  proposals: 'what administrators propose to each other: about others as well',
  audit: 'the operator’s record: the activity says the same, and nothing in it names the person',
  auditChain: 'nobody’s',
  registeredClients: 'nobody’s',
  signingKeys: 'nobody’s',
  pushedRequests: 'nobody’s',
  eidRequests: 'nobody’s',
  leftCounters: 'nobody’s',
  tokenStock: 'nobody’s',
  eventPlaces: 'nobody’s',
  signalStreams: 'nobody’s',
  retiredUids: 'nobody’s any more',
  names: 'keyed hashes, beside which lies what they are of',
}

/** What opens something, or would let somebody try: of no use to a person, and of much to a thief. */
const secret =
  /hash$|hashes$|^sealed|^claim$|mac$|mark$|nonce|challenge|key$|keyId$|^crowd$|thumbprint|^publicKey$|^position$/i

/** Columns that are sealed and open nothing: the copy has what is in them, under a name of its own. */
const opened: Readonly<Record<string, Readonly<Record<string, string>>>> = { phones: { sealedNumber: 'number' } }

/** A column of a copy: its name there, what is stored, and which sealed column is opened for it, if any. */
type Copied = readonly [string, Column, { readonly from: string | null }]

/** The columns of a table that are in the copy. */
export function columnsOf(table: Table): readonly Copied[] {
  return Object.entries<Column>({ ...table.shown, ...table.own }).flatMap(([name, column]): readonly Copied[] => {
    const as = opened[table.name]?.[name]
    if (as !== undefined) return [[as, column, { from: name }]]
    return secret.test(name) ? [] : [[name, column, { from: null }]]
  })
}

/** The tables that are in the copy. */
export const exported: readonly Table[] = (tables as readonly Table[]).filter(
  ({ name }) => Reflect.get(contents, name) === true,
)

/** The rows of a table that belong to an account, directly or by another row. */
function whose(table: Table, accountId: string): Sql {
  if (table.name === 'accounts') return sql`id = ${accountId}`
  const columns: Columns = { ...table.shown, ...table.own }
  const owners = Object.entries(columns).flatMap(([column, { rules }]) =>
    rules.flatMap((rule) => {
      const name = /^references (\w+) /.exec(rule)?.[1]
      return name === undefined ? [] : [{ column, name }]
    }),
  )
  const direct = owners.find(({ name }) => name === 'accounts')
  if (direct) return sql`${sql.ref(direct.column)} = ${accountId}`
  const [by] = owners
  const owner = (tables as readonly Table[]).find(({ name }) => snake(name) === by?.name)
  if (!by || !owner) throw new TypeError(`${table.name} belongs to nobody`)
  return sql`${sql.ref(by.column)} in
    (select ${sql.ref(owner.key)} from ${sql.table(owner.name)} where ${whose(owner, accountId)})`
}

/** All that is kept of an account, table by table. @see DataExportsPort.everything */
export async function everything(
  executor: Executor,
  { accountId, open }: { readonly accountId: string } & Parameters<DataExportsPort['everything']>[1],
): Promise<PersonalData> {
  const found = await Promise.all(
    exported.map(async (table) => {
      const columns = columnsOf(table)
      const names = sql.join(columns.map(([name, , { from }]) => sql.ref(from ?? name)))
      const asked = sql<Readonly<Record<string, unknown>>>`select ${names} from ${sql.table(table.name)}
        where ${whose(table, accountId)}`
      const rows = await executor.query(statement(asked))
      const values = await Promise.all(
        rows.map(async (row) => {
          const shown = columns.map(async ([name, column, { from }]) => {
            if (from === null) return [name, parsed(column, row[name])] as const
            return [name, await open(String(row[from]), { table: table.name, id: String(row['id']) })] as const
          })
          return Object.fromEntries(await Promise.all(shown))
        }),
      )
      return [table.name, values] as const
    }),
  )
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0)) as PersonalData
}
