import { shownToHeader } from '../shown-to.ts'
import { steadyFetch } from './steady-fetch.ts'

/**
 * What can go wrong with a request, as pages tell it apart. `ended`: nobody is signed in any more. `offline`:
 * no answer, or none for now.
 */
export type Failure = {
  readonly ok: false
  readonly reason: 'ended' | 'offline' | 'missing' | 'refused' | 'full'
  /** Seconds after which the server wants to be asked again, where it says so. */
  readonly wait?: number
}
/** What was asked for, or why there is none. */
export type Loaded<T> = { readonly ok: true; readonly value: T } | Failure

let shown: string | null = null
let replaced = false

/** From now on, what is asked says whom this page shows; null: nobody. */
export function showTo(person: string | null): void {
  shown = person
}

/** The header that says whom a page shows; those of the page unless told. */
export const shownTo = (person: string | null = shown): Readonly<Record<string, string>> =>
  person === null ? {} : { [shownToHeader]: person }

/** Whether the session `ended` because somebody else signed in to this browser. */
export const isReplaced = (): boolean => replaced

/** In milliseconds: how long the server may be silent. It gives up what takes it longer by itself. */
const patience = 10_000

/** The same for what it makes first, as a document's pages. */
export const makingPatience = 60_000

/** Bytes a millisecond that a slow line takes: nothing tells how far what is sent is. */
const slowest = 4

/**
 * Asks the server. An answer is whole: nothing of it is still on its way, so that nobody waits for it.
 *
 * @param init - `patience`: how long it may be silent, in milliseconds; `person`: whose it is, where that
 * isn't whom the page shows; null: nobody's
 * @returns null when it didn't answer, or not in time
 */
export async function request(
  path: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal; patience?: number; person?: string | null } = {},
): Promise<Response | null> {
  const body = init.body === undefined ? null : JSON.stringify(init.body)
  const silence = init.patience ?? patience
  try {
    const response = await steadyFetch(path, {
      method: init.method ?? 'GET',
      headers: { ...shownTo(init.person), ...(body !== null && { 'Content-Type': 'application/json' }) },
      ...(body !== null && { body }),
      ...(init.signal && { signal: init.signal }),
      patience: silence,
      first: silence + (body?.length ?? 0) / slowest,
    })
    const { headers, status, statusText } = response
    const bytes = await response.arrayBuffer()
    return new Response(bytes.byteLength > 0 ? bytes : null, { headers, status, statusText })
  } catch {
    return null
  }
}

/** What an answer that isn't one of success means for a page. */
export async function failure(response: Response | null): Promise<Failure> {
  if (!response) return { ok: false, reason: 'offline' }
  if (response.status >= 500 || response.status === 429) {
    const wait = waitOf(response)
    return { ok: false, reason: 'offline', ...(wait !== null && { wait }) }
  }
  if (response.status === 404) return { ok: false, reason: 'missing' }
  const body: { reason?: string } = await response.json().catch(() => ({}))
  if (response.status === 401) {
    replaced = body.reason === 'another-person'
    return { ok: false, reason: 'ended' }
  }
  // One factor opens nothing here, so it isn't being signed in.
  if (body.reason === 'level') return { ok: false, reason: 'ended' }
  return { ok: false, reason: body.reason === 'full' ? 'full' : 'refused' }
}

/** Ours say seconds; what stands between us and the server may say a date, or too much. */
function waitOf(response: Response): number | null {
  const said = response.headers.get('Retry-After') ?? ''
  return /^\d{1,9}$/.test(said) ? Math.min(600, Number(said)) : null
}

/**
 * What an answer of success holds. What stands between us and the server may answer with a page of its own.
 * What `read` can't read is a mistake of ours, which is told, and nothing to wait for.
 */
export async function answered<T>(
  response: Response | null,
  read: (body: { [name: string]: unknown }) => T,
): Promise<Loaded<T>> {
  if (!response?.ok) return failure(response)
  const body: unknown = await response.json().catch(() => null)
  if (!isObject(body)) return { ok: false, reason: 'offline' }
  try {
    return { ok: true, value: read(body) }
  } catch (error) {
    reportError(error)
    return { ok: false, reason: 'refused' }
  }
}

/** Reads an address; 204 says that there is nothing yet. `person`: as {@link request} has it. */
export async function load<T>(
  path: string,
  read: (body: { [name: string]: unknown }) => T,
  person?: string | null,
): Promise<Loaded<T>> {
  const response = await request(path, { ...(person !== undefined && { person }) })
  return response?.status === 204 ? { ok: false, reason: 'missing' } : answered(response, read)
}

const isObject = (body: unknown): body is { [name: string]: unknown } => typeof body === 'object' && body !== null
