/**
 * Reads a body of bytes, no further than it may be.
 *
 * @param most - in bytes
 * @returns `too-large` as soon as there is more; `broken` where the rest never came
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array | 'too-large' | 'broken'> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of request.body ?? []) {
      size += piece.length
      if (size > most) return 'too-large'
      pieces.push(piece)
    }
  } catch {
    return 'broken'
  }
  const [only] = pieces
  return pieces.length === 1 && only ? only : Buffer.concat(pieces)
}
