import { shownToHeader } from '../shown-to.ts'

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

/**
 * Asks the server; null when it didn't answer.
 *
 * @param init - `person`: whose it is, where that isn't whom the page shows
 */
export async function request(
  path: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal; person?: string } = {},
): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: init.method ?? 'GET',
      headers: { ...shownTo(init.person), ...(init.body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
      ...(init.signal && { signal: init.signal }),
    })
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

/** Reads an address; 204 says that there is nothing yet. `person`: as {@link request} has it. */
export async function load<T>(
  path: string,
  read: (body: { [name: string]: unknown }) => T,
  person?: string,
): Promise<Loaded<T>> {
  const response = await request(path, { ...(person !== undefined && { person }) })
  if (response?.status === 204) return { ok: false, reason: 'missing' }
  return response?.ok ? { ok: true, value: read(await response.json()) } : failure(response)
}
