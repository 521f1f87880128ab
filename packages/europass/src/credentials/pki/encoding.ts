/** The deepest that a certificate or timestamp goes, with room to spare. */
const deepest = 40

/**
 * Whether bytes are one value of ASN.1 (BER) whose parts fill it to the last byte. The library that reads
 * them is lenient about lengths; two encodings of one value would let a file be changed unseen.
 *
 * @see ITU-T X.690 section 8.1.3
 */
export const isOneValue = (bytes: Uint8Array): boolean =>
  valueEnd(bytes, { at: 0, end: bytes.length, depth: 0 }) === bytes.length

interface Place {
  readonly at: number
  readonly end: number
  readonly depth: number
}

/** Where a value ends; -1 where it isn't one. */
function valueEnd(bytes: Uint8Array, { at, end, depth }: Place): number {
  const tag = bytes[at]
  if (tag === undefined || depth > deepest || at + 2 > end) return -1
  let start = at + 1
  // Tags above 30 go on as long as the first bit is set.
  if ((tag & 0x1f) === 0x1f) {
    while (start < end && ((bytes[start] ?? 0) & 0x80) !== 0) start += 1
    start += 1
  }
  const first = bytes[start] ?? 0
  start += 1
  const constructed = (tag & 0x20) !== 0
  if (first === 0x80) return constructed ? unendingEnd(bytes, { at: start, end, depth }) : -1
  let length = first
  if (first > 0x80) {
    const count = first & 0x7f
    if (count > 4) return -1
    length = 0
    for (const byte of bytes.subarray(start, start + count)) length = length * 256 + byte
    start += count
  }
  const stop = start + length
  if (stop > end) return -1
  if (!constructed) return stop
  for (let inside = start; inside < stop; ) {
    inside = valueEnd(bytes, { at: inside, end: stop, depth: depth + 1 })
    if (inside === -1) return -1
  }
  return stop
}

/** Where a value of indefinite length ends: after two zeros. */
function unendingEnd(bytes: Uint8Array, { at, end, depth }: Place): number {
  for (let inside = at; inside < end; ) {
    if (bytes[inside] === 0 && bytes[inside + 1] === 0) return inside + 2
    inside = valueEnd(bytes, { at: inside, end, depth: depth + 1 })
    if (inside === -1) return -1
  }
  return -1
}
