const woff = 0x774f4646

/**
 * The font an engine reads: TTF and OTF as they are, WOFF 1 unpacked.
 *
 * @param bytes - a font file
 * @returns the bytes of a TTF or OTF
 * @see https://www.w3.org/TR/WOFF/
 */
export async function sfnt(bytes: Uint8Array): Promise<Uint8Array> {
  const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (from.getUint32(0) !== woff) return bytes
  const count = from.getUint16(12)
  const tables = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const [tag, offset, packed, length, sum] = [0, 4, 8, 12, 16].map((at) => from.getUint32(44 + index * 20 + at))
      if (tag === undefined || offset === undefined || packed === undefined || length === undefined)
        throw new Error('a WOFF without tables')
      const data = bytes.subarray(offset, offset + packed)
      return { tag, sum: sum ?? 0, data: packed < length ? await inflate(data) : data }
    }),
  )
  const start = 12 + 16 * count
  const font = new Uint8Array(tables.reduce((size, { data }) => size + padded(data.length), start))
  const to = new DataView(font.buffer)
  const power = 2 ** Math.floor(Math.log2(count))
  to.setUint32(0, from.getUint32(4))
  for (const [at, value] of [count, power * 16, Math.log2(power), (count - power) * 16].entries())
    to.setUint16(4 + at * 2, value)
  let position = start
  for (const [index, { tag, sum, data }] of tables.entries()) {
    for (const [at, value] of [tag, sum, position, data.length].entries()) to.setUint32(12 + index * 16 + at * 4, value)
    font.set(data, position)
    position += padded(data.length)
  }
  return font
}

const padded = (length: number): number => (length + 3) & ~3

async function inflate(data: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([data.slice()]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
