import { Unzlib } from 'fflate'
import { importLimits } from '../limits.ts'

/** So little that no piece inflates to more than a few megabytes before it is counted. */
const piece = 4096

/** What a stream's dictionary says where it isn't drawing: pictures, fonts, files, tables of the format. */
const noDrawing =
  /\/(?:Length[123]|Subtype\s*\/(?:Image|XML|Type1C|CIDFontType0C|OpenType)|Type\s*\/(?:XRef|ObjStm|EmbeddedFile|Metadata))\b/

/** How deep drawing states may lie in each other: pdf.js takes the square of it. */
const deepest = 200
/** How often forms may draw other forms, multiplied along all of them. */
const mostRepeated = 10_000

/**
 * Whether a PDF draws more than pages of words can need. pdf.js can't be stopped while it reads what is
 * drawn, so that is looked at first: each stream inflated piece by piece up to the limit, the states that it
 * opens, the forms that draw forms.
 *
 * @param bytes - the file
 */
export function drawsTooMuch(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes)
  let left = importLimits.pdfDrawing
  let repeated = 1
  // The dictionary of a stream stands right before it.
  for (const match of text.matchAll(/>>\s{0,4}stream\r?\n/g)) {
    const start = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 600), match.index + 2)
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1)
    if (noDrawing.test(dictionary)) continue
    const filters = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|RunLengthDecode)\b/g)?.length ?? 0
    // One stream deflated twice could be anything.
    if (filters > 1) return true
    const end = text.indexOf('endstream', start)
    const source = bytes.subarray(start, end === -1 ? bytes.length : end)
    const drawn = filters === 0 ? source : inflated(source, left)
    left -= drawn.length
    if (left < 0) return true
    const operators = new TextDecoder('latin1').decode(drawn)
    if (depthOf(operators) > deepest) return true
    if (/\/Subtype\s*\/Form\b/.test(dictionary)) repeated *= Math.max(1, operators.match(/\bDo\b/g)?.length ?? 0)
    if (repeated > mostRepeated) return true
  }
  return false
}

/** How many states `q` opens before `Q` closes them. Letters in texts may count too: they are few. */
function depthOf(operators: string): number {
  let [depth, most] = [0, 0]
  for (const [operator] of operators.matchAll(/(?<![^\s])[qQ](?![^\s])/g)) {
    depth = operator === 'q' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > most) most = depth
  }
  return most
}

/** A stream inflated, up to a limit and a piece more; what is no stream as it is. */
function inflated(source: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  const inflater = new Unzlib((chunk) => {
    chunks.push(chunk)
    length += chunk.length
  })
  try {
    for (let at = 0; at < source.length && length <= limit; at += piece)
      inflater.push(source.subarray(at, at + piece), at + piece >= source.length)
  } catch {
    if (length === 0) return source
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
