import { type Cv, cvDraftSchema, type Profile, profileDraftSchema } from '@laissez-passer/europass/model'
import { type Failure, failure, load, type Loaded, request } from './request.ts'

export type { Failure, Loaded }

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

/** The outcome of saving over a version. */
export type Saved<T> =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly reason: 'changed'; readonly current: Kept<T> }
  | Failure

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
