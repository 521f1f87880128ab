import type { PdfObjects } from './pdf-objects.ts'

/**
 * Makes the first cell of each row of a table's body its header, which Typst can only in a version to come:
 * the cell is a header of its row, and the others name it among theirs.
 *
 * @returns what objects of the structure hold instead, by their numbers; nothing where there is no table
 * @see https://www.iso.org/standard/51502.html ISO 32000-1, 14.8.5.7
 * @see https://pdfa.org/resource/the-matterhorn-protocol/ 15-003
 */
export function withRowHeaders(pdf: PdfObjects): Map<number, string> {
  const changed = new Map<number, string>()
  const names: string[] = []
  for (const row of rowsOf(pdf)) {
    const [first, ...others] = kids(pdf.object(row))
    const cell = first === undefined ? '' : pdf.object(first)
    if (first === undefined || !isCell(cell)) continue
    const id = `(R${String(row).padStart(8, '0')})`
    names.push(`${id} ${first} 0 R`)
    changed.set(first, cell.replace('/S /TD', `/S /TH\n  /ID ${id}`).replace('/O /Table', '/O /Table\n    /Scope /Row'))
    for (const other of others) {
      const content = pdf.object(other)
      if (isCell(content)) changed.set(other, content.replace(/\/Headers \[([^\]]*)\]/, `/Headers [$1 ${id}]`))
    }
  }
  const root = pdf.around(pdf.text.indexOf('/Type /StructTreeRoot'))
  if (names.length === 0 || root === undefined) return new Map()
  // The tree of names is in their order: those of Typst begin with a later letter.
  const tree = pdf.object(root)
  const listed = tree.replace(/(\/IDTree <<\s*\/Names \[)(?=\(U)/, (begin) => `${begin}${names.toSorted().join(' ')} `)
  if (listed === tree) return new Map()
  return changed.set(root, listed)
}

const isCell = (content: string): boolean => content.includes('/S /TD') && content.includes('/O /Table')

function rowsOf(pdf: PdfObjects): number[] {
  const rows: number[] = []
  for (let at = pdf.text.indexOf('/S /TBody'); at !== -1; at = pdf.text.indexOf('/S /TBody', at + 1)) {
    const body = pdf.around(at)
    if (body !== undefined) rows.push(...kids(pdf.object(body)))
  }
  return rows
}

/** The elements in another, in reading order. */
const kids = (content: string): number[] =>
  [...(/\/K \[([^\]]*)\]/.exec(content)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
