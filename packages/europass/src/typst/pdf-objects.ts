/** The objects of a PDF with one table of them, as Typst writes it. */
export interface PdfObjects {
  readonly file: Uint8Array
  /** The file as text, a character a byte, to search in: characters beyond ASCII aren't to be relied on. */
  readonly text: string
  /** What an object holds, as text, a character a byte. */
  readonly object: (number: number) => string
  /** The number of the object around a place in the text; undefined where none is. */
  readonly around: (place: number) => number | undefined
  /** How many numbers of objects are taken. */
  readonly size: number
  readonly root: number
  /** The dictionary at the end, and where the table begins. */
  readonly trailer: string
  readonly start: number
}

/**
 * Reads the table of a PDF's objects.
 *
 * @throws `Error` when it is built otherwise
 * @see https://www.iso.org/standard/51502.html ISO 32000-1, 7.5
 */
export function pdfObjects(file: Uint8Array): PdfObjects {
  const text = new TextDecoder('latin1').decode(file)
  const start = numberIn(text.slice(-64), /startxref\s+(\d+)\s+%%EOF\s*$/)
  const end = text.indexOf('trailer', start)
  const [, first = ''] = /^xref\s+0 (\d+)\s+/.exec(text.slice(start, start + 64)) ?? []
  if (first === '' || end === -1) throw new Error('a PDF without a table of its objects')
  const rows = text.indexOf('\n', text.indexOf('\n', start) + 1) + 1
  const offset = (number: number): number =>
    Number(text.slice(rows + number * rowLength, rows + number * rowLength + 10))
  const trailer = text.slice(end + 'trailer'.length, text.indexOf('startxref', end)).trim()
  return {
    file,
    text,
    object: (number) => {
      const from = text.indexOf(' obj', offset(number)) + 4
      return exact(file.subarray(from, text.indexOf('\nendobj', from))).trimStart()
    },
    around: (place) => {
      const at = text.lastIndexOf(' 0 obj', place)
      const number = Number(/(\d+)$/.exec(text.slice(Math.max(0, at - 10), at))?.[1])
      return number > 0 && number < Number(first) && offset(number) === at - String(number).length ? number : undefined
    },
    size: numberIn(trailer, /\/Size (\d+)/),
    root: numberIn(trailer, /\/Root (\d+) 0 R/),
    trailer,
    start,
  }
}

/** Each row of the table has as many bytes. */
const rowLength = 20

/**
 * A PDF with other objects, added at its end as an update.
 *
 * @param changed - what objects hold instead, by their numbers; a number that isn't taken yet is a new object
 * @see https://www.iso.org/standard/51502.html ISO 32000-1, 7.5.6
 */
export function updatedPdf(
  { file, size, start, trailer }: PdfObjects,
  changed: ReadonlyMap<number, Uint8Array>,
): Uint8Array {
  const pieces: Uint8Array[] = [file, bytesOf('\n')]
  let position = file.length + 1
  let table = 'xref\n'
  for (const [number, content] of [...changed].toSorted(([one], [other]) => one - other)) {
    const piece = joined([bytesOf(`${number} 0 obj\n`), content, bytesOf('\nendobj\n')])
    table += `${number} 1\n${String(position).padStart(10, '0')} 00000 n\r\n`
    pieces.push(piece)
    position += piece.length
  }
  const taken = Math.max(size, ...[...changed.keys()].map((number) => number + 1))
  const last = trailer.replace(/\/Size \d+/, `/Size ${taken}`).replace(/>>\s*$/, `  /Prev ${start}\n>>`)
  pieces.push(bytesOf(`${table}trailer\n${last}\nstartxref\n${position}\n%%EOF\n`))
  return joined(pieces)
}

/** The number that a pattern finds. */
export function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`a PDF without ${pattern.source}`)
  return Number(found)
}

/** Text as bytes, a byte a character. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** Bytes as text, whatever they are. */
function exact(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** Pieces one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let position = 0
  for (const piece of pieces) {
    whole.set(piece, position)
    position += piece.length
  }
  return whole
}
