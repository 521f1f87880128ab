import { isFileResponse } from '../offline/file-response.ts'

/** What holds the engine's files; their addresses change with what they hold. */
const shelf = 'typesetting'

/**
 * Fetches a file of the engine, once: from then on it is there offline too. Files of versions before are
 * thrown away by `forgetOthers`.
 *
 * @param address - one whose content never changes
 * @throws `Error` where something else is answered: that isn't kept
 */
export async function keptFetch(address: string): Promise<Response> {
  return (await (await openShelf())?.match(address)) ?? fetchAnew(address)
}

async function fetchAnew(address: string): Promise<Response> {
  const kept = await openShelf()
  const response = await fetchSteadily(address)
  // A full disk keeps nothing, and the engine works all the same.
  await kept?.put(address, response.clone()).catch(() => undefined)
  return response
}

/** In milliseconds: a connection that brings nothing for so long brings nothing any more. */
const patience = 30_000

/**
 * Fetches, however slowly, as long as anything comes: a connection that died is told from a slow one.
 *
 * @throws `Error` where it isn’t the file
 */
async function fetchSteadily(address: string): Promise<Response> {
  const stalled = new AbortController()
  const stop = (): void => stalled.abort(new Error(`${address}: nothing came for ${patience} ms`))
  let timer = setTimeout(stop, patience)
  const goOn = (): void => {
    clearTimeout(timer)
    timer = setTimeout(stop, patience)
  }
  try {
    const response = await fetch(address, { signal: stalled.signal })
    if (!isFileResponse(response)) throw new Error(`${address}: ${response.status}`)
    goOn()
    if (!response.body) return response
    const watched = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (piece, controller) => {
          goOn()
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

/**
 * Makes something of a file. Where that fails, the copy here may be damaged: the file is fetched anew, once,
 * and takes its place.
 */
export async function madeOfKept<T>(address: string, make: (file: Promise<Response>) => Promise<T>): Promise<T> {
  const wasKept = await isKept(address)
  try {
    return await make(keptFetch(address))
  } catch (error) {
    if (wasKept) return make(fetchAnew(address))
    await (await openShelf())?.delete(address)
    throw error
  }
}

/** Whether a file is there without a connection. */
export const isKept = async (address: string): Promise<boolean> =>
  (await (await openShelf())?.match(address)) !== undefined

/**
 * Throws away what this version hasn't.
 *
 * @param isOurs - whether an address belongs to this version
 */
export async function forgetOthers(isOurs: (address: string) => boolean): Promise<void> {
  const kept = await openShelf()
  for (const request of (await kept?.keys()) ?? [])
    if (!isOurs(new URL(request.url).pathname)) await kept?.delete(request)
}

/** Browsers that keep nothing have none, in private windows for example. */
async function openShelf(): Promise<Cache | null> {
  try {
    return await caches.open(shelf)
  } catch {
    return null
  }
}
