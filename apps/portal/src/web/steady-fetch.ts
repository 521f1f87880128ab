/** A request that is waited for as long as it goes on. */
export interface Steadily extends RequestInit {
  /** In milliseconds: a connection that brings nothing for so long brings nothing any more. */
  readonly patience: number
  /** The same until the answer begins; `patience` unless told. */
  readonly first?: number
}

/** Answers that have no body. Chromium gives them one, that nobody may make such an answer with. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])

/**
 * Fetches, however slowly, as long as anything comes: a connection that died is told from a slow one. By
 * itself a browser waits for minutes, or without an end.
 *
 * @returns the answer as it begins; its body fails where nothing more comes
 * @throws `Error` where nothing comes
 */
export async function steadyFetch(
  address: string,
  { patience, first = patience, signal, ...init }: Steadily,
): Promise<Response> {
  const stalled = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (time: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => stalled.abort(new Error(`${address}: nothing came for ${time} ms`)), time)
  }
  const leave = (): void => stalled.abort(signal?.reason)
  signal?.addEventListener('abort', leave, { once: true })
  if (signal?.aborted) leave()
  wait(first)
  try {
    const response = await fetch(address, { ...init, signal: stalled.signal })
    if (!response.body || bodiless.has(response.status)) {
      clearTimeout(timer)
      return response
    }
    wait(patience)
    const watched = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (piece, controller) => {
          wait(patience)
          controller.enqueue(piece)
        },
        flush: () => clearTimeout(timer),
      }),
    )
    const { headers, status, statusText } = response
    return new Response(watched, { headers, status, statusText })
  } catch (error) {
    clearTimeout(timer)
    throw error
  }
}
