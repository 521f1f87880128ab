import { importLimits } from '../limits.ts'

/** A row: cells in order. */
type Row = readonly string[]

/**
 * Reads comma-separated values in one pass. Rows, columns and cells beyond the limits are left out.
 *
 * @param text - with `"` around cells that hold commas, quotes (doubled) or line ends
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(text: string): Row[] {
  const rows: Row[] = []
  let row: string[] = []
  let at = 0
  const add = (cell: string): void => {
    if (row.length < importLimits.csvColumns) row.push(cell.slice(0, importLimits.csvCell))
  }
  while (at < text.length && rows.length < importLimits.csvRows) {
    if (text[at] === '"') {
      const [cell, end] = quoted(text, at + 1)
      add(cell)
      at = end
    } else {
      const end = plainEnd(text, at)
      add(text.slice(at, end))
      at = end
    }
    const next = text[at]
    if (next === ',') {
      at += 1
      if (at === text.length) add('')
    } else {
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1
      rows.push(row)
      row = []
    }
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function plainEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

/** The cell that begins after a quote, and where it ends. */
function quoted(text: string, from: number): [cell: string, end: number] {
  const parts: string[] = []
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return [parts.join('') + text.slice(at), text.length]
    parts.push(text.slice(at, quote))
    if (text[quote + 1] !== '"') return [parts.join(''), plainEnd(text, quote + 1)]
    parts.push('"')
    at = quote + 2
  }
}
