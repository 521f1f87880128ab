import { createHash } from 'node:crypto'
import type { SnapshotPart } from '@laissez-passer/store-sql/sqlite'
import * as z from 'zod'

/** A file of the data folder, within a backup. */
export interface KeptFile {
  readonly kind: 'file'
  /** Its name in the data folder. */
  readonly name: string
  readonly content: Uint8Array
}

/** What a backup begins with. */
export interface BackupHeader {
  readonly kind: 'header'
  /** When it was begun, in Unix seconds. */
  readonly madeAt: number
  /** How many databases it is of; default 1. */
  readonly databases?: number | undefined
}

/** Where a database begins in a backup, with the steps that made its schema. */
export type BackupSchema = Extract<SnapshotPart, { readonly kind: 'schema' }> & {
  /** Which of several: 0 is the first; default 0. */
  readonly database?: number | undefined
}

/** A piece of a backup: its header, then the database, or one after the other, then files. */
export type BackupItem = BackupHeader | BackupSchema | Exclude<SnapshotPart, BackupSchema> | KeptFile

/** A backup that isn't whole, or isn't one; the message ends the sentence “The backup …”. */
export class Damaged extends Error {}

/** Raised where an older program couldn't read what is written: it knows one database in a file. */
const [format, ofSeveral] = [1, 2]
/** Longer than any row; a line without an end doesn't fill the memory. */
const longestLine = 32 * 1024 * 1024

const value = z.union([z.string(), z.number(), z.null()])
const name = z.string().regex(/^[a-z][a-z0-9_]*$/)
const line = z.union([
  z.array(value),
  z.strictObject({ table: name, columns: z.array(name).min(1) }),
  z.strictObject({ steps: z.array(z.string()), database: z.int().min(0).optional() }),
  z.strictObject({
    // A name in the folder, and no way out of it.
    file: z.string().regex(/^[a-z][a-z-]*(\.json)?$/),
    content: z.base64(),
  }),
  z.strictObject({
    'laissez-passer-backup': z.number(),
    madeAt: z.number(),
    databases: z.int().min(2).optional(),
  }),
  z.strictObject({ end: z.strictObject({ lines: z.number(), sha256: z.string() }) }),
])

/**
 * A backup as text: JSON, a line each. The last line counts those before it and holds their SHA-256, so that
 * what is cut off or altered is never taken for whole.
 */
export async function* toLines(items: AsyncIterable<BackupItem>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let lines = 0
  for await (const item of items) {
    const texts = item.kind === 'rows' ? item.rows.map((row) => JSON.stringify(row)) : [JSON.stringify(written(item))]
    lines += texts.length
    const bytes = Buffer.from(`${texts.join('\n')}\n`)
    hash.update(bytes)
    yield bytes
  }
  yield Buffer.from(`${JSON.stringify({ end: { lines, sha256: hash.digest('hex') } })}\n`)
}

function written(item: Exclude<BackupItem, { readonly kind: 'rows' }>): z.input<typeof line> {
  switch (item.kind) {
    case 'header': {
      const { databases = 1, madeAt } = item
      return databases === 1
        ? { 'laissez-passer-backup': format, madeAt }
        : { 'laissez-passer-backup': ofSeveral, madeAt, databases }
    }
    case 'schema': {
      const { database = 0, steps } = item
      return { steps: [...steps], ...(database === 0 ? {} : { database }) }
    }
    case 'table':
      return { table: item.name, columns: [...item.columns] }
    case 'file':
      return { file: item.name, content: Buffer.from(item.content).toString('base64') }
  }
}

/**
 * Reads a backup. Whoever acts on what comes before the end acts on what isn't checked yet.
 *
 * @throws Damaged when it isn't whole, or isn't a backup that this version can read
 */
export async function* fromLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BackupItem> {
  const hash = createHash('sha256')
  let lines = 0
  let ended = false
  for await (const text of linesOf(bytes)) {
    if (ended) throw new Damaged('goes on after its end')
    const read = line.safeParse(jsonOf(text))
    if (!read.success)
      throw new Damaged(lines === 0 ? 'is none of laissez-passer’s' : `is damaged at line ${lines + 1}`)
    const { data } = read
    if ('end' in data) {
      ended = true
      if (data.end.lines !== lines) throw new Damaged('lacks some of its lines')
      if (data.end.sha256 !== hash.digest('hex')) throw new Damaged('was altered, or damaged: its checksum differs')
      continue
    }
    if (lines === 0 && !('laissez-passer-backup' in data)) throw new Damaged('is none of laissez-passer’s')
    hash.update(text).update('\n')
    lines++
    yield itemOf(data)
  }
  if (!ended) throw new Damaged('is cut off: its end is missing')
}

function itemOf(data: Exclude<z.output<typeof line>, { end: unknown }>): BackupItem {
  if (Array.isArray(data)) return { kind: 'rows', rows: [data] }
  if ('table' in data) return { kind: 'table', name: data.table, columns: data.columns }
  if ('steps' in data) return { kind: 'schema', ...data }
  if ('file' in data) return { kind: 'file', name: data.file, content: Buffer.from(data.content, 'base64') }
  if (data['laissez-passer-backup'] > ofSeveral)
    throw new Damaged('was made by a newer version: restore it with that one')
  const { 'laissez-passer-backup': _, ...header } = data
  return { kind: 'header', ...header }
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      rest.push(bytes.subarray(from, end))
      yield Buffer.concat(rest).toString('utf8')
      ;[rest, length, from] = [[], 0, end + 1]
    }
    rest.push(Buffer.from(bytes.subarray(from)))
    length += bytes.length - from
    if (length > longestLine) throw new Damaged('is none of laissez-passer’s')
  }
  if (length > 0) throw new Damaged('is cut off in the middle of a line')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
