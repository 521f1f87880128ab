import type { ClientBase, Connection, Submittable } from 'pg'
import type { Outcome } from '../executor.ts'
import type { SqlValue } from '../sql/column.ts'
import type { Statement } from '../sql/statements.ts'
import { isOutgrown } from './errors.ts'
import { atOwnTime } from './own-time.ts'

/** What node-postgres tells the query that runs. */
interface Running extends Submittable {
  handleRowDescription(message: { readonly fields: readonly Column[] }): void
  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void
  handleCommandComplete(message: { readonly text: string }): void
  handleReadyForQuery(): void
  handleError(error: Error): void
}

interface Column {
  readonly name: string
  readonly dataTypeID: number
}

/**
 * int8, int2, int4: seconds and counts, all far below 2^53. @see
 * https://www.postgresql.org/docs/current/catalog-pg-type.html
 */
const wholeNumbers = new Set([20, 21, 23])

/**
 * What the server warns of when it is told not to wait any longer for its standby: committed there, and
 * perhaps nowhere else. It goes on to say that all is well.
 * @see https://www.postgresql.org/docs/current/warm-standby.html#SYNCHRONOUS-REPLICATION
 */
const notReplicated = '01000'

/** What a connection keeps prepared: the name of a text, and which names it has been given. */
export interface Prepared {
  readonly nameOf: (sql: string) => string
  readonly known: Set<string>
}

/** How statements are sent. */
export interface PipelineOptions {
  /** Null: nothing may be kept prepared. */
  readonly prepared: Prepared | null
  /**
   * Until when to wait for the answer, by `ownTime()`. After that the connection can't be used again.
   */
  readonly end: number
}

/**
 * Sends all statements at once and waits for one answer: one round trip however many they are. They stand
 * before one Sync, so that the server skips whatever follows a statement that failed: after a BEGIN that
 * failed nothing runs by itself.
 *
 * @param client has nothing else to do.
 * @throws what the server said of the first statement that failed, or that the connection broke, nothing came
 * in time, or what was committed may be lost with this server alone.
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export function pipeline(
  client: ClientBase,
  statements: readonly Statement[],
  { prepared, end }: PipelineOptions,
): Promise<readonly Outcome[]> {
  return new Promise((resolve, reject) => {
    const answered = atOwnTime(end, () => reject(Object.assign(new Error('No answer in time'), { code: 'no-answer' })))
    const outcomes: Outcome[] = []
    let columns: readonly Column[] = []
    let rows: Record<string, SqlValue>[] = []
    let warned: string | undefined
    const heed = (notice: { readonly code?: string | undefined; readonly message?: string | undefined }): void => {
      if (notice.code === notReplicated) warned = notice.message ?? ''
    }
    client.on('notice', heed)
    const over = (): void => {
      answered()
      client.off('notice', heed)
    }
    const running: Running = {
      submit(connection) {
        connection.stream.cork()
        for (const statement of statements) send(connection, statement, prepared)
        connection.sync()
        connection.stream.uncork()
      },
      handleRowDescription({ fields }) {
        columns = fields
      },
      handleDataRow({ fields }) {
        const entries = columns.map(({ name, dataTypeID }, index) => [name, toValue(fields[index] ?? null, dataTypeID)])
        rows.push(Object.fromEntries(entries))
      },
      handleCommandComplete({ text }) {
        const done = statements[outcomes.length]
        if (prepared && done) prepared.known.add(prepared.nameOf(done.sql))
        outcomes.push({ rows, changes: Number(text.split(' ').at(-1)) || 0 })
        rows = []
      },
      handleReadyForQuery() {
        over()
        if (warned === undefined) resolve(outcomes)
        else reject(new Error(warned))
      },
      handleError(error) {
        over()
        // Others that this connection keeps may have outgrown their plans as well.
        if (isOutgrown(error)) prepared?.known.clear()
        reject(error)
      },
    }
    client.query(running)
  })
}

function toValue(text: string | null, type: number): SqlValue {
  return text !== null && wholeNumbers.has(type) ? Number(text) : text
}

/** PostgreSQL has no U+0000; it is sent as what UTF-8 makes of half a surrogate pair. */
function toText(value: string | number): string {
  return String(value).replaceAll('\0', '\uFFFD')
}

function send(connection: Connection, { sql, parameters }: Statement, prepared: Prepared | null): void {
  const name = prepared?.nameOf(sql) ?? ''
  if (!prepared?.known.has(name)) {
    // A statement that was parsed and then failed is there without our knowing; to close one that isn't there
    // does no harm.
    if (prepared) connection.close({ type: 'S', name }, true)
    connection.parse({ name, text: numbered(sql), types: [] }, true)
  }
  const values = parameters.map((value) => (value === null ? null : toText(value)))
  connection.bind({ statement: name, values }, true)
  connection.describe({ type: 'P' }, true)
  connection.execute(null, true)
}

/** A literal, a quoted name, or a parameter. */
const token = /'[^']*'|"[^"]*"|\?/g

/** PostgreSQL's parameters have numbers. */
function numbered(sql: string): string {
  let count = 0
  return sql.replace(token, (found) => (found === '?' ? `$${++count}` : found))
}
