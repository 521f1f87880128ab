import type { Seconds } from '@laissez-passer/core/ports'
import { snake } from './names.ts'

/** What a database stores and is given. */
export type SqlValue = string | number | null

/** What SQL is told of a column. */
interface Shape {
  /** All that we ask of SQL: texts, and whole numbers of 64 bits. */
  readonly type: 'text' | 'bigint'
  /** How a value is kept: as it is, true and false as 1 and 0, or as JSON. */
  readonly form: 'plain' | 'flag' | 'json'
  readonly nullable: boolean
  /** SQL refuses any other value. */
  readonly allowed?: readonly string[]
  /** What stands after its type, e.g. `primary key`. */
  readonly rules: readonly string[]
}

/** A table to which a column can belong. */
interface Owner {
  readonly name: string
  readonly key: string
}

/** A column: what SQL is told of it, what is stored in it, and which value of TypeScript that stands for. */
export interface Column<Value = unknown, Stored extends SqlValue = SqlValue> extends Shape {
  /** Never set; they carry the types. */
  readonly value?: Value
  readonly stored?: Stored
  /** May be null. */
  orNull(): Column<Value | null, Stored | null>
  primaryKey(): Column<Value, Stored>
  unique(): Column<Value, Stored>
  /** What rows have that were there before the column was; a step that adds one to a table needs it. */
  before(stored: Stored & number): Column<Value, Stored>
  /** Refers to a row of another table by its key, and goes when that row goes. */
  belongsTo(owner: Owner): Column<Value, Stored>
}

/** Columns by their names. */
export type Columns = Readonly<Record<string, Column>>

/** A row's values. */
export type Values<Of extends Columns> = {
  readonly [Name in keyof Of]: Of[Name] extends Column<infer Value> ? Value : never
}

/** A row as it is stored. */
export type Stored<Of extends Columns> = {
  readonly [Name in keyof Of]: Of[Name] extends Column<unknown, infer Kept> ? Kept : never
}

function column<Value, Kept extends SqlValue>(shape: Shape): Column<Value, Kept> {
  const ruled = (rule: string) => column<Value, Kept>({ ...shape, rules: [...shape.rules, rule] })
  return {
    ...shape,
    orNull: () => column<Value | null, Kept | null>({ ...shape, nullable: true }),
    primaryKey: () => ruled('primary key'),
    unique: () => ruled('unique'),
    before: (stored) => ruled(`default ${stored}`),
    belongsTo: ({ name, key }) => ruled(`references ${snake(name)} (${snake(key)}) on delete cascade`),
  }
}

const plain = { form: 'plain', nullable: false, rules: [] } as const

/** A text; with a type, one of those that core knows. */
export function text<Value extends string = string>(): Column<Value, Value> {
  return column({ ...plain, type: 'text' })
}

/** One of these texts; SQL refuses any other. */
export function oneOf<const Value extends string>(...allowed: readonly Value[]): Column<Value, Value> {
  return column({ ...plain, type: 'text', allowed })
}

/** A whole number. */
export function count(): Column<number, number> {
  return column({ ...plain, type: 'bigint' })
}

/** A moment or a length of time, in Unix seconds. */
export function seconds(): Column<Seconds, Seconds> {
  return column({ ...plain, type: 'bigint' })
}

/** True or false, kept as 1 or 0. */
export function flag(): Column<boolean, number> {
  return column({ ...plain, type: 'bigint', form: 'flag' })
}

/** A value that no condition looks into, kept as JSON. */
export function json<Value>(): Column<Value, string> {
  return column({ ...plain, type: 'text', form: 'json' })
}

/** What a winner of a conditional operation writes into its row: `claims.ts`. Null until somebody wins. */
export function claim(): Column<string | null, string | null> {
  return text().orNull()
}

/** Parses what is stored. */
export function parsed({ form }: Column, stored: unknown): unknown {
  if (form === 'flag') return stored === 1
  return form === 'json' && typeof stored === 'string' ? JSON.parse(stored) : stored
}

/** What is stored of a value. */
export function kept({ form }: Column, value: unknown): unknown {
  if (form === 'flag') return typeof value === 'boolean' ? Number(value) : value
  return form === 'json' && value !== null ? JSON.stringify(value) : value
}
