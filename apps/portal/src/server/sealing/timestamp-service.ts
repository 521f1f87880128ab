/** The largest answer that is read, in bytes. */
const largest = 100_000
/** In milliseconds. */
const patience = 10_000

/** The timestamp service can't be reached, or doesn't answer as one. */
export class TimestampUnavailable extends Error {
  override readonly name = 'TimestampUnavailable'
}

/**
 * Asks a timestamp service over HTTP.
 *
 * @param url - as an operator set it
 * @param options `fetch`: replaces the network's, for tests
 * @returns what takes a request to it and gives its answer; it throws {@link TimestampUnavailable}
 * @see https://www.rfc-editor.org/rfc/rfc3161#section-3.4
 */
export function timestampService(
  url: string,
  { fetch = globalThis.fetch }: { readonly fetch?: typeof globalThis.fetch } = {},
): (request: Uint8Array<ArrayBuffer>) => Promise<Uint8Array> {
  return async (request) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
        body: request,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      const kind = response.headers.get('Content-Type') ?? ''
      if (!response.ok || !kind.startsWith('application/timestamp-reply'))
        throw new TimestampUnavailable(`it answered ${response.status}`)
      return await readAtMost(response, largest)
    } catch (error) {
      if (error instanceof TimestampUnavailable) throw error
      throw new TimestampUnavailable(error instanceof Error ? error.name : 'unknown')
    }
  }
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > most) throw new TimestampUnavailable('its answer is too large')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
