import type { SigningKey } from '@laissez-passer/core/ports'
import * as z from 'zod'
import { type BackupItem, Damaged, type KeptFile } from './lines.ts'

/** What is in a backup, as a whole reading of it says. */
export interface Inspected {
  readonly madeAt: number
  /** The steps that made its schema. */
  readonly steps: readonly string[]
  readonly tables: number
  readonly rows: number
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
  let [tables, rows] = [0, 0]
  const files: KeptFile[] = []
  const signingKeys: SigningKey[] = []
  for await (const item of items) {
    if (item.kind === 'header') madeAt = item.madeAt
    else if (item.kind === 'schema') steps = item.steps
    else if (item.kind === 'file') files.push(item)
    else if (item.kind === 'table') {
      table = item
      tables++
    } else {
      at((rows += item.rows.length))
      if (table === null || steps === null) throw new Damaged('has rows of no table')
      const { columns, name } = table
      if (item.rows.some((row) => row.length !== columns.length)) throw new Damaged(`has odd rows of ${name}`)
      if (name === 'signing_keys') signingKeys.push(...item.rows.flatMap((row) => keyOf(columns, row)))
    }
  }
  if (madeAt === null || steps === null || steps.length === 0) throw new Damaged('lacks its schema')
  const oidc = signingKeys.filter(({ purpose }) => purpose === 'oidc')
  return { madeAt, steps, tables, rows, files, signingKeys: oidc.toSorted((a, b) => a.createdAt - b.createdAt) }
}

function keyOf(columns: readonly string[], row: readonly unknown[]): readonly SigningKey[] {
  const named = Object.fromEntries(
    Object.entries(columnOf).map(([field, column]) => [field, row[columns.indexOf(column)]]),
  )
  const { data } = signingKey.safeParse(named)
  return data === undefined ? [] : [data]
}
