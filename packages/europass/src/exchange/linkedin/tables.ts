import type { Notes } from '../notes.ts'
import { readCsv } from './csv.ts'

/** A row by the names of its columns; remembers which were asked for. */
export interface TableRow {
  /** The cell of a column, by any of the names it has had; empty where there is none. */
  cell(...names: readonly string[]): string
}

/** A table of the archive. */
export interface Table {
  readonly rows: readonly TableRow[]
  /** Notes columns that hold something and that nobody asked for. */
  noteUnread(file: string, notes: Notes): void
}

const emptyTable: Table = { rows: [], noteUnread: () => undefined }

/**
 * Reads one file of the archive.
 *
 * @param text - CSV; lines before the one with the names of the columns are left out
 * @param column - a column that it has
 */
export function readTable(text: string | undefined, column: string): Table {
  if (text === undefined) return emptyTable
  const all = readCsv(text)
  const head = all.findIndex((row) => row.some((cell) => cell.trim() === column))
  if (head === -1) return emptyTable
  const names = (all[head] ?? []).map((cell) => cell.trim())
  const asked = new Set<string>()
  const rows = all
    .slice(head + 1)
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map(
      (row): TableRow => ({
        cell: (...wanted) => {
          for (const name of wanted) {
            asked.add(name)
            const value = (row[names.indexOf(name)] ?? '').trim()
            // What people never filled in is written as N/A or null.
            if (value !== '' && !/^(?:n\/a|null)$/i.test(value)) return value
          }
          return ''
        },
      }),
    )
  const noteUnread = (file: string, notes: Notes): void => {
    for (const name of names.filter((one) => one !== '' && !asked.has(one))) {
      const values = rows.map((row) => row.cell(name)).filter((value) => value !== '')
      if (values.length > 0) notes.lost('no-place', { source: `${file}/${name}`, params: { value: values.join(', ') } })
    }
  }
  return { rows, noteUnread }
}
