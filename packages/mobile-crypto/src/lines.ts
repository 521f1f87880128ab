/**
 * The JSON objects of a stream of lines; lines that aren't any are skipped. Ends quietly when the stream
 * breaks.
 */
export async function* lines(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ReadonlyMap<string, unknown>, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      // A line without an end is no line of ours.
      if (rest.length > 16_384) return
      for (const part of parts) {
        const line = parse(part)
        if (line) yield line
      }
    }
  } catch {
    // The connection went away: the caller asks again.
  } finally {
    // Also when the consumer stops early.
    void reader.cancel().catch(() => undefined)
  }
}

function parse(text: string): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null
  } catch {
    return null
  }
}
