import { type Cv, cvDraftSchema, type Profile, profileDraftSchema } from '@laissez-passer/europass/model'

/** The person signed in, as pages show them. */
export interface Person {
  readonly id: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly language: string | null
}

/** A document with the version a change must name. */
export interface Kept<T> {
  readonly value: T
  readonly version: number
}

/** A CV in the list. */
export interface CvEntry {
  readonly id: string
  readonly title: string
  readonly headline: string
  readonly template: string
  readonly language: string
  readonly savedAt: number
}

/**
 * What can go wrong with a request, as pages tell it apart. `ended`: nobody is signed in any more. `offline`:
 * no answer, or none for now.
 */
export type Failure = {
  readonly ok: false
  readonly reason: 'ended' | 'offline' | 'missing' | 'refused' | 'full'
  readonly wait?: number
}
export type Loaded<T> = { readonly ok: true; readonly value: T } | Failure
export type Saved<T> =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly reason: 'changed'; readonly current: Kept<T> }
  | Failure

async function request(
  path: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: init.method ?? 'GET',
      ...(init.body !== undefined && {
        body: JSON.stringify(init.body),
        headers: { 'Content-Type': 'application/json' },
      }),
      ...(init.signal && { signal: init.signal }),
    })
  } catch {
    return null
  }
}

async function failure(response: Response | null): Promise<Failure> {
  if (!response || response.status >= 500) return { ok: false, reason: 'offline' }
  if (response.status === 401) return { ok: false, reason: 'ended' }
  if (response.status === 404) return { ok: false, reason: 'missing' }
  if (response.status === 429)
    return { ok: false, reason: 'offline', wait: Number(response.headers.get('Retry-After') ?? 5) }
  const body: { reason?: string } = await response.json().catch(() => ({}))
  // One factor opens nothing here, so it isn't being signed in.
  if (body.reason === 'level') return { ok: false, reason: 'ended' }
  return { ok: false, reason: body.reason === 'full' ? 'full' : 'refused' }
}

async function load<T>(path: string, read: (body: { [name: string]: unknown }) => T): Promise<Loaded<T>> {
  const response = await request(path)
  if (response?.status === 204) return { ok: false, reason: 'missing' }
  return response?.ok ? { ok: true, value: read(await response.json()) } : failure(response)
}

const readKept =
  <T>(parse: (value: unknown) => T) =>
  (body: { [name: string]: unknown }): Kept<T> => ({ value: parse(body['value']), version: Number(body['version']) })
const readProfile = readKept((value): Profile => profileDraftSchema.parse(value))
const readCv = readKept((value): Cv => cvDraftSchema.parse(value))

async function save<T>(
  path: string,
  body: { base: number; value: T },
  read: (body: { [name: string]: unknown }) => Kept<T>,
): Promise<Saved<T>> {
  const response = await request(path, { method: 'PUT', body })
  if (response?.ok) return { ok: true, version: Number((await response.json()).version) }
  if (response?.status === 409) return { ok: false, reason: 'changed', current: read((await response.json()).current) }
  return failure(response)
}

/** The portal's API. */
export const api = {
  session: () => load('/api/session', (body): Person | null => (body['user'] ? toPerson(Object(body['user'])) : null)),
  profile: () => load('/api/profile', readProfile),
  createProfile: async (value: Profile): Promise<Loaded<Kept<Profile> & { readonly created: boolean }>> => {
    const response = await request('/api/profile', { method: 'POST', body: { value } })
    if (!response?.ok) return failure(response)
    const body = await response.json()
    return { ok: true, value: { ...readProfile(body), created: body.created === true } }
  },
  saveProfile: (value: Profile, base: number) => save('/api/profile', { base, value }, readProfile),
  cvs: () => load('/api/cvs', (body): CvEntry[] => (Array.isArray(body['cvs']) ? body['cvs'] : [])),
  cv: (id: string) => load(`/api/cvs/${encodeURIComponent(id)}`, readCv),
  saveCv: (value: Cv, base: number) => save(`/api/cvs/${encodeURIComponent(value.id)}`, { base, value }, readCv),
  removeCv: async (id: string): Promise<boolean> => {
    const response = await request(`/api/cvs/${encodeURIComponent(id)}`, { method: 'DELETE' })
    return response?.ok === true || response?.status === 404
  },
  render: async (cv: Cv, signal?: AbortSignal): Promise<Loaded<ArrayBuffer>> => {
    const response = await request('/api/render', { method: 'POST', body: cv, ...(signal && { signal }) })
    return response?.ok ? { ok: true, value: await response.arrayBuffer() } : failure(response)
  },
}

function toPerson(user: Readonly<Record<string, unknown>>): Person {
  const text = (name: string): string | null => (typeof user[name] === 'string' ? user[name] : null)
  return {
    id: text('id') ?? '',
    firstName: text('firstName'),
    lastName: text('lastName'),
    email: text('email'),
    language: text('language'),
  }
}
