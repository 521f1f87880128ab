/** In bytes: what a body gets at first. */
const first = 65_536

/** How far a body is read. */
export interface ReadingBody {
  /** In bytes. */
  readonly most: number
  /** Milliseconds without a byte after which the rest isn’t waited for. */
  readonly patience: number
  /** Asks for as much memory as the body needs by now; false: there is none. */
  readonly grow: (bytes: number) => boolean
}

/** Why there is no body: it is larger than it may be, its rest didn’t come, or there was no memory for it. */
export type NoBody = 'too-large' | 'broken' | 'stalled' | 'busy'

/**
 * Reads a body of bytes, no further than it may be. It holds their bytes, not the pieces in which they came:
 * ten million pieces of one byte need a gigabyte. Memory is asked for as bytes come, and who sends none is
 * waited for no longer than the patience.
 */
export async function readBody(request: Request, { most, patience, grow }: ReadingBody): Promise<Uint8Array | NoBody> {
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array(0)
  let bytes = new Uint8Array(Math.min(first, most))
  let size = 0
  /** Ends the reading: nothing more is taken in. */
  const none = (why: NoBody): NoBody => {
    void reader.cancel().catch(() => undefined)
    return why
  }
  if (!grow(bytes.length)) return none('busy')
  for (;;) {
    const read = await next(reader, patience)
    if (read === 'stalled' || read === 'broken') return none(read)
    if (read.done) return bytes.subarray(0, size)
    const end = size + read.value.length
    if (end > most) return none('too-large')
    if (end > bytes.length) {
      const larger = Math.min(most, Math.max(end, 2 * bytes.length))
      if (!grow(larger)) return none('busy')
      bytes = grown(bytes, larger)
    }
    bytes.set(read.value, size)
    size = end
  }
}

type Read = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>

/** The next piece, if it comes in time. */
async function next(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  patience: number,
): Promise<Read | 'stalled' | 'broken'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'stalled'>((resolve) => {
    timer = setTimeout(() => resolve('stalled'), patience)
  })
  try {
    return await Promise.race([reader.read(), late])
  } catch {
    return 'broken'
  } finally {
    clearTimeout(timer)
  }
}

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size)
  larger.set(bytes)
  return larger
}
