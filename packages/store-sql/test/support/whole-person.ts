import { tables } from '../../src/schema.ts'
import type { Column } from '../../src/sql/column.ts'
import { snake } from '../../src/sql/names.ts'
import type { Table } from '../../src/sql/table.ts'

/** Tables that belong to no account, and why nothing of a person stays in them. */
export const nobodys: Readonly<Record<string, string>> = {
  audit: 'an operator’s record: a keyed pseudonym of the account, and facts without names, addresses, numbers',
  auditChain: 'hashes',
  registeredClients: 'of services',
  signingKeys: 'of the provider',
  pushedRequests: 'of services; a login hint may name somebody: gone ten minutes after it expired',
  eidRequests: 'sealed, and gone ten minutes after it expired',
  leftCounters: 'hashes of devices and how far each counted, so that a used code stays used',
  tokenStock: 'devices that nobody has',
  eventPlaces: 'numbers of rows',
  signalStreams: 'of services',
  names:
    'keyed hashes in the first of several databases; of who is deleted the identifier’s alone stays, with a random id, so that nobody else is taken for who had it',
  retiredUids: 'keyed marks of identifiers, so that nobody else is taken for who had them',
}

/** SQL's word for a name of ours. */
const quoted = (name: string) => `"${snake(name)}"`

/** What stands in every text of the person, with where it stands. */
export const mark = 'Élodie-of-'

/**
 * The statements that give one person a row in every table that belongs to accounts, directly or by another
 * row, with the mark in every text. By the definitions: a table that comes is in it.
 *
 * @param person tells several apart: part of the mark and of every key.
 * @param as SQL for a value that is to be another; undefined: as always.
 */
export function everythingOf(
  person: string,
  as: (place: Place) => string | undefined = () => undefined,
): readonly string[] {
  const keys = new Map<string, string>()
  return tables.flatMap((table: Table) => {
    if (table.name in nobodys) return []
    const columns = Object.entries<Column>({ ...table.shown, ...table.own })
    const values = columns.map(([name, column]) => {
      const owner = column.rules.map((rule) => /^references (\w+) /.exec(rule)?.[1]).find(Boolean)
      const place = { table: table.name, name, column }
      const value = owner === undefined ? (as(place) ?? own({ person, ...place })) : keys.get(owner)
      if (name === table.key) keys.set(snake(table.name), value ?? '')
      return value
    })
    return [
      `insert into ${quoted(table.name)} (${columns.map(([name]) => quoted(name)).join(', ')}) values (${values.join(', ')})`,
    ]
  })
}

/** A column of a table. */
interface Place {
  readonly table: string
  readonly name: string
  readonly column: Column
}

function own({ column, name, person, table }: Place & { readonly person: string }): string {
  // What tells services of an end waits a while: its own test says what it holds.
  if (table === 'logoutNotices' && name === 'status') return "'told'"
  if (table === 'tickets' && name === 'spentAt') return 'null'
  if (column.allowed) return `'${column.allowed[0]}'`
  if (column.type === 'bigint') return '1'
  const text = `${mark}${person}-${table}-${name}`
  return column.form === 'json' ? `'["${text}"]'` : `'${text}'`
}

/**
 * The tables of which none of the rows above can be, though nothing says so: they need an owner or a reason.
 */
export function ownerless(): readonly string[] {
  const owned = new Set(['accounts'])
  for (const { name, own: more, shown } of tables) {
    const owners = Object.values<Column>({ ...shown, ...more }).flatMap(({ rules }) =>
      rules.flatMap((rule) => /^references (\w+) .* on delete cascade$/.exec(rule)?.[1] ?? []),
    )
    if (owners.some((owner) => owned.has(owner))) owned.add(snake(name))
  }
  return tables.map(({ name }) => name).filter((name) => !owned.has(snake(name)))
}

/** Asks for all rows of all tables. */
export const everyTable: readonly string[] = tables.map(({ name }) => `select * from ${quoted(name)}`)

/** The values in rows in which the mark stands. */
export function marked(rows: readonly object[]): readonly string[] {
  return rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'string' && value.includes(mark)))
}
