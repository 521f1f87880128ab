import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { isObject, type SourceRow } from './source-row.ts'

/** Longer than a row of a person can be: a quotation mark that isn't closed would take in the whole file. */
const longestRow = 64 * 1024

/**
 * Reads CSV as spreadsheets and databases write it: with names in its first row, commas, semicolons or tabs
 * between, in UTF-8. Row by row: a file may be larger than the memory.
 */
export async function* csvRows(source: Readable): AsyncGenerator<SourceRow> {
  const broken: SourceRow[] = []
  const parser = parse({
    bom: true,
    columns: true,
    delimiter: [',', ';', '\t'],
    info: true,
    max_record_size: longestRow,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push({ line: lineOf(error), fields: null })
    },
    trim: true,
  })
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  for await (const row of parser) {
    const { info, record }: { readonly info: { readonly lines: number }; readonly record: unknown } = row
    // The parser is ahead of its reader: those that come later wait for theirs.
    const before = broken.findIndex(({ line }) => line > info.lines)
    yield* broken.splice(0, before === -1 ? broken.length : before)
    yield { line: info.lines, fields: isObject(record) ? record : null }
  }
  yield* broken.splice(0)
}

function lineOf(error: unknown): number {
  const line: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'lines') : 0
  return typeof line === 'number' ? line : 0
}
