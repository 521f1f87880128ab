import type { SigningKey } from '@laissez-passer/core/ports'
import { shardRow } from '@laissez-passer/store-sql/sharded'
import * as z from 'zod'
import { type BackupItem, Damaged, type KeptFile } from './lines.ts'

/** What is in a backup, as a whole reading of it says. */
export interface Inspected {
  readonly madeAt: number
  /** The steps that made its schema. */
  readonly steps: readonly string[]
  readonly tables: number
  readonly rows: number
  /** How many databases it is of. */
  readonly databases: number
  /** What the keys of their directories are known by; none: it is of one. */
  readonly keyMarks: readonly string[]
  readonly files: readonly KeptFile[]
  /** The keys that sign tokens, sealed: they say which secret key it belongs to. */
  readonly signingKeys: readonly SigningKey[]
}

const signingKey = z.object({
  kid: z.string(),
  purpose: z.enum(['oidc', 'authenticator', 'pairwise']),
  publicJwk: z.string(),
  sealedPrivateJwk: z.string(),
  createdAt: z.number(),
  signsFrom: z.number(),
})

/** As SQL names these columns. */
const columnOf = {
  kid: 'kid',
  purpose: 'purpose',
  publicJwk: 'public_jwk',
  sealedPrivateJwk: 'sealed_private_jwk',
  createdAt: 'created_at',
  signsFrom: 'signs_from',
} as const

/**
 * Reads all of a backup.
 *
 * @param at told how many rows were read, from time to time
 * @throws Damaged when it isn't whole, or lacks what every backup has
 */
export async function inspect(items: AsyncIterable<BackupItem>, at: (rows: number) => void): Promise<Inspected> {
  let madeAt: number | null = null
  let steps: readonly string[] | null = null
  let table: { readonly name: string; readonly columns: readonly string[] } | null = null
  let [rows, databases] = [0, 1]
  const tables = new Set<string>()
  const schemas: number[] = []
  const keyMarks = new Set<string>()
  const files: KeptFile[] = []
  const signingKeys: SigningKey[] = []
  for await (const item of items) {
    if (item.kind === 'header') [madeAt, databases] = [item.madeAt, item.databases ?? 1]
    else if (item.kind === 'schema') {
      ;[steps, table] = [item.steps, null]
      schemas.push(item.database ?? 0)
    } else if (item.kind === 'file') files.push(item)
    else if (item.kind === 'table') {
      table = item
      tables.add(item.name)
    } else {
      at((rows += item.rows.length))
      if (table === null || steps === null) throw new Damaged('has rows of no table')
      const { columns, name } = table
      if (item.rows.some((row) => row.length !== columns.length)) throw new Damaged(`has odd rows of ${name}`)
      if (name === 'names') for (const mark of item.rows.flatMap((row) => markOf(columns, row))) keyMarks.add(mark)
      if (name === 'signing_keys') signingKeys.push(...item.rows.flatMap((row) => keyOf(columns, row)))
    }
  }
  if (madeAt === null || steps === null || steps.length === 0) throw new Damaged('lacks its schema')
  if (Array.from({ length: databases }, (_, index) => index).some((index) => !schemas.includes(index)))
    throw new Damaged('lacks one of its databases')
  if (schemas.length > databases) throw new Damaged('has more databases than it says')
  const oidc = signingKeys.filter(({ purpose }) => purpose === 'oidc')
  return {
    madeAt,
    steps,
    tables: tables.size,
    rows,
    files,
    databases,
    keyMarks: [...keyMarks],
    signingKeys: oidc.toSorted((a, b) => a.createdAt - b.createdAt),
  }
}

function markOf(columns: readonly string[], row: readonly unknown[]): readonly string[] {
  const [name, mark] = [row[columns.indexOf('name')], row[columns.indexOf('claim')]]
  return name === shardRow && typeof mark === 'string' ? [mark] : []
}

function keyOf(columns: readonly string[], row: readonly unknown[]): readonly SigningKey[] {
  const named = Object.fromEntries(
    Object.entries(columnOf).map(([field, column]) => [field, row[columns.indexOf(column)]]),
  )
  const { data } = signingKey.safeParse(named)
  return data === undefined ? [] : [data]
}
