import { flat, type ReadPdf, type Tagged } from './read-pdf.ts'

/**
 * What keeps a PDF from being read by ear, in words; nothing where all is well. Rules of PDF/UA-1 that a
 * program can check from the structure tree, and what a reader of CVs expects of it.
 *
 * @see https://pdfa.org/resource/the-matterhorn-protocol/ the numbers in brackets
 */
export function structureFaults(pdf: ReadPdf): string[] {
  const all = flat(pdf.tree)
  const faults: string[] = []
  const expect = (holds: boolean, fault: string): void => void (holds || faults.push(fault))
  expect(pdf.title !== null && pdf.title !== '', 'no title (06-003)')
  expect(pdf.language !== null && /^[a-z]{2,3}(-\w+)*$/i.test(pdf.language), 'no language (11-006)')
  expect(pdf.metadata.includes('<pdfuaid:part>1<'), 'no PDF/UA identification (06-002)')
  expect(pdf.tree.length > 0, 'no structure (01-006)')

  const headings = all.filter(({ role }) => /^H[1-6]$/.test(role))
  expect(headings.length > 0, 'no heading')
  let before = 0
  for (const { role, text } of headings) {
    const level = Number(role.slice(1))
    expect(level <= before + 1, `heading “${text}” skips a level (14-003)`)
    expect(text.trim() !== '', 'an empty heading')
    before = level
  }
  for (const table of all.filter(({ role }) => role === 'Table')) faults.push(...tableFaults(table))
  for (const { role, children } of all) {
    const inner = children.map((child) => child.role)
    if (role === 'L')
      expect(
        inner.every((one) => one === 'LI' || one === 'Caption'),
        `a list holds ${inner.join()} (09-004)`,
      )
    if (role === 'LI')
      expect(
        inner.every((one) => one === 'Lbl' || one === 'LBody'),
        `a point holds ${inner.join()} (09-005)`,
      )
    if (role === 'TR')
      expect(
        inner.every((one) => one === 'TH' || one === 'TD'),
        `a row holds ${inner.join()} (09-002)`,
      )
  }
  for (const { alt } of all.filter(({ role }) => role === 'Figure'))
    expect(alt !== null && alt !== '', 'a figure without words (13-004)')
  for (const { text, role } of all) if (role === 'Link') expect(text.trim() !== '', 'a link without text')
  return faults
}

function tableFaults(table: Tagged): string[] {
  const rows = flat([table]).filter(({ role }) => role === 'TR')
  const headed = rows[0]?.children.every(({ role }) => role === 'TH') ?? false
  const bodies = flat([table]).filter(({ role }) => role === 'TBody')
  const named = bodies.every((body) => body.children.every(({ children: [first] }) => first?.role === 'TH'))
  return [
    ...(headed ? [] : [`a table without headers: “${table.text.slice(0, 40)}” (15-003)`]),
    ...(named ? [] : [`rows without headers: “${table.text.slice(0, 40)}” (15-003)`]),
  ]
}

/** Whether texts are read in this order, each once at least. */
export function readInOrder(pdf: ReadPdf, texts: readonly string[]): boolean {
  // Lines break anywhere, and an address breaks without a space.
  const tight = (text: string): string => text.replaceAll(/\s+/g, '')
  const read = tight(pdf.tree.map(({ text }) => text).join(''))
  let from = 0
  return texts.map(tight).every((text) => {
    const at = read.indexOf(text, from)
    from = at + text.length
    return at >= 0
  })
}
