/** In bytes: what a body gets at first. */
const first = 65_536

/**
 * Reads a body of bytes, no further than it may be. It holds their bytes, not the pieces in which they came:
 * ten million pieces of one byte need a gigabyte.
 *
 * @param most - in bytes
 * @returns `too-large` as soon as there is more; `broken` where the rest never came
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array | 'too-large' | 'broken'> {
  let bytes = new Uint8Array(Math.min(first, most))
  let size = 0
  try {
    for await (const piece of request.body ?? []) {
      const end = size + piece.length
      if (end > most) return 'too-large'
      if (end > bytes.length) bytes = grown(bytes, Math.min(most, Math.max(end, 2 * bytes.length)))
      bytes.set(piece, size)
      size = end
    }
  } catch {
    return 'broken'
  }
  return bytes.subarray(0, size)
}

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size)
  larger.set(bytes)
  return larger
}
