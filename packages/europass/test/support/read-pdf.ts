import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text as it stands on a page, in points from the page's left bottom corner. */
export interface PlacedText {
  readonly page: number
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
}

/** An element of the structure tree: its role, and the text that it marks. */
export interface Tagged {
  readonly role: string
  readonly alt: string | null
  readonly text: string
  readonly children: readonly Tagged[]
}

/** What a reader program finds in a PDF. */
export interface ReadPdf {
  readonly pages: number
  /** All text in the order of the pages; a line break where a line ends. */
  readonly text: string
  readonly placed: readonly PlacedText[]
  readonly tree: readonly Tagged[]
  readonly language: string | null
  readonly title: string | null
  readonly metadata: string
}

/** Reads a PDF as an independent program does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const reading = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 })
  const pdf = await reading.promise
  const placed: PlacedText[] = []
  const tree: Tagged[] = []
  let text = ''
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const open = await pdf.getPage(page)
    const marked = new Map<string, string>()
    // Marks lie in each other: one that ends gives back the one around it.
    const marks: string[] = []
    for (const item of (await open.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const mark = marks.findLast((id) => id !== '') ?? ''
        marked.set(mark, (marked.get(mark) ?? '') + item.str + (item.hasEOL ? '\n' : ''))
        text += item.str + (item.hasEOL ? '\n' : '')
        if (item.str.trim() !== '')
          placed.push({ page, text: item.str, x: item.transform[4], y: item.transform[5], width: item.width })
      } else if (item.type === 'endMarkedContent') marks.pop()
      else marks.push(item.id ?? '')
    }
    const root: unknown = await open.getStructTree()
    if (root) tree.push(...tagged(root, marked))
  }
  const { info, metadata } = await pdf.getMetadata()
  const read = {
    pages: pdf.numPages,
    text,
    placed,
    tree,
    language: 'Language' in info && typeof info.Language === 'string' ? info.Language : null,
    title: 'Title' in info && typeof info.Title === 'string' ? info.Title : null,
    metadata: metadata?.getRaw() ?? '',
  }
  await reading.destroy()
  return read
}

function tagged(node: unknown, marked: ReadonlyMap<string, string>): Tagged[] {
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'content' && 'id' in node)
    return [{ role: '', alt: null, text: marked.get(String(node.id)) ?? '', children: [] }]
  const inner = 'children' in node && Array.isArray(node.children) ? node.children : []
  const children = inner.flatMap((child: unknown) => tagged(child, marked))
  const role = 'role' in node && typeof node.role === 'string' ? node.role : ''
  const alt = 'alt' in node && typeof node.alt === 'string' ? node.alt : null
  return [{ role, alt, text: children.map((child) => child.text).join(''), children }]
}

/** All elements of a tree in reading order. */
export const flat = (tree: readonly Tagged[]): Tagged[] => tree.flatMap((one) => [one, ...flat(one.children)])
