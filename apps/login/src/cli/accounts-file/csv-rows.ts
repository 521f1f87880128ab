import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { isObject, type SourceRow } from './source-row.ts'

/** Longer than a row of a person can be: a quotation mark that isn't closed would take in the whole file. */
const longestRow = 64 * 1024

/**
 * Reads CSV as spreadsheets and databases write it: with names in its first row, commas, semicolons or tabs
 * between, in UTF-8. Row by row: a file may be larger than the memory.
 *
 * @throws Error where there is no row of names
 */
export async function* csvRows(source: Readable): AsyncGenerator<SourceRow> {
  const broken: SourceRow[] = []
  let named = false
  const parser = parse({
    bom: true,
    columns: (names: readonly string[]) => {
      named = true
      return names.map((name) => name.trim())
    },
    delimiter: [',', ';', '\t'],
    info: true,
    max_record_size: longestRow,
    // A stray quotation mark is part of its value; else the rows behind it would be lost with it.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push({ line: lineOf(error), fields: null })
    },
    // Before a value alone: what stands behind a quoted one would break the file again.
    ltrim: true,
  })
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  for await (const row of parser) {
    const { info, record }: { readonly info: { readonly lines: number }; readonly record: unknown } = row
    // The parser is ahead of its reader: those that come later wait for theirs.
    const before = broken.findIndex(({ line }) => line > info.lines)
    yield* broken.splice(0, before === -1 ? broken.length : before)
    yield { line: info.lines, fields: isObject(record) ? tidy(record) : null }
  }
  if (!named) throw new Error('it has no first row of names')
  yield* broken.splice(0)
}

/** Without the marks around a value that blanks follow: the parser takes them for a part of it. */
function tidy(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim().replace(/^"(.*)"$/s, '$1') : value,
    ]),
  )
}

function lineOf(error: unknown): number {
  const line: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'lines') : 0
  return typeof line === 'number' ? line : 0
}
