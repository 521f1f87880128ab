import { type Cv, cvDraftSchema } from '@laissez-passer/europass/cv'
import { type Letter, letterDraftSchema } from '@laissez-passer/europass/letter'
import { type Profile, profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { missingHeader, readMissing } from '../missing-characters.ts'
import { documentPath } from './documents/remote-server.ts'
import { answered, failure, load, type Loaded, makingPatience, request } from './request.ts'
import type { Drawable, Drawn } from './typesetting/messages.ts'

/** A document with its version. */
export interface Kept<T> {
  readonly value: T
  readonly version: number
}

/** A document that was to be made: it was, or one was there already and stays. */
export interface Made<T> extends Kept<T> {
  readonly created: boolean
}

const profilePath = documentPath({ kind: 'profile', id: 'profile' })

async function make<T>(path: string, value: T, parse: (value: unknown) => T): Promise<Loaded<Made<T>>> {
  const response = await request(path, { method: 'PUT', body: { schema: schemaVersion, value } })
  return answered(response, (body) => ({
    value: parse(body['value']),
    version: Number(body['version']),
    created: body['created'] === true,
  }))
}

/** The portal's API. */
export const api = {
  profile: (): Promise<Loaded<Kept<Profile>>> =>
    load(`${profilePath}?schema=${schemaVersion}`, (body) => ({
      value: profileDraftSchema.parse(body['value']),
      version: Number(body['version']),
    })),
  createProfile: (value: Profile): Promise<Loaded<Made<Profile>>> =>
    make(profilePath, value, (found) => profileDraftSchema.parse(found)),
  createCv: (value: Cv): Promise<Loaded<Made<Cv>>> =>
    make(documentPath({ kind: 'cv', id: value.id }), value, (found) => cvDraftSchema.parse(found)),
  createLetter: (value: Letter): Promise<Loaded<Made<Letter>>> =>
    make(documentPath({ kind: 'letter', id: value.id }), value, (found) => letterDraftSchema.parse(found)),
  render: async (document: Drawable, signal?: AbortSignal): Promise<Loaded<Drawn>> => {
    const response = await request('/api/render', {
      method: 'POST',
      body: document,
      patience: makingPatience,
      ...(signal && { signal }),
    })
    if (!response?.ok) return failure(response)
    const missing = readMissing(response.headers.get(missingHeader))
    return { ok: true, value: { bytes: await response.arrayBuffer(), missing } }
  },
}
