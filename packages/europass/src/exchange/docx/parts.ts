import type { RichText } from '../../rich-text/index.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'

/** What a document refers to by number: addresses of links, pictures. */
export interface Relations {
  /** The id of a link to an address. */
  link(address: string): string
  readonly all: readonly { readonly id: string; readonly address: string }[]
}

/** An empty list of relations. */
export function makeRelations(): Relations {
  const all: { id: string; address: string }[] = []
  return {
    all,
    link: (address) => {
      const found = all.find((one) => one.address === address)
      if (found) return found.id
      const id = `link${all.length + 1}`
      all.push({ id, address })
      return id
    },
  }
}

/** A run of text; line ends are breaks. */
export function run(
  text: string,
  look: { bold?: boolean; italic?: boolean; underline?: boolean; style?: string } = {},
): Xml {
  const properties = [
    look.style ? element(['w:rStyle', { 'w:val': look.style }]) : '',
    look.bold ? '<w:b/>' : '',
    look.italic ? '<w:i/>' : '',
    look.underline ? '<w:u w:val="single"/>' : '',
  ].join('')
  const lines = text.split('\n').map((one) => leaf(['w:t', { 'xml:space': 'preserve' }], one))
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`
}

/** A link, or its text alone where it leads nowhere that Word may go. */
export const link = (text: string, href: string, relations: Relations): Xml =>
  /^(?:https?|mailto|tel):/i.test(href)
    ? element(['w:hyperlink', { 'r:id': relations.link(href) }], [run(text, { style: 'Hyperlink' })])
    : run(text)

/** A paragraph of a style. */
export function paragraph(
  runs: readonly Xml[],
  { style = '', list }: { style?: string; list?: { ordered: boolean; depth: number } } = {},
): Xml {
  const properties = [
    style === '' ? '' : element(['w:pStyle', { 'w:val': style }]),
    list
      ? `<w:numPr>${element(['w:ilvl', { 'w:val': String(list.depth) }])}${element(['w:numId', { 'w:val': list.ordered ? '2' : '1' }])}</w:numPr>`
      : '',
  ].join('')
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.join('')}</w:p>`
}

/** A long text: paragraphs and points. */
export const rich = (text: RichText, relations: Relations): Xml[] =>
  text.map((block) =>
    paragraph(
      block.spans.map((span) =>
        span.link === undefined ? run(span.text, span) : link(span.text, span.link, relations),
      ),
      block.type === 'item' ? { style: 'ListParagraph', list: block } : {},
    ),
  )

/** In twentieths of a point: the width between the margins of A4. */
const tableWidth = 9638

/** A table whose first rows and first column are headers. */
export function table(rows: readonly (readonly Cell[])[], headerRows: number): Xml {
  const columns = (rows[0] ?? []).reduce((sum, { span = 1 }) => sum + span, 0)
  // Without widths a cell over several columns stands over one.
  const width = Math.floor(tableWidth / Math.max(1, columns))
  const lines = rows.map((cells, at) => {
    const isHeader = at < headerRows
    return `<w:tr>${isHeader ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map((one) => cell(one, { isHeader, width })).join('')}</w:tr>`
  })
  const grid = `<w:gridCol w:w="${width}"/>`.repeat(columns)
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:firstRow="1" w:firstColumn="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`
}

/** A cell, over several columns or the rows below it. */
export interface Cell {
  readonly text: string
  readonly span?: number
  readonly rows?: 'restart' | 'continue'
}

function cell({ text, span = 1, rows }: Cell, { isHeader, width }: { isHeader: boolean; width: number }): Xml {
  const properties = [
    `<w:tcW w:w="${width * span}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    rows === 'restart' ? '<w:vMerge w:val="restart"/>' : rows === 'continue' ? '<w:vMerge/>' : '',
  ].join('')
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph([run(text, isHeader ? { bold: true } : {})])}</w:tc>`
}
