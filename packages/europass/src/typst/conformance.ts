import { identification } from './identification.ts'

/**
 * Says in a PDF of Typst that it keeps PDF/UA-1 and PDF/A-3a, which Typst can say only one at a time and only
 * natively: the identification, that the title is shown, the colours meant, and what attached files are. It
 * is added at the end, as an update (ISO 32000-1, 7.5.6), so that both engines give the same document.
 *
 * It changes nothing that is seen or read, and checks nothing: tests compile every template under both
 * standards.
 *
 * @param pdf - as Typst exports it without a standard, tagged and with a title
 * @throws `Error` when it is built otherwise
 * @see https://pdfa.org/resource/pdfua-in-a-nutshell/
 */
export function declareConformance(pdf: Uint8Array): Uint8Array {
  const parts = readParts(pdf)
  const profile = [...parts.offsets.keys()].find((number) => /^<<[^>]*\/N 3\b/.test(parts.object(number)))
  const files = [...parts.catalog.matchAll(/\/EmbeddedFiles <<\s*\/Names \[([^\]]*)\]/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/ (\d+) 0 R/g)].map(([, number]) => Number(number)),
  )
  const intent = parts.size
  const archival = profile !== undefined
  const changed = new Map<number, Uint8Array>()
  const metadata = numberIn(parts.catalog, /\/Metadata (\d+) 0 R/)
  changed.set(metadata, identified(parts.bytes(metadata), { archival }))
  if (archival) {
    changed.set(
      intent,
      latin1(`<<
  /Type /OutputIntent
  /DestOutputProfile ${profile} 0 R
  /S /GTS_PDFA1
  /OutputConditionIdentifier (Custom)
  /OutputCondition (sRGB)
  /RegistryName ()
  /Info (sRGB v4.2)
>>`),
    )
    for (const file of files)
      changed.set(
        file,
        latin1(parts.object(file).replace('/Type /Filespec', '/Type /Filespec\n  /AFRelationship /Data')),
      )
  }
  const associated = files.length > 0 ? `\n  /AF [${files.map((file) => `${file} 0 R`).join(' ')}]` : ''
  const catalog = parts.catalog.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')
  changed.set(
    parts.root,
    latin1(archival ? catalog.replace(/>>\s*$/, `  /OutputIntents [${intent} 0 R]${associated}\n>>`) : catalog),
  )
  return updated(pdf, { changed, parts, size: archival ? intent + 1 : parts.size })
}

interface Parts {
  readonly offsets: ReadonlyMap<number, number>
  /** What an object holds, as text, a character a byte. */
  readonly object: (number: number) => string
  readonly bytes: (number: number) => Uint8Array
  readonly trailer: string
  readonly start: number
  readonly size: number
  readonly root: number
  readonly catalog: string
}

function readParts(pdf: Uint8Array): Parts {
  // Latin-1: a character is a byte, so that places in the text are places in the file.
  const text = Array.from({ length: Math.ceil(pdf.length / 8192) }, (_, index) =>
    String.fromCharCode(...pdf.subarray(index * 8192, (index + 1) * 8192)),
  ).join('')
  const start = numberIn(text.slice(-64), /startxref\s+(\d+)\s+%%EOF\s*$/)
  const table = /^xref\s+0 \d+\s+((?:\d{10} \d{5} [nf]\s+)+)trailer\s+([\s\S]*?)\s+startxref/.exec(text.slice(start))
  if (!table) throw new Error('a PDF without a table of its objects')
  const [, rows = '', trailer = ''] = table
  const offsets = new Map<number, number>()
  for (const [number, [, offset]] of [...rows.matchAll(/(\d{10}) \d{5} ([nf])/g)].entries())
    if (number > 0) offsets.set(number, Number(offset))
  const span = (number: number): readonly [number, number] => {
    const from = text.indexOf(' obj', offsets.get(number)) + 4
    return [from, text.indexOf('\nendobj', from)]
  }
  const object = (number: number): string => text.slice(...span(number)).trimStart()
  const root = numberIn(trailer, /\/Root (\d+) 0 R/)
  return {
    offsets,
    object,
    bytes: (number) => pdf.subarray(...span(number)),
    trailer,
    start,
    size: numberIn(trailer, /\/Size (\d+)/),
    root,
    catalog: object(root),
  }
}

/** The metadata stream with the standards in it. */
function identified(object: Uint8Array, standards: { readonly archival: boolean }): Uint8Array {
  const packet = /<\?xpacket begin[\s\S]*<\?xpacket end="r"\?>/.exec(new TextDecoder().decode(object))?.[0] ?? ''
  const { namespaces, properties } = identification(standards)
  const told = new TextEncoder().encode(
    packet.replace(' xmlns:dc=', ` ${namespaces} xmlns:dc=`).replace('<xmpTPg:NPages>', `${properties}<xmpTPg:NPages>`),
  )
  const head = latin1(`<<\n  /Length ${told.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n`)
  return joined([head, told, latin1('\nendstream')])
}

function updated(
  pdf: Uint8Array,
  update: { readonly changed: ReadonlyMap<number, Uint8Array>; readonly parts: Parts; readonly size: number },
): Uint8Array {
  const { changed, parts, size } = update
  const pieces: Uint8Array[] = [pdf, latin1('\n')]
  let position = pdf.length + 1
  let table = 'xref\n'
  for (const [number, content] of [...changed].toSorted(([one], [other]) => one - other)) {
    const piece = joined([latin1(`${number} 0 obj\n`), content, latin1('\nendobj\n')])
    table += `${number} 1\n${String(position).padStart(10, '0')} 00000 n\r\n`
    pieces.push(piece)
    position += piece.length
  }
  const trailer = parts.trailer.replace(/\/Size \d+/, `/Size ${size}`).replace(/>>\s*$/, `  /Prev ${parts.start}\n>>`)
  pieces.push(latin1(`${table}trailer\n${trailer}\nstartxref\n${position}\n%%EOF\n`))
  return joined(pieces)
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`a PDF without ${pattern.source}`)
  return Number(found)
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let position = 0
  for (const piece of pieces) {
    whole.set(piece, position)
    position += piece.length
  }
  return whole
}
