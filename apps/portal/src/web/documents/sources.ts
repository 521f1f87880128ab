import {
  check,
  type Cv,
  cvDraftSchema,
  type CvLanguage,
  type Profile,
  profileDraftSchema,
} from '@laissez-passer/europass/model'
import { api } from '../api.ts'
import type { DocumentSource } from './open-document.ts'

const parseCv = (draft: unknown): Cv | null => {
  const outcome = check(cvDraftSchema, draft)
  return outcome.ok ? outcome.value : null
}

/** The profile of a person. */
export const profileSource = (person: string): DocumentSource<Profile> => ({
  key: `lp-portal:draft:${person}:profile`,
  load: api.profile,
  save: api.saveProfile,
  parse: (draft) => {
    const outcome = check(profileDraftSchema, draft)
    return outcome.ok ? outcome.value : null
  },
})

/** A CV of a person. */
export const cvSource = (person: string, id: string): DocumentSource<Cv> => ({
  key: `lp-portal:draft:${person}:cv:${id}`,
  load: () => api.cv(id),
  save: api.saveCv,
  parse: parseCv,
})

/** Where a guest's CV is kept: in this browser, nowhere else. */
const guestKey = 'lp-portal:guest:cv'

/** The guest's CV in this browser, or null. */
export function guestCv(): Cv | null {
  try {
    return parseCv(JSON.parse(localStorage.getItem(guestKey) ?? 'null'))
  } catch {
    return null
  }
}

/** Starts an empty CV for a guest. */
export function startGuestCv(language: CvLanguage): void {
  keepGuestCv(cvDraftSchema.parse({ id: crypto.randomUUID(), language, content: {} }))
}

/** Keeps the guest's CV; false when the browser won't. */
export function keepGuestCv(cv: Cv): boolean {
  try {
    localStorage.setItem(guestKey, JSON.stringify(cv))
    return true
  } catch {
    return false
  }
}

/** Forgets the guest's CV. */
export const forgetGuestCv = (): void => localStorage.removeItem(guestKey)

/** The guest's CV as a document: saving is instant. */
export const guestSource: DocumentSource<Cv> = {
  key: 'lp-portal:guest:draft',
  load: async () => {
    const cv = guestCv()
    return cv ? { ok: true, value: { value: cv, version: 1 } } : { ok: false, reason: 'missing' }
  },
  save: async (cv) => (keepGuestCv(cv) ? { ok: true, version: 1 } : { ok: false, reason: 'refused' }),
  parse: parseCv,
}
