import { isFileResponse } from '../offline/file-response.ts'
import { steadyFetch } from '../steady-fetch.ts'

/** What holds the engine's files; their addresses change with what they hold. */
const cacheName = 'typesetting'

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
  const response = await fetchFile(address)
  // A full disk keeps nothing, and the engine works all the same.
  await kept?.put(address, response.clone()).catch(() => undefined)
  return response
}

/** In milliseconds. */
const patience = 30_000

/** @throws `Error` where it isn’t the file */
async function fetchFile(address: string): Promise<Response> {
  // An answer that is watched doesn't say any more that it was led to.
  const response = await steadyFetch(address, { patience, redirect: 'error' })
  if (isFileResponse(response)) return response
  // Nobody reads it: until then the browser waits for the rest.
  void response.body?.cancel()
  throw new Error(`${address}: ${response.status}`)
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
    return await caches.open(cacheName)
  } catch {
    return null
  }
}
